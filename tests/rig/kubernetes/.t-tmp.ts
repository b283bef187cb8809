import { withCluster } from './cluster.ts';
const parts = ['kube-controller-manager', 'kube-scheduler', 'kwok', 'kueue', 'nfd-master'] as const;
for (const components of [['kueue', 'node-feature-discovery', 'jobset'] as const, undefined]) {
  const t = performance.now();
  await withCluster({ parts, ...(components ? { components } : {}) }, async (c) => {
    console.log(components ?? 'all', Math.round(performance.now() - t), 'ms', JSON.stringify(c.memory()));
    await new Promise((r) => setTimeout(r, 8000));
    console.log(JSON.stringify(c.memory()));
  });
}
