import { expect } from 'vitest';
import type { ObjectRef } from './kubernetes/api.ts';
import { applyLayer } from './kubernetes/apply-layer.ts';
import type { Cluster } from './kubernetes/cluster.ts';
import { eventually } from './kubernetes/eventually.ts';
import type { RenderedSite } from './rendered-site.ts';

/**
 * Applies a site layer by layer, and waits until its policies are read, each a moment after it is written: until a job
 * of a tenant that names no queue is refused.
 */
export async function applySite({ api }: Cluster, { layers }: RenderedSite, job: ObjectRef): Promise<void> {
  for (const layer of layers) {
    const refused = (await applyLayer(api, layer)).filter(({ refusal }) => refusal !== undefined);
    expect(refused, layer.name).toEqual([]);
  }
  const { name, namespace = '' } = job.metadata;
  await eventually(async () => {
    const asked = api.as('ada', [namespace]).apply({ ...job, metadata: { name, namespace } }, { dryRun: true });
    await expect(asked).rejects.toThrow('must name a queue');
  });
}
