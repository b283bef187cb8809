import { namespaces } from '../../names.ts';
import { UNSAID_LIMIT } from '../tenant-limits.ts';
import { podTemplateResources, podVariables } from './pod-templates.ts';
import { list, type Policy, text } from './policy.ts';

const NETWORKS = 'k8s.v1.cni.cncf.io/networks';

/** A network by its plain name, with an interface at most: neither another namespace nor JSON with a GUID in it. */
const PLAIN_NETWORK = '^[a-z0-9]([-a-z0-9]*[a-z0-9])?(@[a-z0-9]{1,15})?$';

/**
 * Writes the networks of a pod anew, as JSON with the GUID that it gave to each
 * (https://github.com/Mellanox/ib-kubernetes, pkg/k8s-client: SetAnnotationsOnPod; its account:
 * https://github.com/Mellanox/network-operator, manifests/state-ib-kubernetes; both read 2026-11-22).
 */
const GUID_WRITER = `system:serviceaccount:${namespaces.networkOperator}:ib-kubernetes`;

/** Annotations by which a pod would get devices, networks or nodes past the scheduler. */
const REFUSED_ANNOTATIONS = [
  'cdi.k8s.io/',
  'nvidia.cdi.k8s.io/',
  'cdi-devices.nri.io',
  'devices.nri.io',
  'v1.multus-cni.io/default-network',
  'scheduler.alpha.kubernetes.io/node-selector',
];

/** Variables by which the container toolkits of both vendors would hand out GPUs that were not asked for. */
const REFUSED_VARIABLES = ['NVIDIA_VISIBLE_DEVICES', 'NVIDIA_IMEX_CHANNELS', 'AMD_VISIBLE_DEVICES'];
const REFUSED_VARIABLE_PREFIX = 'NVIDIA_MIG_';

const requested = (field: string) =>
  `(!has(c.resources) || !has(c.resources.${field}) || c.resources.${field}.all(r, !r.contains("/") || r in variables.devices))`;

/**
 * A limit alone would be counted at the default of the namespace, a few GiB, and
 * a gang placed on nodes that cannot hold it: Kueue 0.19.2 takes the default
 * before it takes a limit for a request (pkg/workload/resources.go), the API
 * server the other way round.
 */
const requestsItsLimits =
  '!has(c.resources) || !has(c.resources.limits) || ["cpu", "memory"].all(r, !(r in c.resources.limits) || (has(c.resources.requests) && r in c.resources.requests))';

/**
 * Anybody on a node gets an image that lies there by its name alone: only who asks for it anew has to show that he may
 * have it (kubernetes, plugin/pkg/admission/alwayspullimages, read 2026-11-26). What names no policy gets one by its tag.
 */
const isPulled = 'has(c.imagePullPolicy) && c.imagePullPolicy == "Always"';
const isPulledForVolume = '!has(v.image) || (has(v.image.pullPolicy) && v.image.pullPolicy == "Always")';

/**
 * A request alone gets the default limit of the namespace, and above that no pod
 * of it is valid: a job would be taken, and an event alone would say why nothing starts.
 */
const limitsItsRequests = `!has(c.resources) || !has(c.resources.requests) || (${Object.entries(UNSAID_LIMIT)
  .map(([name, most]) => {
    const r = text(name);
    return `(!(${r} in c.resources.requests) || (has(c.resources.limits) && ${r} in c.resources.limits) || quantity(string(c.resources.requests[${r}])).compareTo(quantity(${text(most)})) <= 0)`;
  })
  .join(' && ')})`;

const asksForNoDevice = '!has(c.resources) || !has(c.resources.limits) || c.resources.limits.all(r, !r.contains("/"))';

/** Pods reach devices, networks, volumes and images only by what was granted. */
export const podDevices: Policy = {
  name: 'tenant-pod-devices',
  resources: podTemplateResources,
  variables: {
    ...podVariables,
    devices: list('devices'),
    networks: list('networks'),
    annotations:
      'variables.templates.map(t, has(t.metadata) && has(t.metadata.annotations) ? t.metadata.annotations : {})',
    // Whoever changes the pod after that writer, to take a finalizer off it or a gate, leaves its text as it is.
    networksStand: `request.kind.kind == "Pod" && request.operation == "UPDATE" && (request.userInfo.username == ${text(GUID_WRITER)} || (has(oldObject.metadata.annotations) && has(object.metadata.annotations) && ${text(NETWORKS)} in oldObject.metadata.annotations && ${text(NETWORKS)} in object.metadata.annotations && oldObject.metadata.annotations[${text(NETWORKS)}] == object.metadata.annotations[${text(NETWORKS)}]))`,
  },
  validations: [
    {
      expression: `variables.networksStand || variables.annotations.all(a, !(${text(NETWORKS)} in a) || a[${text(NETWORKS)}].split(",").all(n, n.trim().matches(${text(PLAIN_NETWORK)}) && n.trim().split("@")[0] in variables.networks))`,
      message: `${NETWORKS} may name networks of the tenant, plainly and with a comma between`,
    },
    {
      expression: `variables.annotations.all(a, a.all(k, !${JSON.stringify(REFUSED_ANNOTATIONS)}.exists(p, k.startsWith(p))))`,
      message: `annotations must not begin with ${REFUSED_ANNOTATIONS.join(', ')}`,
    },
    {
      expression: `variables.containers.all(cs, cs.all(c, ${requested('limits')} && ${requested('requests')}))`,
      message: "resources may ask for devices of the tenant's pools only",
    },
    {
      // A pod has its requests by now: the API server writes them in before it asks.
      expression: `request.kind.kind == "Pod" || variables.containers.all(cs, cs.all(c, ${requestsItsLimits}))`,
      message: 'resources must request the cpu and memory that they limit, or a queue counts them wrong',
    },
    {
      // Of a pod the API server has said so itself.
      expression: `request.kind.kind == "Pod" || variables.containers.all(cs, cs.all(c, ${limitsItsRequests}))`,
      message: `resources must limit what they request above ${Object.values(UNSAID_LIMIT).join(' of memory and ')} of ephemeral-storage, or no pod is valid`,
    },
    {
      // NVIDIA GPU Operator v26.7: a container in a user namespace of its own cannot use a GPU, and fails at its start.
      expression: `variables.templates.all(t, !has(t.spec.hostUsers) || t.spec.hostUsers) || variables.containers.all(cs, cs.all(c, ${asksForNoDevice}))`,
      message: 'hostUsers must not be false where a container asks for devices: it would not start',
    },
    {
      expression: `variables.containers.all(cs, cs.all(c, !has(c.env) || c.env.all(e, !(e.name in ${JSON.stringify(REFUSED_VARIABLES)}) && !e.name.startsWith(${text(REFUSED_VARIABLE_PREFIX)}))))`,
      message: `env must not set ${REFUSED_VARIABLES.join(', ')} or ${REFUSED_VARIABLE_PREFIX}*: ask for GPUs in resources`,
    },
    {
      expression: 'variables.templates.all(t, !has(t.spec.volumes) || t.spec.volumes.all(v, !has(v.csi)))',
      message: 'volumes must come from a claim: inline csi volumes are in no quota',
    },
    {
      expression: `params.data.isolation != "shared" || (variables.containers.all(cs, cs.all(c, ${isPulled})) && variables.templates.all(t, !has(t.spec.volumes) || t.spec.volumes.all(v, ${isPulledForVolume})))`,
      message: 'imagePullPolicy must be Always: the nodes have the images of other tenants',
    },
  ],
};
