import { z } from 'zod';
import { catalogId, count, countOrNone, hostname, id, quantity, ratio, rowReferences } from './fields.ts';

export const PoolSpec = z.strictObject({
  server: catalogId.describe('A server or rack system of the catalog.'),
  perRack: count.optional().describe('Servers in one rack. Not said for a rack system, which is one rack.'),
  racks: rowReferences.describe('The rows that it fills: "hall-1/row-(1..10)".'),
  use: z.enum(['training', 'inference', 'rental'], { error: 'takes "training", "inference" or "rental"' }),
  fabric: id.optional().describe('The compute fabric that its nodes join. Default: none.'),
  redundancy: z
    .enum(['N', '2N'], { error: 'takes "N" or "2N"' })
    .optional()
    .describe('2N: no single failure below the intake takes power from a rack. Default: N.'),
  sharing: z
    .enum(['none', 'mig', 'time-slices'], { error: 'takes "none", "mig" or "time-slices"' })
    .optional()
    .describe('How one GPU is shared. Default: none.'),
  migLayout: z
    .string()
    .regex(/^all-[a-z0-9][-.a-z0-9]*$/, { error: 'takes a layout of the MIG manager, such as "all-1g.18gb"' })
    .optional()
    .describe('The layout that the MIG manager sets on its nodes. Default: "all-balanced".'),
  driver: z
    .strictObject({
      version: z.string({ error: 'takes a version in quotes, as in "595.91.07"' }).regex(/^\d+\.\d+(\.\d+)?$/, { error: 'takes a driver version, as in "595.91.07"' }).optional(),
      modules: z.enum(['open', 'proprietary'], { error: 'takes "open" or "proprietary"' }).optional(),
      host: z.boolean().optional().describe('true where the machine image brings the driver. Default: false, the operator installs it.'),
    })
    .optional(),
  spares: countOrNone.optional().describe('Nodes held back to replace a failed one. Default: 0.'),
  idle: quantity('power', { example: '30 kW' }).optional().describe('What one rack draws with its jobs paused: needed where a shed ladder pauses it.'),
});

export const FabricSpec = z.strictObject({
  kind: z.enum(['infiniband', 'roce'], { error: 'takes "infiniband" or "roce"' }),
  switch: catalogId,
  taper: ratio(1, 16, 'bandwidth down over bandwidth up of a leaf').describe('Oversubscription that is meant: 1 for none.'),
  racks: rowReferences.describe('Where leaf, spine and core switches stand.'),
  manager: z
    .enum(['ufm', 'opensm'], { error: 'takes "ufm" or "opensm"' })
    .optional()
    .describe('The subnet manager. Default: opensm on a switch. A UFM pair takes four leaf ports, and a node\'s place where switches have no port for it.'),
  nodesPerUnit: count.optional().describe('Nodes of one scalable unit. Default: half of the switch\'s ports.'),
  uplinks: count.optional().describe('Uplinks of one leaf. Default: as many as nodes of a unit, over the taper.'),
  cable: catalogId.optional().describe('Cable or optics between racks. Default: none named, and the SuperPOD layout limit of 50 m holds.'),
});

const storagePlace = {
  capacity: quantity('storage', { example: '8 PB' }).describe('Usable, after protection.'),
  write: quantity('throughput', { example: '200 GB/s' }).describe('Sustained write that the system is built for.'),
};

export const StorageSpec = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      kind: z.literal('node-nvme').describe('Scratch on the nodes\' own NVMe drives, by TopoLVM.'),
      on: z.array(id).min(1).describe('Pools whose nodes carry it.'),
      perNode: quantity('storage', { example: '30.7 TB' }).optional().describe('Drives of one node. Default: what the catalog has for the server; needed where it has nothing.'),
      reclaim: z.enum(['delete', 'retain'], { error: 'takes "delete" or "retain"' }).optional().describe('Default: delete, scratch dies with its job.'),
      volumeGroup: id.optional().describe('LVM volume group that the machine image makes. Default: nvme.'),
      filesystem: z.enum(['xfs', 'ext4'], { error: 'takes "xfs" or "ext4"' }).optional().describe('Default: xfs.'),
    }),
    z.strictObject({
      kind: z.literal('rook-ceph').describe('Shared checkpoints on CephFS by Rook.'),
      ...storagePlace,
      racks: rowReferences,
      servers: z
        .strictObject({ count, draw: quantity('power', { example: '1.1 kW' }), height: quantity('rackUnits', { example: '2 U' }), weight: quantity('mass').optional() })
        .optional()
        .describe('The storage servers, which no catalog has. Default: none of ours in these racks.'),
      stall: quantity('duration', { example: '60 s' }).optional().describe('How long a job may stand still for one checkpoint.'),
      checkpoint: quantity('storage', { example: '6 TB' }).optional().describe('Largest checkpoint that one job writes.'),
    }),
    z.strictObject({
      kind: z.enum(['weka', 'vast']).describe("Shared checkpoints on a vendor's system, by its CSI driver."),
      ...storagePlace,
      filesystem: id.optional().describe('File system or view that volumes are made in. Default: checkpoints.'),
      secret: id.describe('Name of the Secret that holds the system\'s address and credentials: a reference, never the secret.'),
      stall: quantity('duration', { example: '60 s' }).optional(),
      checkpoint: quantity('storage', { example: '6 TB' }).optional(),
    }),
  ],
  { error: 'takes the kind "node-nvme", "rook-ceph", "weka" or "vast"' },
);

export const ClusterSpec = z.strictObject({
  kubernetes: z
    .string({ error: 'takes a version in quotes, as in "1.34": YAML reads 1.30 as 1.3' })
    .regex(/^1\.\d{2}(\.\d+)?$/, { error: 'takes a Kubernetes version, as in "1.34"' }),
  cni: z.enum(['cilium', 'calico'], { error: 'takes "cilium" or "calico"' }),
  state: z
    .discriminatedUnion('backend', [
      z.strictObject({
        backend: z.literal('s3'),
        bucket: id.or(z.string().regex(/^[a-z0-9][-.a-z0-9]{1,61}[a-z0-9]$/, { error: 'takes a bucket name' })),
        region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, { error: 'takes a region, as in "us-west-2"' }).optional(),
        endpoint: z.string().regex(/^https:\/\/[-.a-z0-9]+(:\d+)?$/, { error: 'takes an https address' }).optional(),
        locking: z.boolean().describe('A lock file beside the state: the store must do conditional writes.'),
      }),
      z.strictObject({ backend: z.literal('kubernetes'), namespace: id }),
      z.strictObject({ backend: z.literal('local') }),
    ], { error: 'takes the backend "s3", "kubernetes" or "local"' })
    .describe('Where Terraform keeps its state. Credentials come from the environment.'),
  registry: hostname.optional().describe('Mirror that charts and images come from. Default: the public registries.'),
  labels: hostname.optional().describe('Prefix of the node labels that say where a node stands. Default: afterhash.io.'),
  management: z.array(z.string().regex(/^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/, { error: 'takes a network, as in "10.0.0.0/16"' })).optional().describe('Networks of BMCs, switches and storage management, which tenants never reach.'),
  rdma: z
    .strictObject({
      interfaces: z.array(z.string().regex(/^[a-z0-9]{1,15}$/, { error: 'takes an interface name, as in "ibp24s0"' })).min(1).optional().describe('Names of the InfiniBand interfaces on a node, rail by rail. Needed for SR-IOV.'),
      subnet: z.string().regex(/^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/, { error: 'takes a network, as in "10.56.0.0/16"' }).optional().describe('Addresses of the interfaces on the fabric.'),
      ofed: z.enum(['host', 'operator', 'inbox'], { error: 'takes "host", "operator" or "inbox"' }).optional().describe('Who brings DOCA-OFED. Default: inbox, GPUDirect by DMA-BUF.'),
      peermem: z.boolean().optional().describe('GPUDirect by the old nvidia-peermem module instead of DMA-BUF. Default: false.'),
      ufmSecret: id.optional().describe('Name of the Secret with UFM\'s address and credentials. Default: ib-kubernetes-ufm-secret.'),
    })
    .optional(),
  charts: z
    .record(id, z.string({ error: 'takes a chart version in quotes' }).regex(/^v?\d+\.\d+\.\d+(-[.0-9A-Za-z]+)?$/, { error: 'takes a chart version' }))
    .optional()
    .describe('Chart versions other than the pinned ones. A version whose custom resources are not known is refused.'),
});

export const MonitoringSpec = z.strictObject({
  retention: quantity('duration', { from: '1 d', to: '1000 d', why: 'one Prometheus keeps days to months', example: '30 d' }),
  storage: quantity('storage', { example: '500 GB' }).optional().describe('Disk of Prometheus. Default: an empty directory of the node.'),
  alerts: z
    .strictObject({ to: id.describe('Receiver that the Alertmanager configuration of the cluster defines.') })
    .optional(),
});

export type PoolSpec = z.infer<typeof PoolSpec>;
export type FabricSpec = z.infer<typeof FabricSpec>;
export type StorageSpec = z.infer<typeof StorageSpec>;
export type ClusterSpec = z.infer<typeof ClusterSpec>;
export type MonitoringSpec = z.infer<typeof MonitoringSpec>;
