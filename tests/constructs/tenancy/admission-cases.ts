import type { KubernetesObject } from '../../../constructs/terraform/kubernetes-object.ts';
import type { Site } from '../../../site/model/index.ts';
import { siteWith } from '../sites.ts';

/** The default site with buckets in its shared store, of which tenant "meridian" may have 2 PB. It shares its nodes. */
export function admissionSite(): Site {
  return siteWith((data) => {
    data.storage.checkpoints.objects = { gateways: 2 };
    data.tenants.meridian.storage = { checkpoints: '2 PB' };
    data.tenants.meridian.isolation = 'shared';
  });
}

/** What is asked of the API server in the namespace of tenant meridian, and what it should say. */
export interface AdmissionCase {
  readonly asks: string;
  readonly object: KubernetesObject;
  /** Part of the refusal; absent where it is let through. */
  readonly refused?: string;
  /** @default 'tenant': somebody of its group */
  readonly by?: 'tenant' | 'job-controller' | 'platform';
}

const POOL = 'afterhash.io/pool';
const QUEUE = { 'kueue.x-k8s.io/queue-name': 'train', 'kueue.x-k8s.io/priority-class': 'firm-100' };
const NETWORKS = 'k8s.v1.cni.cncf.io/networks';

// biome-ignore lint/suspicious/noExplicitAny: a case changes one field of a pod that is otherwise let through
type Change = (pod: any) => void;

export const admissionCases: readonly AdmissionCase[] = [
  { asks: 'a pod of its pool in its queue', object: pod() },
  ...onPod('nodeSelector must name a pool', {
    'a pod on no pool': (pod) => delete pod.spec.nodeSelector,
    'a pod on a pool that it has no part of': (pod) => (pod.spec.nodeSelector[POOL] = 'rental'),
  }),
  {
    asks: 'a pod that Kueue holds, which has no place yet',
    object: pod((pod) => {
      delete pod.spec.nodeSelector;
      pod.spec.schedulingGates = [{ name: 'kueue.x-k8s.io/admission' }];
    }),
  },
  {
    asks: 'a pod that tolerates its pool',
    object: pod(
      (pod) => (pod.spec.tolerations = [{ key: POOL, operator: 'Equal', value: 'train', effect: 'NoSchedule' }]),
    ),
  },
  {
    asks: 'a pod that tolerates what GPU nodes commonly have',
    object: pod((pod) => (pod.spec.tolerations = [{ key: 'nvidia.com/gpu', operator: 'Exists' }])),
  },
  ...onPod('tolerations may name', {
    'a pod that tolerates everything': (pod) => (pod.spec.tolerations = [{ operator: 'Exists' }]),
    'a pod that tolerates every pool': (pod) => (pod.spec.tolerations = [{ key: POOL, operator: 'Exists' }]),
    'a pod that tolerates the pool of another': (pod) => (pod.spec.tolerations = [{ key: POOL, value: 'rental' }]),
    'a pod that tolerates the control plane': (pod) =>
      (pod.spec.tolerations = [{ key: 'node-role.kubernetes.io/control-plane', operator: 'Exists' }]),
  }),
  ...onPod('nodeName is', { 'a pod that has chosen its node': (pod) => (pod.spec.nodeName = 'train-1') }),
  ...onPod('schedulerName must', { 'a pod of another scheduler': (pod) => (pod.spec.schedulerName = 'mine') }),
  ...onPod('priorityClassName must', {
    'a pod above the platform': (pod) => (pod.spec.priorityClassName = 'system-node-critical'),
  }),
  ...onPod('must name a queue', {
    'a pod in no queue': (pod) => delete pod.metadata.labels,
    'a pod in the queue of another pool': (pod) => (pod.metadata.labels['kueue.x-k8s.io/queue-name'] = 'rental'),
  }),
  ...onPod('must name the priority of the tenant', {
    'a pod at a priority that was not granted': (pod) =>
      (pod.metadata.labels['kueue.x-k8s.io/priority-class'] = 'firm-999'),
    'a pod at no priority, which Kueue would rank at 0': (pod) =>
      delete pod.metadata.labels['kueue.x-k8s.io/priority-class'],
  }),
  {
    asks: 'a pod of a job, which has no queue of its own',
    object: pod((pod) => delete pod.metadata.labels),
    by: 'job-controller',
  },
  { asks: 'a pod on its own networks', object: withNetworks('ib-rail0, ib-rail1@net1') },
  ...onPod('may name networks of the tenant', {
    'a network of another namespace': (pod) => (pod.metadata.annotations = { [NETWORKS]: 'other/ib-rail0' }),
    'a network as JSON, which could carry a GUID': (pod) =>
      (pod.metadata.annotations = { [NETWORKS]: '[{"name":"ib-rail0","cni-args":{"guid":"02:00"}}]' }),
    'a network that was not granted': (pod) => (pod.metadata.annotations = { [NETWORKS]: 'management' }),
    'a network behind one of its own': (pod) => (pod.metadata.annotations = { [NETWORKS]: 'ib-rail0,management' }),
  }),
  ...onPod('annotations must not begin with', {
    'devices by a CDI annotation': (pod) => (pod.metadata.annotations = { 'cdi.k8s.io/x': 'nvidia.com/gpu=all' }),
    'devices of the management by an annotation of NVIDIA': (pod) =>
      (pod.metadata.annotations = { 'nvidia.cdi.k8s.io/container.main': 'all' }),
    'another default network': (pod) => (pod.metadata.annotations = { 'v1.multus-cni.io/default-network': 'x' }),
  }),
  { asks: 'GPUs and rails of its pool', object: withDevices({ 'nvidia.com/gpu': '4', 'nvidia.com/ib_rail0': '1' }) },
  {
    asks: 'a device of no pool of its own',
    object: withDevices({ 'nvidia.com/mig-1g.34gb': '1' }),
    refused: "devices of the tenant's pools only",
  },
  ...onPod('hostUsers must not be false', {
    'GPUs in a user namespace of its own, where they cannot be used': (pod) => {
      pod.spec.hostUsers = false;
      pod.spec.containers[0].resources = { limits: { 'nvidia.com/gpu': '1' } };
    },
  }),
  {
    asks: 'a user namespace of its own without any device',
    object: pod((pod) => {
      pod.spec.hostUsers = false;
    }),
  },
  ...onPod('env must not set', {
    'every GPU by a variable': (pod) =>
      (pod.spec.containers[0].env = [{ name: 'NVIDIA_VISIBLE_DEVICES', value: 'all' }]),
    'every GPU by a variable of an init container': (pod) =>
      (pod.spec.initContainers = [
        { ...container(), name: 'first', env: [{ name: 'NVIDIA_MIG_CONFIG_DEVICES', value: 'all' }] },
      ]),
  }),
  ...onPod('inline csi volumes', {
    'a volume past the quota': (pod) =>
      (pod.spec.volumes = [{ name: 'v', csi: { driver: 'rook-ceph.cephfs.csi.ceph.com' } }]),
  }),
  ...onPod('imagePullPolicy must be Always', {
    'an image that the node may have of another tenant': (pod) =>
      (pod.spec.containers[0].imagePullPolicy = 'IfNotPresent'),
    'an image by its digest, which is not fetched anew by itself': (pod) =>
      delete pod.spec.containers[0].imagePullPolicy,
    'an image of the node in an init container': (pod) =>
      (pod.spec.initContainers = [{ ...container(), name: 'first', imagePullPolicy: 'Never' }]),
  }),
  {
    asks: 'a set of jobs that says nothing of its images',
    object: jobSet(undefined, { imagePullPolicy: undefined }),
    refused: 'imagePullPolicy must be Always',
  },
  { asks: 'a job whose place Kueue will write', object: job() },
  {
    asks: 'a job at no priority',
    object: job((job) => delete job.metadata.labels['kueue.x-k8s.io/priority-class']),
    refused: 'must name the priority of the tenant',
  },
  { asks: 'a job in no queue', object: job((job) => delete job.metadata.labels), refused: 'must name a queue' },
  {
    asks: 'a job whose owner is written in to look like a part of a set',
    object: job((job) => {
      delete job.metadata.labels;
      job.metadata.ownerReferences = [
        { apiVersion: 'jobset.x-k8s.io/v1alpha2', kind: 'JobSet', name: 'x', uid: 'f3b1', controller: true },
      ];
    }),
    refused: 'must name a queue',
  },
  {
    asks: 'a job whose pods are for the pool of another',
    object: job((job) => (job.spec.template.spec.nodeSelector = { [POOL]: 'rental' })),
    refused: 'nodeSelector must name a pool',
  },
  {
    asks: 'a job whose pods take every GPU by a variable',
    object: job(
      (job) => (job.spec.template.spec.containers[0].env = [{ name: 'NVIDIA_VISIBLE_DEVICES', value: 'all' }]),
    ),
    refused: 'env must not set',
  },
  {
    asks: 'a job that limits its memory and requests none',
    object: job((job) => (job.spec.template.spec.containers[0].resources = { limits: { memory: '1Ti' } })),
    refused: 'must request the cpu and memory',
  },
  {
    asks: 'a job that requests the memory that it limits',
    object: job(
      (job) =>
        (job.spec.template.spec.containers[0].resources = { limits: { memory: '1Ti' }, requests: { memory: '1Ti' } }),
    ),
  },
  {
    asks: 'a job that requests more memory than the default limit, and limits none',
    object: job((job) => (job.spec.template.spec.containers[0].resources = { requests: { memory: '64Gi' } })),
    refused: 'must limit what they request above 4Gi of memory',
  },
  {
    asks: 'a job that requests less than the default limit',
    object: job((job) => (job.spec.template.spec.containers[0].resources = { requests: { memory: '2Gi' } })),
  },
  {
    asks: 'a job whose pods run otherwise than was granted',
    object: job((job) => {
      job.spec.template.spec.runtimeClassName = 'kata';
    }),
    refused: 'runtimeClassName must',
  },
  {
    asks: 'a job that would have all GPUs of its node by the class of those that watch them, and by its image',
    object: job((job) => {
      job.spec.template.spec.runtimeClassName = 'nvidia';
    }),
    refused: 'runtimeClassName must',
  },
  { asks: 'a set of jobs', object: jobSet() },
  {
    asks: 'a set of jobs of which one is for the pool of another',
    object: jobSet({ [POOL]: 'rental' }),
    refused: 'nodeSelector must name a pool',
  },
  {
    asks: 'a bucket of its store, with a size',
    object: bucketClaim({ additionalConfig: { maxSize: '20T', maxObjects: '1000' } }),
  },
  {
    asks: 'a bucket of a class that is not there',
    object: bucketClaim({ storageClassName: 'elsewhere', additionalConfig: { maxSize: '1G' } }),
    refused: 'storageClassName must name a bucket class',
  },
  {
    asks: 'a bucket without a size, which no quota would hold',
    object: bucketClaim({}),
    refused: 'must say a maxSize',
  },
  {
    asks: 'a bucket larger than the room of the tenant',
    object: bucketClaim({ additionalConfig: { maxSize: '3P' } }),
    refused: 'must say a maxSize within the room',
  },
  {
    asks: 'a bucket of a size that is none',
    object: bucketClaim({ additionalConfig: { maxSize: 'much' } }),
    refused: 'must say a maxSize within the room',
  },
  {
    asks: 'a bucket that somebody has',
    object: bucketClaim({ additionalConfig: { maxSize: '1G' }, objectBucketName: 'obc-open-market-data' }),
    refused: 'objectBucketName must be empty',
  },
  {
    asks: 'a bucket that another user owns',
    object: bucketClaim({ additionalConfig: { maxSize: '1G', bucketOwner: 'dashboard-admin' } }),
    refused: 'maxSize and maxObjects alone',
  },
  { asks: 'a volume of its scratch class', object: claim({ storageClassName: 'scratch' }) },
  { asks: 'a volume of no class, hence of the default one', object: claim({}), refused: 'storageClassName must' },
  { asks: 'a volume that somebody left', object: claim({ storageClassName: '' }), refused: 'storageClassName must' },
  {
    asks: 'a class of another',
    object: claim({ storageClassName: 'scratch-rental' }),
    refused: 'storageClassName must',
  },
  {
    asks: 'a bare device, on which another tenant may have written',
    object: claim({ storageClassName: 'scratch', volumeMode: 'Block' }),
    refused: 'volumeMode must be Filesystem',
  },
  {
    asks: 'a chosen volume',
    object: claim({ storageClassName: 'scratch', volumeName: 'pv-of-another' }),
    refused: 'volumeName must be empty',
  },
  { asks: 'a service inside', object: service({}) },
  { asks: 'a port on every node', object: service({ type: 'NodePort' }), refused: 'type must be ClusterIP' },
  {
    asks: 'a name outside',
    object: service({ type: 'ExternalName', externalName: 'bmc.local' }),
    refused: 'type must be',
  },
  {
    asks: 'an address of another',
    object: service({ externalIPs: ['10.0.0.7'] }),
    refused: 'externalIPs must be empty',
  },
  {
    asks: 'an object that looks like one of the platform',
    object: service({}, { 'afterhash.io/owner': 'columbia-18' }),
    refused: "is the platform's",
  },
  {
    asks: 'an object of the platform, by the platform',
    object: service({}, { 'afterhash.io/owner': 'columbia-18' }),
    by: 'platform',
  },
  { asks: 'a channel of its NVLink domain', object: deviceClaim({}), by: 'platform' },
  {
    asks: 'a claim on a whole GPU, which pods of its pool request and do not claim',
    object: deviceClaim({ deviceClassName: 'gpu.nvidia.com' }),
    refused: 'deviceClassName must name',
    by: 'platform',
  },
  {
    asks: 'a device claim that sees the devices of all',
    object: deviceClaim({ adminAccess: true }),
    refused: 'adminAccess',
    by: 'platform',
  },
];

function onPod(refused: string, changes: Readonly<Record<string, Change>>): readonly AdmissionCase[] {
  return Object.entries(changes).map(([asks, change]) => ({ asks, object: pod(change), refused }));
}

function container() {
  return {
    name: 'main',
    image: 'registry.example/train@sha256:0000000000000000000000000000000000000000000000000000000000000000',
    imagePullPolicy: 'Always',
    resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { memory: '1Gi' } },
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
  };
}

function podSpec() {
  return {
    restartPolicy: 'Never',
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [container()],
  };
}

function changed(object: KubernetesObject, change: Change = () => {}): KubernetesObject {
  const copy = structuredClone(object);
  change(copy);
  return copy;
}

function pod(change?: Change): KubernetesObject {
  const spec = { ...podSpec(), nodeSelector: { [POOL]: 'train' } };
  return changed(
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', namespace: 'meridian', labels: QUEUE }, spec },
    change,
  );
}

function withNetworks(names: string): KubernetesObject {
  return pod((pod) => (pod.metadata.annotations = { [NETWORKS]: names }));
}

function withDevices(devices: Readonly<Record<string, string>>): KubernetesObject {
  return pod((pod) => {
    pod.spec.containers[0].resources = { requests: { cpu: '1', memory: '1Gi' }, limits: { memory: '1Gi', ...devices } };
  });
}

function job(change?: Change): KubernetesObject {
  const metadata = { name: 'a', namespace: 'meridian', labels: QUEUE };
  return changed(
    { apiVersion: 'batch/v1', kind: 'Job', metadata, spec: { suspend: true, template: { spec: podSpec() } } },
    change,
  );
}

function jobSet(nodeSelector?: Readonly<Record<string, string>>, fields: object = {}): KubernetesObject {
  const replicated = (name: string, spec: object) => ({
    name,
    replicas: 1,
    template: { spec: { template: { spec } } },
  });
  const containers = [{ ...container(), ...fields }];
  const workers = { ...podSpec(), containers, ...(nodeSelector === undefined ? {} : { nodeSelector }) };
  return {
    apiVersion: 'jobset.x-k8s.io/v1alpha2',
    kind: 'JobSet',
    metadata: { name: 'a', namespace: 'meridian', labels: QUEUE },
    spec: { replicatedJobs: [replicated('leader', podSpec()), replicated('workers', workers)] },
  };
}

function claim(spec: object): KubernetesObject {
  const resources = { requests: { storage: '10Gi' } };
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'a', namespace: 'meridian' },
    spec: { accessModes: ['ReadWriteOnce'], resources, ...spec },
  };
}

function bucketClaim(spec: object): KubernetesObject {
  return {
    apiVersion: 'objectbucket.io/v1alpha1',
    kind: 'ObjectBucketClaim',
    metadata: { name: 'a', namespace: 'meridian' },
    spec: { generateBucketName: 'a', storageClassName: 'checkpoints-bucket', ...spec },
  };
}

function service(spec: object, labels: Readonly<Record<string, string>> = {}): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'a', namespace: 'meridian', labels },
    spec: { ports: [{ port: 80 }], selector: { app: 'a' }, ...spec },
  };
}

function deviceClaim(request: object): KubernetesObject {
  const requests = [
    { name: 'channel', exactly: { deviceClassName: 'compute-domain-default-channel.nvidia.com', ...request } },
  ];
  return {
    apiVersion: 'resource.k8s.io/v1',
    kind: 'ResourceClaim',
    metadata: { name: 'a', namespace: 'meridian' },
    spec: { devices: { requests } },
  };
}
