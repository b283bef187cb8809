import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { found } from '../constructs/sites.ts';
import { describeOnSite } from './applied-site.ts';
import { judged } from './judges.ts';
import type { ObjectRef } from './kubernetes/api.ts';
import { eventually } from './kubernetes/eventually.ts';
import { judgeOf } from './kubernetes/programs.ts';
import { renderSite } from './rendered-site.ts';

const blueprint = fileURLToPath(new URL('../../blueprints/gpu-cloud', import.meta.url));
const rendered = await renderSite(join(blueprint, 'site.yaml'));
const job: ObjectRef = parse(readFileSync(join(blueprint, 'examples', 'nccl-all-reduce.yaml'), 'utf8'));
describeOnSite('the MPI Operator of gpu-cloud, and the job that is made for it', rendered, (cluster) => {
  const asTenant = () => cluster().api.as('ada', [found(job.metadata.namespace)]);

  test('is in the first layer whole: its kind, its account, its rights and itself', () => {
    const [operators] = rendered.layers;
    const release = found(operators?.releases.find(({ release }) => release === 'mpi-operator'));
    expect(release.objects?.map(({ kind }) => kind).sort()).toEqual([
      'ClusterRole',
      'ClusterRoleBinding',
      'CustomResourceDefinition',
      'Deployment',
      'ServiceAccount',
    ]);
  });

  test('is not asked for pods outside the rules of its tenant', async () => {
    const other = structuredClone(job) as ObjectRef & {
      spec: { mpiReplicaSpecs: { Worker: { template: { spec: { nodeSelector?: object } } } } };
    };
    other.spec.mpiReplicaSpecs.Worker.template.spec.nodeSelector = { 'afterhash.io/pool': 'h200' };
    await expect(asTenant().apply(other, { dryRun: true })).rejects.toThrow('nodeSelector must name a pool');
  });

  test('waits until Kueue has a place for its workers in one unit and for its launcher', async () => {
    const { spec } = await asTenant().create(job);
    expect(spec).toMatchObject({ runPolicy: { suspend: true } });
    const workload = await eventually(async () => {
      const kind = { apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'Workload' };
      const [one] = await cluster().api.list(kind, { namespace: found(job.metadata.namespace) });
      return found(one);
    });
    judged(judgeOf('kueue'));
    expect(workload.spec).toMatchObject({
      queueName: 'h100',
      podSets: [
        { name: 'launcher', count: 1 },
        { name: 'worker', count: 32, topologyRequest: { required: 'afterhash.io/unit' } },
      ],
    });
  });
});
