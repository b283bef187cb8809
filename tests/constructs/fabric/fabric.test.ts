import { describe, expect, it } from 'vitest';
import { NcclSettings, ncclSettings } from '../../../constructs/fabric/nccl-settings.ts';
import { NetworkOperator } from '../../../constructs/fabric/network-operator.ts';
import { NicClusterPolicy } from '../../../constructs/fabric/nic-cluster-policy.ts';
import { nicConfigurations } from '../../../constructs/fabric/nic-configurations.ts';
import { nicNodePolicies } from '../../../constructs/fabric/nic-node-policies.ts';
import { flatNetworks, RailAddresses } from '../../../constructs/fabric/rail-addresses.ts';
import { RailFunctions } from '../../../constructs/fabric/rail-functions.ts';
import { tenantNetworks } from '../../../constructs/fabric/tenant-fabric.ts';
import { renderedIn } from '../../../constructs/terraform/rendering.ts';
import { found, labStack, type SiteData, siteWith, tenantOf } from '../sites.ts';

const TRAIN = ['ibp3s0', 'ibP2p3s0', 'ibP16p3s0', 'ibP18p3s0'];
const RENTAL = ['ibp24s0', 'ibp64s0', 'ibp79s0', 'ibp94s0', 'ibp154s0', 'ibp192s0', 'ibp206s0', 'ibp220s0'];

/** Nobody has a partition of the fabric, so all share its ports. */
const withoutPartitions = (data: SiteData) => {
  delete data.tenants.meridian.pkey;
};

const throughWholePorts = (data: SiteData) => {
  withoutPartitions(data);
  data.fabrics.ib.access = 'host-device';
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
        /^mirror\.columbia\.example\/(nvcr\.io\/nvidia\/mellanox\/[-a-z]+:network-operator-v26\.4\.1$|ghcr\.io\/k8snetworkplumbingwg\/|quay\.io\/brancz\/)/,
      );
    }
  });
});

describe('the NicClusterPolicy', () => {
  it('has the one name that the operator looks at', () => {
    expect(policy()).toMatchObject({ kind: 'NicClusterPolicy', metadata: { name: 'nic-cluster-policy' } });
  });

  it('programs P_Keys with credentials that it names and never holds, on a processor that its image runs on', () => {
    const { spec } = policy();
    expect(spec.ibKubernetes).toMatchObject({ ufmSecret: 'ib-kubernetes-ufm-secret' });
    const [term] = spec.deploymentNodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms;
    expect(term.matchExpressions).toEqual([{ key: 'kubernetes.io/arch', operator: 'In', values: ['amd64'] }]);
    expect(spec).not.toHaveProperty('rdmaSharedDevicePlugin');
  });

  it('takes GUIDs of its own part of the range where several clusters share a UFM', () => {
    const range = (change?: (data: SiteData) => void) => {
      const { pKeyGUIDPoolRangeStart: first, pKeyGUIDPoolRangeEnd: last } = policy(change).spec.ibKubernetes;
      return [first, last];
    };
    expect(range()).toEqual(['02:00:00:00:00:00:00:00', '02:FF:FF:FF:FF:FF:FF:FF']);
    expect(
      range((data) => {
        data.cluster.rdma = { ...data.cluster.rdma, guids: 10 };
      }),
    ).toEqual(['02:0A:00:00:00:00:00:00', '02:0A:FF:FF:FF:FF:FF:FF']);
  });

  it('has nothing in it that a pool has for its own nodes: the operator refuses a section in both', () => {
    for (const change of [withoutPartitions, throughWholePorts])
      for (const section of ['ofedDriver', 'rdmaSharedDevicePlugin', 'sriovDevicePlugin'])
        expect(policy(change).spec).not.toHaveProperty(section);
  });

  it('has no controller of P_Keys where nobody has one, and IP over InfiniBand for ports that all share', () => {
    const { spec } = policy(withoutPartitions);
    expect(spec).not.toHaveProperty('ibKubernetes');
    expect(spec.secondaryNetwork).toMatchObject({ ipoib: { image: 'ipoib-cni' } });
    expect(policy().spec.secondaryNetwork).not.toHaveProperty('ipoib');
  });

  it('runs on the nodes of every pool, from the mirror', () => {
    expect(policy().spec).toMatchObject({
      global: { repository: 'mirror.columbia.example/nvcr.io/nvidia/mellanox', version: 'network-operator-v26.4.1' },
      tolerations: [{ key: 'afterhash.io/pool', operator: 'Exists' }, {}],
    });
  });
});

describe('the policy of a pool', () => {
  const policies = (change?: (data: SiteData) => void): SiteData[] => [...nicNodePolicies(siteWith(change))];

  it('is not there where the image has the driver and virtual functions have a plugin of their own', () => {
    expect(policies()).toEqual([]);
  });

  it('brings the network driver where the file says so, one node at a time and after its jobs', () => {
    const written = policies((data) => {
      data.cluster.rdma.ofed = 'operator';
    });
    expect(written.map(({ kind, metadata, spec }) => [kind, metadata.name, spec.nodeSelector])).toEqual([
      ['NicNodePolicy', 'train', { 'afterhash.io/pool': 'train' }],
      ['NicNodePolicy', 'rental', { 'afterhash.io/pool': 'rental' }],
    ]);
    expect(written[0].spec.ofedDriver).toMatchObject({
      image: 'doca-driver',
      repository: 'mirror.columbia.example/nvcr.io/nvidia/mellanox',
      upgradePolicy: { safeLoad: true, maxParallelUpgrades: 1, waitForCompletion: { timeoutSeconds: 0 } },
    });
  });

  it('brings it to as many nodes of the pool at one time as its fabric says', () => {
    const written = policies((data) => {
      data.cluster.rdma.ofed = 'operator';
      data.fabrics.ib.upgrade = { atOnce: 8 };
    });
    for (const { spec } of written) expect(spec.ofedDriver.upgradePolicy.maxParallelUpgrades).toBe(8);
  });

  const shared = (change?: (data: SiteData) => void) =>
    policies((data) => {
      withoutPartitions(data);
      change?.(data);
    }).map(({ spec }) => JSON.parse(spec.rdmaSharedDevicePlugin.config).configList);

  it('shares its own ports by the kernel word for InfiniBand, under the name that quotas cover', () => {
    const ports = (ifNames: readonly string[]) => [
      {
        resourceName: 'hca_shared',
        rdmaHcaMax: 63,
        selectors: { vendors: ['15b3'], linkTypes: ['infiniband'], ifNames },
      },
    ];
    expect(shared()).toEqual([ports(TRAIN), ports(RENTAL)]);
  });

  it('shares every port of the kind where it names none, and the others keep to their own', () => {
    const [train, rental] = shared((data) => {
      delete data.pools.rental.interfaces;
    });
    expect(train[0].selectors.ifNames).toEqual(TRAIN);
    expect(rental[0].selectors).toEqual({ vendors: ['15b3'], linkTypes: ['infiniband'] });
  });

  it('hands out whole ports, each rail as a resource of its own', () => {
    const [{ spec }] = policies(throughWholePorts);
    const { resourceList } = JSON.parse(spec.sriovDevicePlugin.config);
    expect(resourceList).toHaveLength(4);
    expect(resourceList[1]).toEqual({
      resourcePrefix: 'nvidia.com',
      resourceName: 'ib_rail1',
      selectors: { vendors: ['15b3'], pfNames: ['ibP2p3s0'], isRdma: true },
    });
  });
});

describe('the adapters of a RoCE fabric', () => {
  const overEthernet = (data: SiteData) => {
    withoutPartitions(data);
    Object.assign(data.fabrics.ib, { kind: 'roce', qos: { priority: 3, dscp: 26 } });
  };

  it('trust DSCP, and lose nothing in the one priority that the file names', () => {
    const [{ kind, spec }] = nicConfigurations(siteWith(overEthernet)) as SiteData;
    expect(kind).toBe('NicConfigurationTemplate');
    expect(spec).toMatchObject({
      nodeSelector: { 'afterhash.io/pool': 'train' },
      nicSelector: { nicType: '1023' },
      template: {
        linkType: 'Ethernet',
        numVfs: 0,
        roceOptimized: { enabled: true, qos: { trust: 'dscp', pfc: '0,0,0,1,0,0,0,0', tos: 104 } },
      },
    });
  });

  it('are set by an operator that asks for the node first', () => {
    expect(policy(overEthernet).spec.nicConfigurationOperator).toMatchObject({
      operator: { image: 'nic-configuration-operator' },
      configurationDaemon: { image: 'nic-configuration-operator-daemon' },
    });
    expect(operator(overEthernet).values).toMatchObject({ maintenanceOperator: { enabled: true } });
  });

  it('are set before they are cut into functions, and their firmware by one operator alone', () => {
    const cut = (data: SiteData) => {
      overEthernet(data);
      data.fabrics.ib.access = 'sriov';
    };
    const { sriovOperatorConfig } = (operator(cut).values as SiteData)['sriov-network-operator'];
    expect(sriovOperatorConfig).toEqual({
      configDaemonNodeSelector: { 'network.nvidia.com/operator.nic-configuration.wait': 'false' },
      disablePlugins: ['mellanox'],
    });
    for (const change of [overEthernet, undefined])
      expect((operator(change).values as SiteData)['sriov-network-operator']).not.toHaveProperty('sriovOperatorConfig');
  });

  it('leave the firmware of another fabric to the operator that cuts functions there', () => {
    const beside = (data: SiteData) => {
      Object.assign(data.pools.rental, { fabric: 'eth', interfaces: ['en0'] });
      data.fabrics.eth = { ...data.fabrics.ib, kind: 'roce', qos: { priority: 3, dscp: 26 } };
      delete data.fabrics.eth.manager;
    };
    expect(nicConfigurations(siteWith(beside)).map(({ metadata }) => metadata.name)).toEqual(['rental']);
    const values = operator(beside).values as SiteData;
    expect(values.sriovNetworkOperator).toEqual({ enabled: true });
    expect(values['sriov-network-operator']).not.toHaveProperty('sriovOperatorConfig');
  });

  it('stay as they are where the file does not say how traffic is marked', () => {
    expect(nicConfigurations(siteWith())).toEqual([]);
    expect(policy().spec).not.toHaveProperty('nicConfigurationOperator');
    expect(operator().values).toMatchObject({ maintenanceOperator: { enabled: false } });
  });

  it('have the packets that the file says its switches take', () => {
    const mtu = (fabric: object) => {
      const site = siteWith((data) => {
        overEthernet(data);
        Object.assign(data.fabrics.ib, { access: 'sriov' }, fabric);
      });
      const { objects } = new RailFunctions(labStack(), 'functions', { site });
      const [{ spec }] = objects.filter(({ kind }) => kind === 'SriovNetworkNodePolicy') as SiteData;
      return spec.mtu;
    };
    expect(mtu({ mtu: 9000 })).toBe(9000);
    expect(mtu({})).toBeUndefined();
  });

  it('give functions of Ethernet where pods get one each', () => {
    const site = siteWith((data) => {
      overEthernet(data);
      data.fabrics.ib.access = 'sriov';
    });
    const { objects } = new RailFunctions(labStack(), 'functions', { site });
    const [{ spec }] = objects.filter(({ kind }) => kind === 'SriovNetworkNodePolicy') as SiteData;
    expect(spec).toMatchObject({ linkType: 'ETH', numVfs: 8 });
    const [network] = tenantNetworks(site, tenantOf(site, 'meridian')) as SiteData;
    expect(JSON.parse(network.spec.config).plugins).toEqual([
      { type: 'sriov', ipam: { type: 'nv-ipam', poolName: 'ib-rail0' } },
      { type: 'rdma' },
    ]);
  });
});

describe('the virtual functions of a fabric', () => {
  const { objects } = new RailFunctions(labStack(), 'functions', { site: siteWith() });
  const policies = objects.filter(({ kind }) => kind === 'SriovNetworkNodePolicy');

  it('are cut from the port of each rail by the name that it has in each pool', () => {
    const ports = (pool: string) =>
      policies
        .filter(({ spec }: SiteData) => spec.nodeSelector['afterhash.io/pool'] === pool)
        .flatMap(({ spec }: SiteData) => spec.nicSelector.pfNames);
    expect([ports('train'), ports('rental')]).toEqual([TRAIN, RENTAL]);
  });

  it('are one resource on a rail in every pool, so that a pod asks for the same wherever it runs', () => {
    const second = policies.filter(({ metadata }) => metadata.name.endsWith('-rail1'));
    expect(second.map(({ metadata }) => metadata.name)).toEqual(['rental-rail1', 'train-rail1']);
    for (const { spec } of second) {
      expect(spec).toMatchObject({ linkType: 'IB', isRdma: true, numVfs: 8, resourceName: 'ib_rail1' });
    }
  });

  it('are cut on one node at a time, or on as many as the file says', () => {
    const atOnce = (change?: (data: SiteData) => void) => {
      const made = new RailFunctions(labStack(), 'functions', { site: siteWith(change) }).objects;
      return found(made.find(({ kind }) => kind === 'SriovNetworkPoolConfig') as SiteData).spec.maxUnavailable;
    };
    expect(atOnce()).toBe(1);
    expect(atOnce((data) => Object.assign(data.fabrics.ib, { upgrade: { atOnce: 64 } }))).toBe(64);
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
      ['ib-rail4', '10.57.0.0/18', 8],
      ['ib-rail5', '10.57.64.0/18', 8],
      ['ib-rail6', '10.57.128.0/18', 8],
      ['ib-rail7', '10.57.192.0/18', 8],
    ]);
  });

  it('are for the nodes that have the rail', () => {
    const nodesOf = ({ spec }: SiteData) => spec.nodeSelector.nodeSelectorTerms[0].matchExpressions[0];
    const [first, , , , fifth] = pools();
    expect(nodesOf(first)).toEqual({ key: 'afterhash.io/pool', operator: 'In', values: ['train', 'rental'] });
    expect(nodesOf(fifth)).toEqual({ key: 'afterhash.io/pool', operator: 'In', values: ['rental'] });
  });

  it('are one for each pod that may share a port where nobody has a partition', () => {
    const [pool] = pools((data) => {
      withoutPartitions(data);
      data.cluster.rdma.subnet = '10.0.0.0/8';
    });
    expect(pool.spec).toMatchObject({ subnet: '10.0.0.0/11', perNodeBlockSize: 63 });
  });

  it('are two a node where a pod takes the whole port: a smaller block empties the pool', () => {
    expect(pools(throughWholePorts)[0].spec).toMatchObject({ perNodeBlockSize: 2 });
  });

  it('are not given where the file names no subnet', () => {
    const site = siteWith((data) => {
      delete data.cluster.rdma.subnet;
    });
    expect(flatNetworks(site)).toEqual([]);
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

  it('are those of the rails that its own pools have', () => {
    const names = (tenant: string, change?: (data: SiteData) => void) =>
      networks(tenant, change).map(({ metadata }) => metadata.name);
    expect(names('meridian')).toEqual(['ib-rail0', 'ib-rail1', 'ib-rail2', 'ib-rail3']);
    expect(names('open-market')).toHaveLength(8);
  });

  it('have no P_Key where the tenant has none, and stay apart from who has', () => {
    const [network] = networks('open-market');
    expect(network.metadata.namespace).toBe('open-market');
    expect(JSON.parse(network.spec.config).plugins[0]).not.toHaveProperty('pkey');
  });

  it('are IP over InfiniBand on the shared port of each pool where nobody has a partition', () => {
    const shared = networks('open-market', withoutPartitions).filter(({ metadata }) =>
      metadata.name.startsWith('ib-rail1-'),
    );
    expect(shared.map(({ metadata, spec }) => [metadata, JSON.parse(spec.config).plugins])).toEqual([
      [
        { name: 'ib-rail1-train', namespace: 'open-market' },
        [{ type: 'ipoib', master: 'ibP2p3s0', ipam: { type: 'nv-ipam', poolName: 'ib-rail1' } }],
      ],
      [
        { name: 'ib-rail1-rental', namespace: 'open-market' },
        [{ type: 'ipoib', master: 'ibp64s0', ipam: { type: 'nv-ipam', poolName: 'ib-rail1' } }],
      ],
    ]);
  });

  it('are whole ports where pods take them, and say nothing of partitions', () => {
    const [network] = networks('meridian', throughWholePorts);
    expect(network.metadata.annotations).toEqual({ 'k8s.v1.cni.cncf.io/resourceName': 'nvidia.com/ib_rail0' });
    expect(JSON.parse(network.spec.config).plugins).toEqual([
      { type: 'host-device', ipam: { type: 'nv-ipam', poolName: 'ib-rail0' } },
    ]);
  });

  it('wait for no GUID where there is nobody to write one', () => {
    const [network] = networks('meridian', (data) => {
      withoutPartitions(data);
      data.fabrics.ib.access = 'sriov';
    });
    const [plugin] = JSON.parse(network.spec.config).plugins;
    expect(plugin.type).toBe('ib-sriov');
    expect(plugin).not.toHaveProperty('ibKubernetesEnabled');
  });
});

describe('what jobs tell NCCL', () => {
  const settings = (change?: (data: SiteData) => void) => ncclSettings(found(siteWith(change).fabrics[0]));
  const named = (change?: (data: SiteData) => void) =>
    Object.fromEntries(settings(change).map(({ name, value }) => [name, value]));

  it('is where ranks meet, and nothing that it finds by itself', () => {
    expect(named()).toEqual({ NCCL_SOCKET_IFNAME: '=eth0' });
  });

  it('is to keep to a rail where rails are joined by less than they have', () => {
    expect(named((data) => Object.assign(data.fabrics.ib, { taper: 2 }))).toMatchObject({ NCCL_CROSS_NIC: '0' });
  });

  it('is the mark that RoCE switches go by', () => {
    const marked = named((data) => {
      withoutPartitions(data);
      Object.assign(data.fabrics.ib, { kind: 'roce', qos: { priority: 3, dscp: 26 } });
    });
    expect(marked).toMatchObject({ NCCL_IB_TC: '104' });
  });

  it('stands in the namespace of each tenant, a ConfigMap a pool, with the reason beside each setting', () => {
    const site = siteWith();
    const stack = labStack();
    new NcclSettings(stack, 'nccl', { site, tenant: tenantOf(site, 'open-market') });
    const maps = renderedIn(stack) as SiteData[];
    expect(maps.map(({ metadata }) => [metadata.namespace, metadata.name])).toEqual([
      ['open-market', 'nccl-train'],
      ['open-market', 'nccl-rental'],
    ]);
    for (const { data, metadata } of maps) {
      const reasons = Object.keys(data).map((name) => metadata.annotations[`afterhash.io/why-${name}`]);
      expect(reasons.length).toBeGreaterThan(0);
      for (const reason of reasons) expect(reason).toMatch(/^[a-zA-Z].{20,}/);
    }
  });
});
