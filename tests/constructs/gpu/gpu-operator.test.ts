import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ComputeDomains } from '../../../constructs/gpu/compute-domains.ts';
import { GpuOperator } from '../../../constructs/gpu/gpu-operator.ts';
import { NodeFeatureDiscovery } from '../../../constructs/gpu/node-feature-discovery.ts';
import { PoolDrivers } from '../../../constructs/gpu/pool-drivers.ts';
import { usesComputeDomains } from '../../../site/model/index.ts';
import { jsonOf } from '../../stacks/lab.ts';
import { labStack, type SiteData, siteWith } from '../sites.ts';

function operator(change?: (data: SiteData) => void) {
  return new GpuOperator(labStack(), 'gpu-operator', { site: siteWith(change), after: [] });
}

describe('the GPU Operator', () => {
  it('leaves node discovery to the one release of the cluster', () => {
    expect(operator().values).toMatchObject({ nfd: { enabled: false, nodefeaturerules: false } });
  });

  it('has half an hour and is never rolled back half-way', async () => {
    const { resource } = await jsonOf((stack) => {
      new GpuOperator(stack, 'gpu-operator', { site: siteWith(), after: [] });
    });
    const release = resource?.helm_release?.['gpu-operator'];
    expect(release).toMatchObject({ timeout: 1800, atomic: false, cleanup_on_fail: false });
  });

  it('runs in one of its two modes: the chart refuses both', () => {
    expect(operator().values).toMatchObject({ clusterPolicy: { deployCR: true }, gpuCluster: { deployCR: false } });
    const claims = (data: SiteData) => {
      data.cluster.gpus = 'dra';
    };
    expect(operator(claims).values).toMatchObject({
      clusterPolicy: { deployCR: false },
      gpuCluster: { deployCR: true },
      driver: { nvidiaDriverCRD: { enabled: true } },
    });
    expect(usesComputeDomains(siteWith(claims))).toBe(false);
  });

  it('hands devices to containers by CDI', () => {
    expect(operator().values).toMatchObject({ cdi: { enabled: true } });
  });

  it('is told where Talos has the driver and the toolkit, which it would wait for for ever, and nobody else is', () => {
    const { values } = operator((data) => {
      data.cluster.machines = 'talos';
    });
    expect(values).toMatchObject({
      toolkit: { enabled: false },
      validator: { driver: { env: expect.arrayContaining([{ name: 'DRIVER_ROOT', value: '/' }]) } },
      devicePlugin: {
        env: expect.arrayContaining([{ name: 'NVIDIA_CDI_HOOK_PATH', value: '/usr/local/bin/nvidia-cdi-hook' }]),
      },
    });
    expect(JSON.stringify(operator().values)).not.toMatch(/DRIVER_ROOT|NVIDIA_CTK_PATH/);
  });

  it('installs no driver where every machine image brings one', () => {
    const { values } = operator((data) => {
      for (const pool of Object.values<SiteData>(data.pools)) pool.driver = { host: true };
    });
    expect(values).toMatchObject({ driver: { enabled: false, nvidiaDriverCRD: { enabled: false } } });
  });

  it('leaves the driver to an object a pool, and makes no default one', () => {
    expect(operator().values).toMatchObject({
      driver: { enabled: true, nvidiaDriverCRD: { enabled: true, deployDefaultCR: false } },
    });
  });

  it('is the same release whatever a pool does with its driver or shares of its GPUs', () => {
    const changed = operator((data) => {
      Object.assign(data.pools.rental, { driver: { version: '580.95.05' }, sharing: 'mps', shares: 8 });
    });
    expect(changed.values).toEqual(operator().values);
  });

  it('reads the counters that the exporter leaves out by default, and names the node of each', () => {
    const { dcgmExporter } = operator().values as SiteData;
    for (const field of [
      'DCGM_FI_DEV_THERMAL_VIOLATION',
      'DCGM_FI_DEV_POWER_VIOLATION',
      'DCGM_EXP_XID_ERRORS_COUNT',
      'DCGM_FI_DEV_ECC_DBE_VOL_TOTAL',
      'DCGM_FI_DEV_ROW_REMAP_FAILURE',
    ]) {
      expect(dcgmExporter.config.data).toContain(`\n${field}, `);
    }
    expect(dcgmExporter.serviceMonitor.relabelings).toMatchObject([{ targetLabel: 'node' }]);
  });

  it('lists each counter in the three columns that the exporter reads', () => {
    const { dcgmExporter } = operator().values as SiteData;
    for (const line of dcgmExporter.config.data.trim().split('\n')) {
      expect(line).toMatch(/^DCGM_[A-Z0-9_]+, (gauge|counter|label), [^,]+$/);
    }
  });

  it('makes no ServiceMonitor in a cluster that has no such kind', () => {
    const { values } = operator((data) => {
      delete data.monitoring;
    });
    expect(values).toMatchObject({ dcgmExporter: { serviceMonitor: { enabled: false } } });
  });

  it('runs on the nodes of every pool', () => {
    expect(operator().values).toMatchObject({
      daemonsets: { tolerations: [{ key: 'afterhash.io/pool', operator: 'Exists' }, { key: 'nvidia.com/gpu' }] },
    });
  });

  it('names instances by their profile where a pool is cut, and slices apart from whole GPUs', () => {
    const { mig, devicePlugin } = operator().values as SiteData;
    expect([mig.strategy, devicePlugin.config.default]).toEqual(['mixed', 'whole']);
    const { whole, ...shared } = devicePlugin.config.data;
    expect(whole).toBe('version: "v1"\n');
    expect(Object.keys(shared)).toHaveLength(8);
    for (const text of Object.values<string>(shared)) expect(text).toContain('renameByDefault: true\n');
    expect(parse(shared['mps-8'])).toMatchObject({
      sharing: { mps: { failRequestsGreaterThanOne: true, resources: [{ name: 'nvidia.com/gpu', replicas: 8 }] } },
    });
  });

  it('comes from the mirror with all its images', () => {
    const mirror = 'mirror.columbia.example/nvcr.io/nvidia';
    const { pin, values } = operator();
    expect(pin.repository).toMatch(/^oci:\/\/mirror\.columbia\.example\//);
    expect(values).toMatchObject({ operator: { repository: mirror }, driver: { repository: mirror } });
    expect(JSON.stringify(values)).not.toContain('"nvcr.io');
    const open = operator((data) => {
      delete data.cluster.registry;
    });
    expect(open.pin.repository).toBe('https://helm.ngc.nvidia.com/nvidia');
    expect(open.values).toMatchObject({ driver: { repository: 'nvcr.io/nvidia' } });
  });
});

describe('the driver of a pool', () => {
  const drivers = (change?: (data: SiteData) => void): SiteData[] => [
    ...new PoolDrivers(labStack(), 'drivers', { site: siteWith(change) }).objects,
  ];
  const rental = (driver: object) => drivers((data) => Object.assign(data.pools.rental, { driver }))[0];

  it('is for its own nodes, in its own version', () => {
    expect(drivers((data) => Object.assign(data.pools.rental, { driver: { version: '580.95.05' } }))).toMatchObject([
      { kind: 'NVIDIADriver', spec: { version: '580.95.05', nodeSelector: { 'afterhash.io/pool': 'rental' } } },
      { kind: 'NVIDIADriver', spec: { version: '595.91.07', nodeSelector: { 'afterhash.io/pool': 'train' } } },
    ]);
  });

  it('has open kernel modules and no peer memory: DMA-BUF is in them', () => {
    for (const { spec } of drivers())
      expect(spec).toMatchObject({ kernelModuleType: 'open', rdma: { enabled: false, useHostMofed: false } });
  });

  it('takes the old peer memory over the OFED of the host where the file asks for both', () => {
    const [{ spec }] = drivers((data) => {
      data.cluster.rdma = { ...data.cluster.rdma, peermem: true, ofed: 'host' };
    });
    expect(spec).toMatchObject({ rdma: { enabled: true, useHostMofed: true } });
  });

  it('is named by its branch where the image was built for the kernel before', () => {
    const { metadata, spec } = rental({ precompiled: true });
    expect(spec).toMatchObject({ version: '595', usePrecompiled: true });
    // Immutable: under the same name a pool could never go over.
    expect(metadata.name).toBe('rental.precompiled');
  });

  it('is called as that of no other pool, whatever pools are called', () => {
    const names = drivers((data) => {
      data.pools.rental.driver = { precompiled: true };
      data.halls['hall-1'].rows['row-15'] = { racks: 2, feeds: ['bus-a1', 'bus-b1'] };
      data.pools['rental-precompiled'] = { ...data.pools.rental, racks: 'hall-1/row-15', driver: {} };
      delete data.phases;
    }).map(({ metadata }) => metadata.name);
    expect(names).toEqual(expect.arrayContaining(['rental.precompiled', 'rental-precompiled']));
    expect(new Set(names).size).toBe(names.length);
  });

  it('waits for the jobs of a node before it is taken from under them, one node at a time', () => {
    expect(rental({}).spec.upgradePolicy).toEqual({
      autoUpgrade: true,
      maxParallelUpgrades: 1,
      maxUnavailable: 1,
      waitForCompletion: { podSelector: 'kueue.x-k8s.io/podset', timeoutSeconds: 0 },
      drain: { enable: false },
    });
  });

  it('is upgraded by a person where GPUs are handed out by claims: the operator cannot yet', () => {
    const [{ spec }] = drivers((data) => {
      data.cluster.gpus = 'dra';
    });
    expect(spec.upgradePolicy).toEqual({ autoUpgrade: false });
  });

  it('empties a node that jobs would not leave, when and as far as the file says', () => {
    expect(rental({ upgrade: { atOnce: 3, drainAfter: '24 h' } }).spec.upgradePolicy).toMatchObject({
      maxParallelUpgrades: 3,
      maxUnavailable: 3,
      waitForCompletion: { timeoutSeconds: 86_400 },
      drain: { enable: true, force: false },
    });
  });
});

describe('Node Feature Discovery', () => {
  const { values } = new NodeFeatureDiscovery(labStack(), 'nfd', { site: siteWith() });

  it('may taint, and stays on the nodes that it has tainted', () => {
    expect(values).toMatchObject({
      master: { enableTaints: true },
      worker: {
        tolerations: [{}, { key: 'afterhash.io/pool', operator: 'Exists' }, {}, { key: 'afterhash.io/storage' }],
      },
    });
  });

  it('leaves labels and taints on the nodes when its release goes', () => {
    expect(values).toMatchObject({ postDeleteCleanup: false });
  });

  it('labels the PCI classes by which both NVIDIA operators choose their nodes', () => {
    const pci = { deviceClassWhitelist: ['02', '0207', '0300', '0302'], deviceLabelFields: ['vendor'] };
    expect(values).toMatchObject({ worker: { config: { sources: { pci } } } });
  });
});

describe('the DRA driver', () => {
  const domains = (change?: (data: SiteData) => void) => {
    const stack = labStack();
    const site = siteWith(change);
    const gpuOperator = new GpuOperator(stack, 'gpu-operator', { site, after: [] });
    return new ComputeDomains(stack, 'compute-domains', { site, gpuOperator });
  };

  it('hands out the NVLink domains of racks and leaves the GPUs to the device plugin', () => {
    const { values, rendering } = domains();
    expect(values).toMatchObject({ resources: { gpus: { enabled: false }, computeDomains: { enabled: true } } });
    expect(rendering).toMatchObject({ skipCrds: true, needs: ['gpu-operator/gpu-operator'] });
    expect(rendering.namespace).not.toBe('default');
  });

  it('says which kind its chart looks for, for whoever renders it without a cluster', () => {
    expect(domains().rendering.apiVersions).toEqual(['resource.k8s.io/v1/DeviceClass']);
  });

  it('finds the driver where it was installed', () => {
    expect(domains().values).toMatchObject({ nvidiaDriverRoot: '/run/nvidia/driver' });
    const host = domains((data) => {
      data.pools.train.driver = { host: true };
    });
    expect(host.values).toMatchObject({ nvidiaDriverRoot: '/' });
  });

  it('is for rack systems, on a cluster that allots devices', () => {
    expect(usesComputeDomains(siteWith())).toBe(true);
    expect(usesComputeDomains(siteWith((data) => void Object.assign(data.cluster, { kubernetes: '1.33' })))).toBe(
      false,
    );
    const servers = siteWith((data) => {
      Object.assign(data.pools.train, { server: 'nvidia/dgx-b300', perRack: 2 });
    });
    expect(usesComputeDomains(servers)).toBe(false);
  });
});
