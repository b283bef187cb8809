import { expect, test } from 'vitest';
import { namespaces } from '../../constructs/names.ts';
import { resourcesChartFolder } from '../../constructs/terraform/resources-chart.ts';
import { found } from '../constructs/sites.ts';
import { helm } from './helm.ts';
import { type Cluster, describeOnCluster } from './kubernetes/cluster.ts';
import { type RenderedLayer, renderedOf } from './rendered-site.ts';
import { smallSite } from './small-site.ts';

const { layers } = renderedOf(smallSite());
const layerOf = (name: string): RenderedLayer => found(layers.find((layer) => layer.name === name));

/** What Helm says of each release of the chart in the package, once the layer's own namespaces are there. */
async function refusalsOf({ api, kubeconfig }: Cluster, { objects, releases }: RenderedLayer): Promise<string[]> {
  for (const object of objects.filter(({ kind }) => kind === 'Namespace')) await api.apply(object);
  const said: string[] = [];
  for (const { release, namespace, values } of releases.filter(({ objects }) => objects !== undefined)) {
    const { code, stderr } = await helm(
      ['install', release, resourcesChartFolder(), '--namespace', namespace, '--values', '-'],
      { stdin: JSON.stringify(values), env: { ...process.env, KUBECONFIG: kubeconfig } },
    );
    if (code !== 0) said.push(stderr);
  }
  return said;
}

describeOnCluster('a layer that is applied before its turn', { parts: [], components: [] }, (use) => {
  // First, while the namespaces of the platform are not there.
  test('a tenant is refused by the name of the namespace that the platform brings', async () => {
    const refusals = await refusalsOf(use(), layerOf('tenant-meridian'));
    expect(refusals.filter((said) => said.includes(`namespaces "${namespaces.policies}" not found`))).not.toEqual([]);
  });

  test.each(['platform', 'fabric'])('%s is refused with the words what is missing and what to do', async (name) => {
    const refusals = await refusalsOf(use(), layerOf(name));
    expect(refusals.length).toBeGreaterThan(0);
    expect(refusals.filter((said) => !/the cluster does not have .*[a-z]\/v\d\w*\/[A-Z]/.test(said))).toEqual([]);
    expect(refusals[0]).toContain('apply the stacks in the order of the output "layers" of the first one');
  });
});
