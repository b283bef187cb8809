import { podTemplateResources, podVariables } from './pod-templates.ts';
import { list, type Policy, text } from './policy.ts';

/** Kueue holds a pod by this until it has a place for it, and then writes its node selector. */
const KUEUE_GATE = 'kueue.x-k8s.io/admission';

/** What the API server adds by itself; none of them opens a pool, and neither does a taint of the device plugins. */
const OTHER_TAINTS = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'];

/** Pods stay on the nodes of their tenant's pools. GPUs are resources, and by that taints, of the site. */
export function podPlacement(poolLabel: string, gpus: readonly string[]): Policy {
  const pool = text(poolLabel);
  const taints = [...OTHER_TAINTS, ...gpus];
  return {
    name: 'tenant-pod-placement',
    resources: podTemplateResources,
    variables: {
      ...podVariables,
      pools: list('pools'),
      waits: `request.kind.kind != "Pod" || (has(object.spec.schedulingGates) && object.spec.schedulingGates.exists(g, g.name == ${text(KUEUE_GATE)}))`,
    },
    validations: [
      {
        // A selector of this key narrows: no affinity can widen it again.
        expression: `variables.templates.all(t, has(t.spec.nodeSelector) && ${pool} in t.spec.nodeSelector ? t.spec.nodeSelector[${pool}] in variables.pools : variables.waits)`,
        message: `nodeSelector must name a pool of the tenant under ${poolLabel}`,
      },
      {
        expression: `variables.templates.all(t, !has(t.spec.tolerations) || t.spec.tolerations.all(o, has(o.key) && (o.key == ${pool} ? ((!has(o.operator) || o.operator == "Equal") && has(o.value) && o.value in variables.pools) : o.key in ${JSON.stringify(taints)})))`,
        message: `tolerations may name the pools of the tenant under ${poolLabel}, and ${taints.join(', ')}`,
      },
      {
        // The scheduler writes it later, by a binding: only what is made with it has chosen its node.
        expression:
          '(request.kind.kind == "Pod" && request.operation != "CREATE") || variables.templates.all(t, !has(t.spec.nodeName) || t.spec.nodeName == "")',
        message: "nodeName is the scheduler's to write",
      },
      {
        expression:
          'variables.templates.all(t, !has(t.spec.schedulerName) || t.spec.schedulerName in ["", "default-scheduler"])',
        message: 'schedulerName must be default-scheduler',
      },
      {
        expression: 'variables.templates.all(t, !has(t.spec.priorityClassName) || t.spec.priorityClassName == "")',
        message: 'priorityClassName must be empty: jobs are ranked by the label kueue.x-k8s.io/priority-class',
      },
      {
        // By CDI a pod has the GPUs that it asks for without one. The class "nvidia" is for what watches all GPUs of a
        // node: it reads NVIDIA_VISIBLE_DEVICES, which images of CUDA set to "all" (NVIDIA/cloud-native-docs,
        // gpu-operator/cdi.rst, read 2026-11-26).
        expression: 'variables.templates.all(t, !has(t.spec.runtimeClassName) || t.spec.runtimeClassName == "")',
        message: 'runtimeClassName must be empty: GPUs come with what resources ask for',
      },
    ],
  };
}
