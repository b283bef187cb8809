import { expect, test } from 'vitest';
import { found } from '../constructs/sites.ts';
import { describeOnSite } from './applied-site.ts';
import { busySite } from './busy-site.ts';
import { judged } from './judges.ts';
import type { ObjectRef } from './kubernetes/api.ts';
import { eventually } from './kubernetes/eventually.ts';
import { judgeOf } from './kubernetes/programs.ts';

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

describeOnSite('a training job of Kubeflow Trainer', busySite, (cluster) => {
  const asTenant = () => cluster().api.as('ada', [namespace]);

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
