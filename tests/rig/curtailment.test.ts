import { expect, test } from 'vitest';
import { clusterQueueName } from '../../constructs/names.ts';
import { curtailment } from '../../constructs/scheduling/curtailment.ts';
import { describeOnSite } from './applied-site.ts';
import { busySite } from './busy-site.ts';
import type { ObjectRef } from './kubernetes/api.ts';
import type { Cluster } from './kubernetes/cluster.ts';

const { site } = busySite;

const PAUSED = 'autoscaling.keda.sh/paused-replicas';

/** Scaled by what it is asked: the platform makes it, and the runbook holds it still. */
const service = {
  apiVersion: 'keda.sh/v1alpha1',
  kind: 'ScaledObject',
  metadata: { name: 'serve', namespace: 'open-market' },
  spec: {
    scaleTargetRef: { name: 'serve' },
    minReplicaCount: 1,
    maxReplicaCount: 16,
    triggers: [
      { type: 'prometheus', metadata: { serverAddress: 'http://prometheus', query: 'asked', threshold: '1' } },
    ],
  },
} as ObjectRef;

describeOnSite('the runbook of a curtailment', busySite, (cluster) => {
  test('is taken by the API server and by Kueue word for word, and what comes back is as it was', async () => {
    const { api, kubectl } = cluster();
    await api.apply(service);

    const rungs = curtailment(site).filter(({ step }) => step.claim !== undefined && step.by === 'pause');
    expect(rungs.length).toBeGreaterThan(0);
    for (const { step, down, back } of rungs) {
      if (step.claim === undefined) continue;
      const name = clusterQueueName(step.claim.tenant, step.claim.claim.pool);
      const queue: ObjectRef = { apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'ClusterQueue', metadata: { name } };
      const before = (await api.get(queue)).spec;
      for (const words of down.flatMap((one) => one.commands)) await typed(kubectl, words);
      const stopped = JSON.stringify((await api.get(queue)).spec);
      expect(stopped).toContain('"stopPolicy":"HoldAndDrain"');
      expect((await api.get(service)).metadata.annotations).toMatchObject({ [PAUSED]: '0' });
      expect(stopped.match(/"lendingLimit":"0"/g)?.length).toBe(stopped.match(/"nominalQuota"/g)?.length);
      for (const words of back.flatMap((one) => one.commands)) await typed(kubectl, words);
      expect((await api.get(queue)).spec).toEqual(before);
      expect((await api.get(service)).metadata.annotations ?? {}).not.toHaveProperty(PAUSED);
    }
  });
});

async function typed(kubectl: Cluster['kubectl'], words: readonly string[]): Promise<void> {
  const { code, stderr } = await kubectl(words);
  expect({ code, stderr: code === 0 ? '' : stderr }, words.join(' ')).toEqual({ code: 0, stderr: '' });
}
