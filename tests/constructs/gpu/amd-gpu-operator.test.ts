import { describe, expect, it } from 'vitest';
import { chartsNeeded } from '../../../site/model/charts-needed.ts';
import { imagesNeeded } from '../../../site/model/images-needed.ts';
import { kindsIn, renderedOf } from '../../rig/rendered-site.ts';
import { twoVendors } from '../../rig/two-vendors.ts';
import { everything } from '../everything.ts';
import { found, poolOf, type SiteData, siteWith } from '../sites.ts';

const releasesOf = ({ layers }: typeof twoVendors) => layers.flatMap(({ releases }) => releases);
const release = (of: typeof twoVendors, name: string) => found(releasesOf(of).find((one) => one.release === name));
const objectsOf = (of: typeof twoVendors, kind: string): SiteData[] =>
  releasesOf(of)
    .flatMap(({ objects = [] }) => objects)
    .filter((object) => object.kind === kind);

/** With the driver of every pool in its machine image. */
const fromImages = renderedOf({
  ...twoVendors.site,
  pools: twoVendors.site.pools.map((pool) => ({ ...pool, spec: { ...pool.spec, driver: { host: true } } })),
});

describe('the AMD GPU Operator', () => {
  it('is one release, and only where a pool has GPUs of AMD', () => {
    expect(releasesOf(twoVendors).filter(({ pin }) => pin.name === 'gpu-operator-charts')).toHaveLength(1);
    const without = renderedOf(siteWith());
    expect(releasesOf(without).filter(({ release }) => release.includes('amd'))).toEqual([]);
    expect(kindsIn(without).some(({ kind }) => kind === 'DeviceConfig')).toBe(false);
  });

  it('comes alone where no pool has GPUs of NVIDIA', () => {
    const { site } = twoVendors;
    const pools = site.pools.filter(({ gpu }) => gpu.vendor === 'amd');
    const names = chartsNeeded({ ...site, pools }).map(String);
    expect(names.join()).toContain('amd-gpu-operator');
    expect(names).not.toContain('gpu-operator');
  });

  it('brings no node discovery, no workflow engine and no object of its own', () => {
    expect(release(twoVendors, 'amd-gpu-operator').values).toMatchObject({
      'node-feature-discovery': { enabled: false },
      remediation: { enabled: false },
      crds: { defaultCR: { install: false, upgrade: false } },
    });
  });

  it('keeps the rule by which its controller leaves the labels of the node labeller on nodes', () => {
    expect(release(twoVendors, 'amd-gpu-operator').values).toMatchObject({ installdefaultNFDRule: true });
  });

  it('builds modules, and waits for what signs its certificates, only where a pool has its driver from it', () => {
    expect(release(twoVendors, 'amd-gpu-operator').values).toMatchObject({ kmm: { enabled: true } });
    expect(release(twoVendors, 'amd-gpu-operator').needs.join()).toContain('cert-manager');
    expect(release(fromImages, 'amd-gpu-operator').values).toMatchObject({ kmm: { enabled: false } });
  });

  it('comes from the mirror, modules and what builds them too', () => {
    const { pin, values } = release(renderedOf(everything()), 'amd-gpu-operator');
    expect(pin.repository).toMatch(/^oci:\/\/mirror\.columbia\.example\//);
    expect(JSON.stringify(values)).toContain('mirror.columbia.example/gcr.io/kaniko-project/executor');
  });
});

describe('the DeviceConfig of a pool', () => {
  const configs = objectsOf(twoVendors, 'DeviceConfig');
  const specOf = (pool: string) => found(configs.find(({ metadata }) => metadata.name === pool)).spec;

  it('is there for each pool of AMD, by its label alone, and for none of NVIDIA', () => {
    expect(configs.map(({ metadata, spec }) => [metadata.name, spec.selector])).toEqual([
      ['mi300x', { 'afterhash.io/pool': 'mi300x' }],
      ['mi355x', { 'afterhash.io/pool': 'mi355x' }],
    ]);
    expect(objectsOf(twoVendors, 'NVIDIADriver').map(({ spec }) => spec.nodeSelector)).toEqual([
      { 'afterhash.io/pool': 'h200' },
    ]);
  });

  it('finds the driver in the machine image where the file says so, and keeps its hands off it', () => {
    expect(specOf('mi300x').driver).toEqual({ enable: false });
  });

  it('has the driver of the file built, kept where the file says, and the one of the kernel kept out', () => {
    expect(specOf('mi355x').driver).toMatchObject({
      enable: true,
      blacklist: true,
      version: '30.10',
      image: 'registry.two-vendors.example/drivers/amdgpu',
      imageRegistrySecret: { name: 'drivers' },
    });
  });

  it('drains nodes for a new driver only as far as the file lets it: the operator waits for no job', () => {
    expect(specOf('mi355x').driver.upgradePolicy).toMatchObject({ enable: true, maxParallelUpgrades: 2 });
    const site = everything();
    const own = found(objectsOf(renderedOf(site), 'DeviceConfig').find(({ metadata }) => metadata.name === 'amd'));
    expect(poolOf(site, 'amd').spec.driver?.upgrade).toBeUndefined();
    expect(own.spec.driver.upgradePolicy).toEqual({ enable: false });
  });

  it('tells Prometheus of each GPU by the names that alerts go by', () => {
    for (const { spec } of configs) {
      const { serviceMonitor } = spec.metricsExporter.prometheus;
      expect(serviceMonitor).toMatchObject({
        enable: true,
        honorLabels: true,
        relabelings: [{ targetLabel: 'node' }],
        metricRelabelings: [{ targetLabel: 'gpu' }],
      });
    }
  });

  it('reads a list of fields that stands beside it: the operator starts nothing of a pool without it', () => {
    for (const { spec, metadata } of configs) {
      const { name } = spec.metricsExporter.config;
      const map = objectsOf(twoVendors, 'ConfigMap').find((one) => one.metadata.name === name);
      expect(found(map).metadata.namespace).toBe(metadata.namespace);
      expect(JSON.parse(found(map).data['config.json']).GPUConfig.Fields).toContain('GPU_HEALTH');
    }
  });

  it('stays on nodes that are tainted for their pool, and runs no tests', () => {
    for (const { spec } of configs) {
      for (const part of [spec.devicePlugin.devicePluginTolerations, spec.metricsExporter.tolerations])
        expect(part).toContainEqual({ key: 'afterhash.io/pool', operator: 'Exists' });
      expect(spec).toMatchObject({ testRunner: { enable: false } });
    }
  });
});

describe('nodes of AMD beside those of NVIDIA', () => {
  const rules = objectsOf(twoVendors, 'NodeFeatureRule');
  const labelsOf = (pool: string) =>
    found(rules.find(({ metadata }) => metadata.name.endsWith(pool))).spec.rules[0].labels;

  it('carry the label by which the NVIDIA operator runs nothing on them', () => {
    expect(labelsOf('mi300x')).toMatchObject({ 'nvidia.com/gpu.deploy.operands': 'false' });
    expect(labelsOf('mi355x')).toMatchObject({ 'nvidia.com/gpu.deploy.operands': 'false' });
    expect(labelsOf('h200')).not.toHaveProperty(['nvidia.com/gpu.deploy.operands']);
  });

  it('are counted by their own resource in queues and quotas', () => {
    const queues = objectsOf(twoVendors, 'ClusterQueue');
    const covered = Object.fromEntries(
      queues.map(({ metadata, spec }) => [
        metadata.name,
        spec.resourceGroups
          .flatMap((group: SiteData) => group.coveredResources)
          .filter((one: string) => /gpu$/.test(one)),
      ]),
    );
    expect(covered).toMatchObject({
      'lab.h200': ['nvidia.com/gpu'],
      'lab.mi300x': ['amd.com/gpu'],
      'answers.mi355x': ['amd.com/gpu'],
    });
  });
});

describe('the list of images of a site with GPUs of AMD', () => {
  const { images, gaps } = imagesNeeded(twoVendors.site) as SiteData;
  const text = JSON.stringify(images);

  it('names the operator, its device plugin and its exporter, each by a tag', () => {
    for (const image of ['rocm/gpu-operator:', 'rocm/device-metrics-exporter:', 'rocm/k8s-device-plugin:'])
      expect(text).toContain(image);
  });

  it('says that the device plugin moves under its tag, and that nobody publishes the driver', () => {
    const said = JSON.stringify(gaps);
    expect(said).toContain('latest');
    expect(said).toContain('repo.radeon.com');
  });
});
