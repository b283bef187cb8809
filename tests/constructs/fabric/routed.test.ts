import { describe, expect, it } from 'vitest';
import { flatNetworks } from '../../../constructs/fabric/rail-addresses.ts';
import { RoutedRail, routedRails } from '../../../constructs/fabric/routed-rail.ts';
import { tenantNetworks } from '../../../constructs/fabric/tenant-fabric.ts';
import { isRelease, renderedIn } from '../../../constructs/terraform/rendering.ts';
import { addresses } from '../../../exports/addresses/addresses.ts';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { type Site, wiringOf } from '../../../site/model/index.ts';
import { partlyListed } from '../../exports/renamed-hosts.ts';
import { strangersIn } from '../../rig/crds/strangers.ts';
import { siteOf } from '../../site/checks/read-example.ts';
import { found, labStack, poolOf, type SiteData, tenantOf } from '../sites.ts';

/** Eight nodes of eight rails below leaves that route. */
function routed(fabric = 'access: host-device', subnet = '10.56.0.0/16'): Site {
  const interfaces = Array.from({ length: 8 }, (_, i) => `en${i}`).join(', ');
  return siteOf(
    exampleSite({
      pools: `train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: eth, interfaces: [${interfaces}] }`,
      fabrics: `eth: { kind: roce, switch: nvidia/sn5600, taper: 1, racks: hall-1/row-2, routed: true, ${fabric} }`,
      tenants: 'first: { isolation: dedicated-nodes, pools: { train: 8 nodes }, contract: { flexible: true } }',
      cluster: `kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }\nrdma: { subnet: ${subnet} }`,
    }),
  );
}

const poolsOf = (site: Site): SiteData[] =>
  routedRails(site).flatMap((rail) => new RoutedRail(labStack(), 'rail', { site, rail }).objects);

const linesOf = (site: Site) => {
  const written = addresses.export(site);
  if ('nothing' in written) throw new Error(written.nothing);
  const [head = '', ...lines] = found(written.files.get('eth.csv')).trimEnd().split('\n');
  const names = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [found(names[i]), cell])));
};

describe('a rail that leaves route', () => {
  const site = routed();

  it('is one pool of addresses, in which each node has a network of two: its own and its gateway', () => {
    const [first, second, ...more] = poolsOf(site);
    expect(more).toHaveLength(6);
    expect(strangersIn(first)).toEqual([]);
    expect(first).toMatchObject({
      kind: 'CIDRPool',
      metadata: { name: 'eth-rail0' },
      spec: {
        cidr: '10.56.0.0/19',
        perNodeNetworkPrefix: 31,
        gatewayIndex: 0,
        // Its own rail before all others, or a packet to it might leave by another.
        routes: [{ dst: '10.56.0.0/19' }, { dst: '10.56.0.0/16' }],
      },
    });
    expect(first.spec.staticAllocations).toHaveLength(8);
    expect(first.spec.staticAllocations.slice(0, 2)).toEqual([
      { nodeName: 'train-hall-1-row-1-u1-r1-n1', prefix: '10.56.0.0/31' },
      { nodeName: 'train-hall-1-row-1-u1-r1-n2', prefix: '10.56.0.2/31' },
    ]);
    expect(second.spec.staticAllocations[1].prefix).toBe('10.56.32.2/31');
  });

  it('is no flat network, and is a release of its own: the nodes of all rails are more than a Secret of Helm holds', () => {
    expect(flatNetworks(site)).toEqual([]);
    const stack = labStack();
    for (const rail of routedRails(site)) new RoutedRail(stack, rail.network.name, { site, rail });
    const names = renderedIn(stack)
      .filter(isRelease)
      .map(({ release }) => release);
    expect(names).toHaveLength(8);
    expect(names[1]).toBe('eth-rail1-addresses');
  });

  it('keeps the network of a host that is not listed yet, so that no other node gets it', () => {
    const listed = partlyListed((data) => {
      Object.assign(data.fabrics, {
        eth: {
          kind: 'roce',
          switch: 'nvidia/sn5600',
          taper: 1,
          racks: 'hall-1/row-13',
          routed: true,
          access: 'host-device',
        },
      });
      data.fabrics.ib.racks = 'hall-1/row-12';
      Object.assign(data.pools.rental, { fabric: 'eth', interfaces: Array.from({ length: 8 }, (_, i) => `en${i}`) });
      data.cluster.rdma.subnet = '10.56.0.0/13';
    });
    const allocations = found(poolsOf(listed)[0]).spec.staticAllocations;
    expect(allocations).toHaveLength(16);
    expect(allocations.at(-2)).toEqual({ nodeName: 'gpu-b14', prefix: expect.stringMatching(/\.28\/31$/) });
    expect(allocations.at(-1)).toEqual({ prefix: expect.stringMatching(/\.30\/31$/) });
  });

  it('has room beside the leaf for every pod that may share the port', () => {
    // 63 pods and the leaf, and the first and the last of a network: 128.
    expect(poolsOf(routed('access: shared'))[0].spec).toMatchObject({ perNodeNetworkPrefix: 25, gatewayIndex: 1 });
    // Eight functions and the leaf.
    expect(poolsOf(routed('access: sriov'))[0].spec).toMatchObject({ perNodeNetworkPrefix: 28, gatewayIndex: 1 });
  });

  it('is where the networks of tenants take their addresses, by its kind', () => {
    const [network] = tenantNetworks(site, tenantOf(site, 'first')) as SiteData[];
    expect(JSON.parse(network.spec.config).plugins[0]).toEqual({
      type: 'host-device',
      ipam: { type: 'nv-ipam', poolName: 'eth-rail0', poolType: 'cidrpool' },
    });
  });

  it('takes as much of the subnet as the networks of its nodes', () => {
    // Eight nodes of 128 on each of eight rails are 8,192: a /19.
    expect(poolsOf(routed('access: shared', '10.56.0.0/18'))[0].spec.cidr).toBe('10.56.0.0/21');
    expect(() => poolsOf(routed('access: shared', '10.56.0.0/20'))).toThrow('too small');
  });
});

describe('export addresses', () => {
  const site = routed();
  const lines = linesOf(site);

  it('has a line for each port of a leaf to a node, where its cable is', () => {
    const links = wiringOf(site, found(site.fabrics[0])).links.filter(({ from }) => 'host' in from);
    expect(lines).toHaveLength(links.length);
    expect(lines).toHaveLength(poolOf(site, 'train').nodes * 8);
    expect(lines[0]).toEqual({
      switch: 'eth-leaf-1',
      port: expect.any(String),
      address: '10.56.0.0/31',
      network: '10.56.0.0/31',
      host: 'train-hall-1-row-1-u1-r1-n1',
      interface: 'en0',
    });
  });

  it('agrees with what pods are given, port by port', () => {
    const given = new Map(
      poolsOf(site).flatMap(({ metadata, spec }) =>
        spec.staticAllocations.map(({ nodeName, prefix }: SiteData) => [prefix, `${metadata.name} ${nodeName}`]),
      ),
    );
    expect(new Set(lines.map(({ address }) => address)).size).toBe(lines.length);
    for (const { network, host, interface: name } of lines)
      expect(given.get(network)).toBe(`eth-rail${name?.replace('en', '')} ${host}`);
  });

  it('has nothing to say of a flat fabric', () => {
    expect(addresses.export(siteOf(exampleSite()))).toMatchObject({ nothing: expect.stringContaining('routed') });
  });
});
