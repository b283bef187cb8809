import { beforeAll, expect, test } from 'vitest';
import { found, siteWith } from '../constructs/sites.ts';
import { judged } from './judges.ts';
import type { ObjectRef } from './kubernetes/api.ts';
import { applyLayer } from './kubernetes/apply-layer.ts';
import { describeOnCluster } from './kubernetes/cluster.ts';
import { eventually } from './kubernetes/eventually.ts';
import { judgeOf } from './kubernetes/programs.ts';
import { kindsIn, kueueConfigurationOf, renderedOf } from './rendered-site.ts';

const rendered = renderedOf(
  siteWith((data) => {
    data.cluster.scheduling.frameworks = ['trainer'];
  }),
);
const options = {
  parts: ['kube-controller-manager', 'kueue'] as const,
  components: ['jobset', 'kueue', 'kubeflow-trainer'] as const,
  kinds: kindsIn(rendered),
  kueueConfiguration: kueueConfigurationOf(rendered),
};

const TRAINER = 'trainer.kubeflow.org/v1alpha1';
const namespace = 'meridian';
const tray = { cpu: '64', memory: '512Gi', 'nvidia.com/gpu': '4' };

/** A runtime of the tenant: those of the chart run images of others. */
const runtime = {
  apiVersion: TRAINER,
  kind: 'TrainingRuntime',
  metadata: { name: 'torch', namespace, labels: { 'trainer.kubeflow.org/framework': 'torch' } },
  spec: {
    mlPolicy: { numNodes: 1, torch: {} },
    template: {
      spec: {
        replicatedJobs: [
          {
            name: 'node',
            template: {
              metadata: { labels: { 'trainer.kubeflow.org/trainjob-ancestor-step': 'trainer' } },
              spec: {
                template: {
                  spec: {
                    securityContext: {
                      runAsNonRoot: true,
                      runAsUser: 1000,
                      seccompProfile: { type: 'RuntimeDefault' },
                    },
                    containers: [
                      {
                        name: 'node',
                        image: 'registry.example.com/train:1',
                        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
                        resources: { requests: tray, limits: tray },
                      },
                    ],
                  },
                },
              },
            },
          },
        ],
      },
    },
  },
} as ObjectRef;

const job = {
  apiVersion: TRAINER,
  kind: 'TrainJob',
  metadata: {
    name: 'run',
    namespace,
    labels: { 'kueue.x-k8s.io/queue-name': 'train', 'kueue.x-k8s.io/priority-class': 'firm-100' },
  },
  spec: {
    runtimeRef: { name: 'torch', kind: 'TrainingRuntime', apiGroup: 'trainer.kubeflow.org' },
    trainer: { numNodes: 18 },
  },
} as ObjectRef;

describeOnCluster('a training job of Kubeflow Trainer', options, (cluster) => {
  const asTenant = () => cluster().api.as('ada', [namespace]);

  beforeAll(async () => {
    const { api } = cluster();
    for (const layer of rendered.layers) {
      const refused = (await applyLayer(api, layer)).filter(({ refusal }) => refusal !== undefined);
      expect(refused, layer.name).toEqual([]);
    }
    // Each policy is read a moment after it is written: wait until what is in no queue is refused.
    await eventually(async () => {
      const asked = asTenant().apply({ ...job, metadata: { name: 'run', namespace } } as ObjectRef, { dryRun: true });
      await expect(asked).rejects.toThrow('must name a queue');
    });
  });

  test('runs by a runtime of its tenant, and waits in its queue as a whole', async () => {
    await asTenant().create(runtime);
    const { spec } = await asTenant().create(job);
    expect(spec).toMatchObject({ suspend: true });
    const workload = await eventually(async () => {
      const kind = { apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'Workload' };
      const [one] = await cluster().api.list(kind, { namespace });
      return found(one);
    });
    judged(judgeOf('kueue'));
    expect(workload.spec).toMatchObject({ queueName: 'train', podSets: [{ name: 'node', count: 18 }] });
  });
});
