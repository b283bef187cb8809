import { beforeAll, expect, test } from 'vitest';
import { found, siteWith } from '../constructs/sites.ts';
import { applySite } from './applied-site.ts';
import { judged } from './judges.ts';
import type { ObjectRef } from './kubernetes/api.ts';
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

  beforeAll(() => applySite(cluster(), rendered, job));

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
