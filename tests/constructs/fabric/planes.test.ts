import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ncclSettings } from '../../../constructs/fabric/nccl-settings.ts';
import { NetworkOperator } from '../../../constructs/fabric/network-operator.ts';
import { NicClusterPolicy } from '../../../constructs/fabric/nic-cluster-policy.ts';
import { nicConfigurations } from '../../../constructs/fabric/nic-configurations.ts';
import { nicNodePolicies } from '../../../constructs/fabric/nic-node-policies.ts';
import { RailAddresses } from '../../../constructs/fabric/rail-addresses.ts';
import { RailFunctions } from '../../../constructs/fabric/rail-functions.ts';
import { tenantNetworks } from '../../../constructs/fabric/tenant-fabric.ts';
import { quotasOf } from '../../../constructs/scheduling/quotas.ts';
import { rules } from '../../../site/checks/index.ts';
import { fabricNetworks, type Site } from '../../../site/model/index.ts';
import { renderSite } from '../../rig/rendered-site.ts';
import { found, labStack, onTwoPlanes, type SiteData, siteWith, tenantOf } from '../sites.ts';

const inPlanes = (fabric: object = {}, pool: object = {}): Site =>
  siteWith((data) => {
    onTwoPlanes(data);
    Object.assign(data.fabrics.eth, fabric);
    Object.assign(data.pools.rental, pool);
  });

const fabricIn = (site: Site) => found(site.fabrics.find(({ id }) => id === 'eth'));

/** Of the servers in planes, and not of the racks on InfiniBand beside them. */
const onEthernet = (objects: readonly object[]): SiteData[] =>
  (objects as SiteData[]).filter((object) => JSON.stringify(object).includes('eth'));

const networksIn = (site: Site) => onEthernet(tenantNetworks(site, tenantOf(site, 'open-market')));

const addressesIn = (site: Site) =>
  onEthernet(new RailAddresses(labStack(), 'addresses', { site }).objects).map(({ metadata, spec }) => [
    metadata.name,
    spec.subnet,
  ]);

const quotaIn = (site: Site) => {
  const claim = found(tenantOf(site, 'open-market').claims.find(({ pool }) => pool.id === 'rental'));
  return quotasOf(site, claim).filter(({ name }) => name.includes('eth'));
};

describe('planes that software joins', () => {
  const site = inPlanes();

  it('are a network each, below its rail', () => {
    const names = fabricNetworks(fabricIn(site)).map(({ name }) => name);
    expect(names).toHaveLength(16);
    expect(names.slice(0, 3)).toEqual(['eth-rail0-plane0', 'eth-rail0-plane1', 'eth-rail1-plane0']);
  });

  it('are attached each by a network of its own, of its own resource and addresses', () => {
    const [, second] = networksIn(site);
    expect(second?.metadata).toEqual({
      name: 'eth-rail0-plane1',
      namespace: 'open-market',
      annotations: { 'k8s.v1.cni.cncf.io/resourceName': 'nvidia.com/eth_rail0_plane1' },
    });
    expect(JSON.parse(second?.spec.config).plugins).toEqual([
      { type: 'host-device', ipam: { type: 'nv-ipam', poolName: 'eth-rail0-plane1' } },
    ]);
    expect(networksIn(site)).toHaveLength(16);
  });

  it('have each a part of the subnet that no other has', () => {
    const parts = addressesIn(site);
    expect(parts).toHaveLength(16);
    expect(parts[1]?.[0]).toBe('eth-rail0-plane1');
    expect(new Set(parts.map(([, subnet]) => subnet)).size).toBe(16);
  });

  it('are each a kind of its own in the queue, as many as nodes', () => {
    const { nodes } = found(tenantOf(site, 'open-market').claims.find(({ pool }) => pool.id === 'rental'));
    expect(quotaIn(site).map(({ name, own }) => [name, own])).toEqual(
      fabricNetworks(fabricIn(site)).map(({ name }) => [`nvidia.com/${name.replaceAll('-', '_')}`, nodes]),
    );
  });

  it('are offered by the interface of each, one for each plane of a port', () => {
    const policy = found((nicNodePolicies(site) as SiteData[]).find(({ metadata }) => metadata.name === 'rental'));
    const { resourceList } = JSON.parse(policy.spec.sriovDevicePlugin.config);
    expect(resourceList.map(({ resourceName, selectors }: SiteData) => [resourceName, selectors.pfNames])).toEqual(
      Array.from({ length: 16 }, (_, i) => [
        `eth_rail${Math.floor(i / 2)}_plane${i % 2}`,
        [`rail${Math.floor(i / 2)}_plane${i % 2}`],
      ]),
    );
  });

  it('go by the names of the machine image where the file has those', () => {
    const interfaces = Array.from({ length: 16 }, (_, i) => `enp${i >> 1}s0f${i % 2}np${i % 2}`);
    const named = inPlanes({ access: 'shared' }, { adapters: undefined, interfaces });
    const [, second] = networksIn(named);
    expect(second?.metadata.name).toBe('eth-rail0-plane1-rental');
    expect(JSON.parse(second?.spec.config).plugins).toEqual([
      {
        type: 'macvlan',
        mode: 'bridge',
        master: 'enp0s0f1np1',
        ipam: { type: 'nv-ipam', poolName: 'eth-rail0-plane1' },
      },
    ]);
    const policy = found((nicNodePolicies(named) as SiteData[]).find(({ metadata }) => metadata.name === 'rental'));
    const { configList } = JSON.parse(policy.spec.rdmaSharedDevicePlugin.config);
    expect(configList[0].selectors.ifNames).toEqual(interfaces);
  });

  it('are one adapter to NCCL, and no ring is led from one to another', () => {
    expect(Object.fromEntries(ncclSettings(fabricIn(site)).map(({ name, value }) => [name, value]))).toEqual({
      NCCL_SOCKET_IFNAME: '=eth0',
      NCCL_IB_MERGE_NICS: '1',
      NCCL_CROSS_NIC: '0',
      NCCL_IB_TC: '96',
    });
  });

  it('are cut into the one function that Spectrum-X has, or into those of other adapters', () => {
    const functions = (fabric: object) =>
      onEthernet(
        new RailFunctions(labStack(), 'functions', { site: inPlanes({ access: 'sriov', ...fabric }) }).objects,
      ).filter(({ kind }) => kind === 'SriovNetworkNodePolicy');
    const cut = functions({});
    expect(cut).toHaveLength(16);
    expect(cut[1]).toMatchObject({
      metadata: { name: 'rental-rail0-plane1' },
      spec: { numVfs: 1, resourceName: 'eth_rail0_plane1', nicSelector: { pfNames: ['rail0_plane1'] } },
    });
    expect(functions({ spectrumX: undefined })[1]).toMatchObject({ spec: { numVfs: 8 } });
  });
});

describe('adapters that are set to Spectrum-X', () => {
  const written = (site: Site) => nicConfigurations(site) as SiteData[];

  it('are divided into the planes of the fabric, and have no other settings', () => {
    const [, { kind, metadata, spec }] = written(inPlanes()) as [SiteData, SiteData];
    expect([kind, metadata.name]).toEqual(['NicConfigurationTemplate', 'rental']);
    expect(spec.nicSelector).toEqual({ nicType: '1023' });
    expect(spec.template).toEqual({
      linkType: 'Ethernet',
      numVfs: 1,
      spectrumXOptimized: {
        enabled: true,
        version: 'RA2.2',
        overlay: 'none',
        multiplaneMode: 'swplb',
        numberOfPlanes: 2,
      },
    });
  });

  it('stay whole where the fabric has one plane', () => {
    const one = inPlanes({ planes: 1, planesJoined: undefined });
    expect(written(one).at(-1)?.spec.template.spectrumXOptimized).toMatchObject({
      multiplaneMode: 'none',
      numberOfPlanes: 1,
    });
    expect(networksIn(one)[0]?.metadata.name).toBe('eth-rail0');
  });

  it('have interfaces that are called by rail and plane, in letters that Linux has room for', () => {
    const [{ kind, spec }] = written(inPlanes()) as [SiteData];
    expect(kind).toBe('NicInterfaceNameTemplate');
    expect(spec).toMatchObject({
      nodeSelector: { 'afterhash.io/pool': 'rental' },
      netDevicePrefix: 'rail%rail_id%_plane%plane_id%',
      pfsPerNic: 2,
    });
    expect(spec.railPciAddresses).toHaveLength(8);
    expect(spec.railPciAddresses[0]).toEqual(['0000:0c:00.0']);
    expect('rail7_plane3'.length).toBeLessThanOrEqual(15);
  });

  it('are set by the operator that asks for the node first, and cut by another that leaves firmware to it', () => {
    const site = inPlanes({ access: 'sriov' });
    const [policy] = new NicClusterPolicy(labStack(), 'policy', { site }).objects as SiteData[];
    expect(policy?.spec).toHaveProperty('nicConfigurationOperator');
    const { values } = new NetworkOperator(labStack(), 'operator', { site, after: [] }) as SiteData;
    expect(values.maintenanceOperator).toEqual({ enabled: true });
    expect(values['sriov-network-operator'].sriovOperatorConfig).toMatchObject({ disablePlugins: ['mellanox'] });
  });
});

describe('planes that the adapter joins', () => {
  const interfaces = Array.from({ length: 8 }, (_, i) => `en${i}`);
  const site = inPlanes({ planesJoined: 'by-adapter', spectrumX: undefined }, { adapters: undefined, interfaces });

  it('are one network a rail, as with one plane', () => {
    expect(networksIn(site).map(({ metadata }) => metadata.name)).toEqual(
      interfaces.map((_, rail) => `eth-rail${rail}`),
    );
    expect(addressesIn(site)).toHaveLength(8);
    expect(quotaIn(site)).toHaveLength(8);
  });

  it('are nothing to NCCL', () => {
    expect(ncclSettings(fabricIn(site)).map(({ name }) => name)).toEqual(['NCCL_SOCKET_IFNAME', 'NCCL_IB_TC']);
  });
});

describe('the site on two planes of Spectrum-X', async () => {
  const folder = new URL('../../rig/sites/two-planes/', import.meta.url);
  const { site } = await renderSite(fileURLToPath(new URL('site.yaml', folder)));

  it('is refused nothing', () => {
    const refused = rules.filter(({ severity, find }) => severity === 'error' && [...find(site)].length > 0);
    expect(rules.length).toBeGreaterThan(100);
    expect(refused.map(({ code }) => code)).toEqual([]);
  });

  it('has an example that asks for the interface of every plane, and for no network that its tenant has not', () => {
    const { spec } = parse(readFileSync(new URL('examples/nccl-all-reduce.yaml', folder), 'utf8')) as SiteData;
    const { metadata, spec: pod } = spec.template;
    const tenant = tenantOf(site, 'lab');
    expect(metadata.annotations['k8s.v1.cni.cncf.io/networks'].split(',')).toEqual(
      (tenantNetworks(site, tenant) as SiteData[]).map(({ metadata }) => metadata.name),
    );
    const [claim] = tenant.claims;
    expect(Object.keys(pod.containers[0].resources.limits)).toEqual(
      quotasOf(site, found(claim)).map(({ name }) => name),
    );
  });
});
