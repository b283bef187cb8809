import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { images } from '../../exports/images/images.ts';
import { chartImages, charts } from '../../site/catalog/index.ts';
import { chartsNeeded, imagesNeeded } from '../../site/model/index.ts';
import { siteWith } from '../constructs/sites.ts';
import { renderedBlueprints, renderedOf, renderSite } from '../rig/rendered-site.ts';

const site = siteWith((data) => {
  data.cluster.nodes = { os: 'ubuntu24.04', kernel: '6.8' };
});
const blueprints = fileURLToPath(new URL('../../blueprints', import.meta.url));
const references = imagesNeeded(site).images.map(({ reference }) => reference);

const facts: { charts: Record<string, { values: object }> } = JSON.parse(
  readFileSync(new URL('../constructs/facts/chart-images.facts.json', import.meta.url), 'utf8'),
);

function filesOf(of = site): ReadonlyMap<string, string> {
  const exported = images.export(of);
  if ('nothing' in exported) throw new Error(exported.nothing);
  return exported.files;
}

describe('the images of a site', () => {
  it.each(renderedBlueprints)('are those of the charts that are rendered, no more and no fewer: %s', async (name) => {
    const { site, layers } = await renderSite(`${blueprints}/${name}/site.yaml`);
    const releases = layers.flatMap((layer) => layer.releases);
    const rendered = releases.filter(({ objects }) => objects === undefined).map(({ pin }) => pin.name);
    expect(rendered.length).toBeGreaterThan(4);
    expect(
      chartsNeeded(site)
        .map((chart) => charts[chart].name)
        .sort(),
    ).toEqual([...new Set(rendered)].sort());
  });

  it('are known of every chart of the repository', () => {
    expect(imagesNeeded(site).gaps).toEqual([]);
    expect(references.length).toBeGreaterThan(40);
  });

  it('have a registry and a tag each, and stand there once', () => {
    for (const reference of references)
      expect(reference).toMatch(/^[a-z0-9.]+\.[a-z]+\/[-a-z0-9./_]+:[-\w.]+(@sha256:[0-9a-f]{64})?$/);
    expect(new Set(references).size).toBe(references.length);
  });

  it('are those of the manifest too where there is no chart', () => {
    const withMpi = siteWith((data) => {
      data.cluster.scheduling = { frameworks: ['mpi'] };
    });
    expect(filesOf(withMpi).get('images.csv')).toContain(
      'docker.io/mpioperator/mpi-operator:0.8.0,mirror.columbia.example/docker.io/mpioperator/mpi-operator:0.8.0,mpi-operator\n',
    );
    expect(references.join()).not.toContain('mpi-operator');
  });

  it('are those of the driver that the GPU Operator runs where GPUs are had by claims, which needs no chart', () => {
    const claimed = siteWith((data) => {
      data.cluster.gpus = 'dra';
    });
    expect(imagesNeeded(claimed).images).toContainEqual({
      reference: 'nvcr.io/nvidia/dra-driver-nvidia-gpu:v0.5.0',
      chart: 'gpu-operator',
    });
    expect(chartsNeeded(claimed)).not.toContain('dra-driver-nvidia-gpu');
    expect(chartsNeeded(site)).toContain('dra-driver-nvidia-gpu');
    expect(references.join()).not.toContain('nvcr.io/nvidia/dra-driver');
  });

  it('are those of every operator that the values of the Network Operator switch on', () => {
    const roce = siteWith((data) => {
      delete data.tenants.meridian.pkey;
      Object.assign(data.fabrics.ib, { kind: 'roce', access: 'sriov', qos: { priority: 3, dscp: 26 } });
      data.cluster.rdma.subnet = '10.0.0.0/8';
    });
    const values = renderedOf(roce)
      .layers.flatMap(({ releases }) => releases)
      .find(({ pin }) => pin.name === 'network-operator')?.values;
    expect(values).toMatchObject({ sriovNetworkOperator: { enabled: true }, maintenanceOperator: { enabled: true } });
    const of = imagesNeeded(roce).images.filter(({ chart }) => chart === 'network-operator');
    const names = of.map(({ reference }) => reference.split('/').at(-1)?.split(':')[0]);
    expect(names).toEqual(expect.arrayContaining(['sriov-network-operator', 'maintenance-operator']));
    expect(references.join()).not.toContain('maintenance-operator');
  });

  it('have Multus from the Network Operator, and no Whereabouts beside its address pools', () => {
    expect(references.filter((reference) => /multus|whereabouts/.test(reference))).toEqual([
      'nvcr.io/nvidia/mellanox/multus-cni:network-operator-v26.4.1',
    ]);
  });

  it('name each driver with the system of the nodes', () => {
    expect(references).toContain('nvcr.io/nvidia/driver:595.91.07-ubuntu24.04');
    const { images, gaps } = imagesNeeded(siteWith());
    expect(images.some(({ reference }) => reference.includes('/driver:'))).toBe(false);
    expect(gaps.map(({ why }) => why)).toEqual([
      'the tag of nvcr.io/nvidia/driver ends with the system of the nodes, which cluster.nodes does not say',
    ]);
  });

  it('say so of a chart whose version nobody has read', () => {
    const other = siteWith((data) => {
      data.cluster.charts = { kueue: '0.20.7' };
    });
    expect(imagesNeeded(other).gaps).toContainEqual({
      chart: 'kueue',
      why: 'its version 0.20.7 has other images than the pinned 0.19.2',
    });
  });

  it('come from where the values of their charts say: no chart names a repository that the list lacks', () => {
    for (const [name, list] of Object.entries(chartImages)) {
      const chart = charts[name as keyof typeof charts].name;
      const text = JSON.stringify(facts.charts[chart]?.values ?? {});
      for (const { image } of list) {
        const [, ...path] = image.split('/');
        const last = path.at(-1) ?? '';
        const operand = ['network-operator', 'cert-manager'].includes(name);
        if (!operand) expect(text, `${chart}: ${image}`).toContain(last);
      }
    }
  });
});

describe('export images', () => {
  it('writes what to pull, and what it is called in the mirror', () => {
    const files = filesOf();
    expect([...files.keys()]).toEqual(['images.txt', 'images.csv', 'charts.csv']);
    expect(files.get('images.txt')?.split('\n')[0]).toBe('quay.io/jetstack/cert-manager-controller:v1.21.1');
    expect(files.get('images.csv')).toContain(
      'nvcr.io/nvidia/gpu-operator:v26.7.0,mirror.columbia.example/nvcr.io/nvidia/gpu-operator:v26.7.0,gpu-operator\n',
    );
    expect(files.get('charts.csv')).toContain(
      'gpu-operator,v26.7.0,https://helm.ngc.nvidia.com/nvidia,oci://mirror.columbia.example/helm.ngc.nvidia.com/nvidia\n',
    );
  });

  it('keeps the public names where there is no mirror', () => {
    const files = filesOf(
      siteWith((data) => {
        delete data.cluster.registry;
      }),
    );
    expect(files.get('images.csv')).toContain(
      'registry.k8s.io/kueue/kueue:v0.19.2,registry.k8s.io/kueue/kueue:v0.19.2,kueue\n',
    );
  });

  it('has nothing to write of a building alone', () => {
    const alone = siteWith((data) => {
      delete data.cluster;
    });
    expect(images.export(alone)).toHaveProperty('nothing');
  });
});
