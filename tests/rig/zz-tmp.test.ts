import { test } from 'vitest';
import { applyLayer } from './kubernetes/apply-layer.ts';
import { describeOnCluster } from './kubernetes/cluster.ts';
import { kueueConfigurationOf, renderSite } from './rendered-site.ts';
const rendered = await renderSite('/work/main/blueprints/liquid-retrofit/site.yaml');
describeOnCluster('x', { parts: ['kube-controller-manager', 'kueue'], kueueConfiguration: kueueConfigurationOf(rendered) } as any, (cluster) => {
  test('y', async () => {
    const { api } = cluster();
    const applied: any[] = [];
    for (const layer of rendered.layers) applied.push(...(await applyLayer(api, layer)));
    console.log(applied.filter((a) => a.refusal));
    const strip = ({ status: _, metadata, ...rest }: any) => { const { resourceVersion: __, managedFields: ___, ...kept } = metadata; return JSON.stringify({ ...rest, metadata: kept }); };
    for (const pass of [1, 2]) {
      for (const { object } of applied) {
        const before = await api.get(object); const after = await api.apply(object);
        if (strip(before) !== strip(after)) console.log('CHANGED', pass, strip(before), '\n', strip(after));
      }
      await new Promise((r) => setTimeout(r, 4000));
    }
    for (const q of await api.list({ apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'ClusterQueue' })) console.log(q.metadata.name, JSON.stringify((q as any).metadata.finalizers), JSON.stringify((q as any).status?.conditions));
    for (const q of await api.list({ apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'LocalQueue' })) console.log(q.metadata.namespace, q.metadata.name, JSON.stringify((q as any).status?.conditions));
  }, 120000);
});
