import { describe, expect, it } from 'vitest';
import { NetworkOperator } from '../../../constructs/fabric/network-operator.ts';
import { NicClusterPolicy } from '../../../constructs/fabric/nic-cluster-policy.ts';
import { RailAddresses, usesAddresses } from '../../../constructs/fabric/rail-addresses.ts';
import { RailFunctions } from '../../../constructs/fabric/rail-functions.ts';
import { tenantNetworks } from '../../../constructs/fabric/tenant-fabric.ts';
import { found, labStack, type SiteData, siteWith, tenantOf } from '../sites.ts';

/** Nobody has a partition of the fabric, so all share its ports. */
const withoutPartitions = (data: SiteData) => {
  delete data.tenants.meridian.pkey;
};

function policy(change?: (data: SiteData) => void): SiteData {
  const { objects } = new NicClusterPolicy(labStack(), 'policy', { site: siteWith(change) });
  return found(objects[0]);
}

function operator(change?: (data: SiteData) => void): SiteData {
  return new NetworkOperator(labStack(), 'operator', { site: siteWith(change), after: [] });
}

describe('the Network Operator', () => {
  it('brings no node discovery of its own, but the rules that it goes by', () => {
    expect(operator().values).toMatchObject({
      nfd: { enabled: false, deployNodeFeatureRules: true },
      upgradeCRDs: true,
    });
  });

  it('makes virtual functions only where a tenant has a partition', () => {
    expect(operator().values).toMatchObject({
      sriovNetworkOperator: { enabled: true },
      'sriov-network-operator': { operator: { resourcePrefix: 'nvidia.com' } },
    });
    expect(operator(withoutPartitions).values).toMatchObject({ sriovNetworkOperator: { enabled: false } });
  });

  it('takes every image that the chart names whole from the mirror', () => {
    for (const image of Object.values<string>(operator().values['sriov-network-operator'].images)) {
      expect(image).toMatch(
        /^mirror\.columbia\.example\/nvcr\.io\/nvidia\/mellanox\/[-a-z]+:network-operator-v26\.4\.1$/,
      );
    }
  });
});

describe('the NicClusterPolicy', () => {
  it('has the one name that the operator looks at', () => {
    expect(policy()).toMatchObject({ kind: 'NicClusterPolicy', metadata: { name: 'nic-cluster-policy' } });
  });

  it('leaves the network driver to the machine image unless the file says otherwise', () => {
    expect(policy().spec).not.toHaveProperty('ofedDriver');
    const { spec } = policy((data) => {
      data.cluster.rdma.ofed = 'operator';
    });
    expect(spec.ofedDriver).toMatchObject({ image: 'doca-driver', upgradePolicy: { safeLoad: true } });
  });

  it('programs P_Keys with credentials that it names and never holds, on a processor that its image runs on', () => {
    const { spec } = policy();
    expect(spec.ibKubernetes).toMatchObject({ ufmSecret: 'ib-kubernetes-ufm-secret' });
    const [term] = spec.deploymentNodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms;
    expect(term.matchExpressions).toEqual([{ key: 'kubernetes.io/arch', operator: 'In', values: ['amd64'] }]);
    expect(spec).not.toHaveProperty('rdmaSharedDevicePlugin');
  });

  it('shares ports by the kernel word for InfiniBand, under the name that quotas cover', () => {
    const { spec } = policy(withoutPartitions);
    expect(spec).not.toHaveProperty('ibKubernetes');
    expect(JSON.parse(spec.rdmaSharedDevicePlugin.config)).toEqual({
      configList: [
        {
          resourceName: 'hca_shared',
          rdmaHcaMax: 63,
          selectors: {
            vendors: ['15b3'],
            linkTypes: ['infiniband'],
            ifNames: ['ibp3s0', 'ibp4s0', 'ibp5s0', 'ibp6s0'],
          },
        },
      ],
    });
    expect(spec.secondaryNetwork).toMatchObject({ ipoib: { image: 'ipoib-cni' } });
  });

  it('runs on the nodes of every pool, from the mirror', () => {
    expect(policy().spec).toMatchObject({
      global: { repository: 'mirror.columbia.example/nvcr.io/nvidia/mellanox', version: 'network-operator-v26.4.1' },
      tolerations: [{ key: 'afterhash.io/pool', operator: 'Exists' }, {}],
    });
  });
});

describe('the virtual functions of a fabric', () => {
  const { objects } = new RailFunctions(labStack(), 'functions', { site: siteWith() });
  const policies = objects.filter(({ kind }) => kind === 'SriovNetworkNodePolicy');

  it('are cut from the named port of each rail, on the nodes of the fabric', () => {
    expect(policies.map(({ metadata }) => metadata.name)).toEqual(['ib-rail0', 'ib-rail1', 'ib-rail2', 'ib-rail3']);
    expect(policies[1]).toMatchObject({
      spec: {
        linkType: 'IB',
        isRdma: true,
        nicSelector: { vendor: '15b3', pfNames: ['ibp4s0'] },
        nodeSelector: { 'afterhash.io/fabric': 'ib' },
        resourceName: 'ib_rail1',
      },
    });
  });

  it('belong to one pod alone', () => {
    expect(objects.find(({ kind }) => kind === 'SriovNetworkPoolConfig')).toMatchObject({
      spec: { rdmaMode: 'exclusive', maxUnavailable: 1 },
    });
  });
});

describe('the addresses of a fabric', () => {
  const pools = (change?: (data: SiteData) => void): SiteData[] => [
    ...new RailAddresses(labStack(), 'addresses', { site: siteWith(change) }).objects,
  ];

  it('are a part of the subnet for each rail, with one for each function of a node', () => {
    expect(pools().map(({ metadata, spec }) => [metadata.name, spec.subnet, spec.perNodeBlockSize])).toEqual([
      ['ib-rail0', '10.56.0.0/18', 8],
      ['ib-rail1', '10.56.64.0/18', 8],
      ['ib-rail2', '10.56.128.0/18', 8],
      ['ib-rail3', '10.56.192.0/18', 8],
    ]);
  });

  it('are fewer where the subnet has not so many for all nodes', () => {
    const [pool] = pools((data) => {
      data.cluster.rdma.subnet = '10.56.16.0/20';
      data.cluster.rdma.interfaces = ['ibp3s0', 'ibp4s0'];
    });
    expect(pool.spec).toMatchObject({ subnet: '10.56.16.0/21', perNodeBlockSize: 1 });
  });

  it('are not given where the file names no subnet', () => {
    const site = siteWith((data) => {
      delete data.cluster.rdma.subnet;
    });
    expect(usesAddresses(site)).toBe(false);
  });
});

describe('the networks of a tenant', () => {
  const networks = (tenant: string, change?: (data: SiteData) => void): SiteData[] => {
    const site = siteWith(change);
    return [...tenantNetworks(site, tenantOf(site, tenant))];
  };

  it('carry its P_Key in 15 bits: ib-kubernetes refuses the membership bit and asks for full membership itself', () => {
    const [network] = networks('meridian', (data) => {
      data.tenants.meridian.pkey = '0x8101';
    });
    const [plugin, device] = JSON.parse(network.spec.config).plugins;
    expect(plugin).toMatchObject({ type: 'ib-sriov', pkey: '0x0101', ibKubernetesEnabled: true });
    expect(plugin.ipam).toEqual({ type: 'nv-ipam', poolName: 'ib-rail0' });
    expect(device).toEqual({ type: 'rdma' });
  });

  it('ask for a function of the rail by its name with the prefix', () => {
    expect(networks('meridian')[2]).toMatchObject({
      kind: 'NetworkAttachmentDefinition',
      metadata: {
        name: 'ib-rail2',
        namespace: 'meridian',
        annotations: { 'k8s.v1.cni.cncf.io/resourceName': 'nvidia.com/ib_rail2' },
      },
    });
  });

  it('have no P_Key where the tenant has none, and stay apart from who has', () => {
    const [network] = networks('open-market');
    expect(network.metadata.namespace).toBe('open-market');
    expect(JSON.parse(network.spec.config).plugins[0]).not.toHaveProperty('pkey');
  });

  it('are IP over InfiniBand on the shared port where nobody has a partition', () => {
    expect(networks('meridian', withoutPartitions)[0]).toMatchObject({
      kind: 'IPoIBNetwork',
      metadata: { name: 'meridian-ib-rail0' },
      spec: { networkNamespace: 'meridian', master: 'ibp3s0', ipam: '{"poolName":"ib-rail0","type":"nv-ipam"}' },
    });
  });
});
