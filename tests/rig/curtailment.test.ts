import { expect, test } from 'vitest';
import { clusterQueueName, labelsOf } from '../../constructs/names.ts';
import { curtailment } from '../../constructs/scheduling/curtailment.ts';
import { siteWith } from '../constructs/sites.ts';
import { describeOnSite } from './applied-site.ts';
import { busySite } from './busy-site.ts';
import type { ObjectRef } from './kubernetes/api.ts';
import type { Cluster } from './kubernetes/cluster.ts';

/** The same site, with a rung more: one pool that the tenant has alone, and one that it shares. */
const site = siteWith((data) => {
  data.cluster.scheduling = busySite.site.spec.cluster?.scheduling;
  const pauses = ['open-market.rental', 'open-market.train'].map((of) => ({ of, by: 'pause' }));
  data.energy.shed = ['s19-fleet', ...pauses];
});

const PAUSED = 'autoscaling.keda.sh/paused-replicas';

/** Scaled by what it is asked, on one pool: the platform makes it, and the runbook holds it still. */
function service(pool: string): ObjectRef {
  return {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name: `on-${pool}`, namespace: 'open-market', labels: { 'kueue.x-k8s.io/queue-name': pool } },
    spec: {
      scaleTargetRef: { name: 'serve' },
      minReplicaCount: 1,
      maxReplicaCount: 16,
      triggers: [
        { type: 'prometheus', metadata: { serverAddress: 'http://prometheus', query: 'asked', threshold: '1' } },
      ],
    },
  } as ObjectRef;
}

function node(name: string, unschedulable: boolean): ObjectRef {
  const labels = { [labelsOf(site).pool]: 'rental' };
  return { apiVersion: 'v1', kind: 'Node', metadata: { name, labels }, spec: { unschedulable } } as ObjectRef;
}

describeOnSite('the runbook of a curtailment', busySite, (cluster) => {
  test('is taken by the API server and by Kueue word for word, and what comes back is as it was', async () => {
    const { api, kubectl } = cluster();
    for (const pool of ['rental', 'train']) await api.apply(service(pool));
    const nodes = [node('rental-works', false), node('rental-faulty', true)];
    for (const one of nodes) await api.apply(one);
    const cordoned = async () =>
      (await Promise.all(nodes.map((one) => api.get(one)))).map(
        ({ spec }) => (spec as { unschedulable?: boolean }).unschedulable === true,
      );

    const rungs = curtailment(site).filter(({ step }) => step.claim !== undefined && step.by === 'pause');
    expect(rungs.map(({ step }) => step.name)).toEqual(['open-market.rental', 'open-market.train']);
    for (const { step, down, back } of rungs) {
      if (step.claim === undefined) continue;
      const { pool } = step.claim.claim;
      const name = clusterQueueName(step.claim.tenant, pool);
      const stopped = async (on: string) => (await api.get(service(on))).metadata.annotations?.[PAUSED];
      const queue: ObjectRef = { apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'ClusterQueue', metadata: { name } };
      const before = (await api.get(queue)).spec;
      for (const words of down.flatMap((one) => one.commands)) await typed(kubectl, words);
      const held = JSON.stringify((await api.get(queue)).spec);
      expect(held).toContain('"stopPolicy":"HoldAndDrain"');
      expect(held.match(/"lendingLimit":"0"/g)?.length).toBe(held.match(/"nominalQuota"/g)?.length);
      expect(await stopped(pool.id)).toBe('0');
      expect(await stopped(pool.id === 'train' ? 'rental' : 'train')).toBeUndefined();
      expect(await cordoned()).toEqual([pool.id === 'rental', true]);
      for (const words of back.flatMap((one) => one.commands)) await typed(kubectl, words);
      expect((await api.get(queue)).spec).toEqual(before);
      expect(await stopped(pool.id)).toBeUndefined();
      // What was cordoned for a fault before stays so, and no mark is left.
      expect(await cordoned()).toEqual([false, true]);
      for (const one of nodes) expect((await api.get(one)).metadata.labels).not.toHaveProperty([labelsOf(site).shed]);
    }
    // Files that share the cluster have no nodes there.
    for (const one of nodes) await api.delete(one);
  });
});

async function typed(kubectl: Cluster['kubectl'], words: readonly string[]): Promise<void> {
  const { code, stderr } = await kubectl(words);
  expect({ code, stderr: code === 0 ? '' : stderr }, words.join(' ')).toEqual({ code: 0, stderr: '' });
}
