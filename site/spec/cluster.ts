import { z } from 'zod';
import { nodeSystems } from '../catalog/index.ts';
import { oneOf } from './author-words.ts';
import {
  address,
  chartVersion,
  countBetween,
  hostname,
  id,
  kindError,
  kubernetesVersion,
  labelPrefix,
  network,
  text,
} from './fields.ts';
import { SchedulingSpec } from './scheduling.ts';

/** Label keys that schedulers know, beside those of the prefix. */
export const topologyPresets = ['topograph', 'legacy'] as const;

export const ClusterSpec = z.strictObject({
  kubernetes: kubernetesVersion.describe('Kubernetes version, in quotes. Every chart that is installed must allow it.'),
  nodes: z
    .strictObject({
      os: z
        .enum(nodeSystems, { error: `takes ${oneOf(nodeSystems.map((one) => `"${one}"`))}` })
        .describe('Operating system of the GPU nodes: the driver of the operator is built for it.'),
      kernel: z
        .string({ error: 'takes a kernel version in quotes, as in "6.8"' })
        .regex(/^\d+\.\d+(\.\d+)?$/, { error: 'takes a kernel version, as in "6.8"' })
        .optional()
        .describe('Linux kernel of the GPU nodes, in quotes. Default: not said, and nothing is held against it.'),
    })
    .optional()
    .describe(
      'What the GPU nodes boot. Default: not said; the list of images then names the driver without its system.',
    ),
  cni: z
    .enum(['cilium', 'calico'], { error: 'takes "cilium" or "calico"' })
    .describe('The pod network, which holds the network policies.'),
  state: z
    .discriminatedUnion(
      'backend',
      [
        z.strictObject({
          backend: z.literal('s3').describe('An S3 bucket, or a store that speaks S3.'),
          bucket: text(
            /^[a-z0-9][-.a-z0-9]{1,61}[a-z0-9]$/,
            'a bucket name',
            'bucket names have 3 to 63 lower-case letters, digits, "-" and "."',
          ).describe('The bucket. It must be there before the first apply.'),
          region: z
            .string()
            .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, { error: 'takes a region, as in "us-west-2"' })
            .optional()
            .describe('Region of the bucket. Default: as the environment says; a store with an endpoint needs none.'),
          endpoint: z
            .string()
            .regex(/^https:\/\/[-.a-z0-9]+(:\d+)?$/, {
              error: 'takes an https address, as in "https://s3.example.com"',
            })
            .optional()
            .describe('Address of a store that is not Amazon. Default: Amazon S3.'),
          locking: z.boolean().describe('A lock file beside the state: the store must do conditional writes.'),
        }),
        z.strictObject({
          backend: z.literal('kubernetes').describe('A Secret in a cluster, with a Lease as its lock.'),
          namespace: id.describe('Namespace of the Secret. It must be there before the first apply.'),
        }),
        z.strictObject({
          backend: z.literal('local').describe('Files beside the output: for a rehearsal by one person.'),
        }),
      ],
      { error: kindError('backend', ['s3', 'kubernetes', 'local']) },
    )
    .describe('Where Terraform keeps its state. Credentials come from the environment.'),
  registry: hostname.optional().describe('Mirror that charts and images come from. Default: the public registries.'),
  labels: labelPrefix
    .optional()
    .describe('Prefix of the node labels that say where a node stands. Default: afterhash.io.'),
  gpus: z
    .enum(['device-plugin', 'dra'], { error: 'takes "device-plugin" or "dra"' })
    .optional()
    .describe(
      'How nodes offer their GPUs: as a resource that pods count, or as devices that pods claim (DRA, experimental in this GPU Operator). Default: device-plugin.',
    ),
  topologyLabels: z
    .array(z.enum(topologyPresets, { error: 'takes "topograph" or "legacy"' }))
    .min(1)
    .refine((names) => new Set(names).size === names.length, { error: 'names a preset twice' })
    .optional()
    .describe(
      'Keys of others under which the place on the fabric is said too, for schedulers that go by them: topograph for Topograph 1.0, legacy for network.topology.nvidia.com. Never beside a Topograph that runs. Default: only those of the prefix.',
    ),
  management: z
    .array(network)
    .optional()
    .describe('Networks of BMCs, switches and storage management, which tenants never reach. Default: none named.'),
  nameCache: z
    .array(address)
    .min(1)
    .refine((addresses) => new Set(addresses).size === addresses.length, { error: 'names an address twice' })
    .optional()
    .describe(
      'Addresses at which a cache on the nodes answers for the cluster DNS, where they are others than NodeLocal DNSCache has by itself: with kube-proxy by iptables that of the Service kube-dns too. Tenants may ask there. Default: [169.254.20.10].',
    ),
  rdma: z
    .strictObject({
      subnet: network
        .optional()
        .describe(
          'Addresses of the interfaces on all fabrics, dealt out to rails in equal parts. Each rail is one flat network, or where its fabric is routed one a node. Default: none, pods get no address on a fabric; RoCE needs them.',
        ),
      ofed: z
        .enum(['host', 'operator', 'inbox'], { error: 'takes "host", "operator" or "inbox"' })
        .optional()
        .describe('Who brings DOCA-OFED. Default: inbox, GPUDirect by DMA-BUF.'),
      peermem: z
        .boolean()
        .optional()
        .describe('GPUDirect by the old nvidia-peermem module instead of DMA-BUF. Default: false.'),
      guids: countBetween(0, 255, 'the second byte of a GUID')
        .optional()
        .describe(
          'Number of the range that GUIDs of virtual functions are taken from, where several clusters share one UFM: each has its own. Default: the whole range is of this cluster.',
        ),
      ufmSecret: id
        .optional()
        .describe("Name of the Secret with UFM's address and credentials. Default: ib-kubernetes-ufm-secret."),
    })
    .optional()
    .describe('How pods reach the fabric. Default: each field by its own default.'),
  snapshotController: z
    .enum(['release', 'distribution'], { error: 'takes "release" or "distribution"' })
    .optional()
    .describe(
      'Who brings the kinds and the controller of volume snapshots, which a cluster has once: a release of ours, or the Kubernetes distribution. Default: release, where a store has snapshots.',
    ),
  machines: z
    .enum(['talos', 'flatcar', 'cloud-init'], { error: 'takes "talos", "flatcar" or "cloud-init"' })
    .optional()
    .describe(
      'What the nodes start from: `render` then writes a machine-configuration document a pool in its form. Default: not said, and none is written.',
    ),
  scheduling: SchedulingSpec.optional().describe(
    'How jobs wait, start and are placed. Default: each field by its own default.',
  ),
  charts: z
    .record(id, chartVersion.describe('Version of this chart, in quotes.'))
    .optional()
    .describe(
      'Chart versions other than the pinned ones. A version whose custom resources are not known is refused. Default: none, every chart as pinned.',
    ),
});

export type ClusterSpec = z.infer<typeof ClusterSpec>;
