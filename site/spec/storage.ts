import { z } from 'zod';
import {
  catalogId,
  count,
  countBetween,
  id,
  kindError,
  network,
  quantity,
  ratio,
  rowReferences,
  text,
} from './fields.ts';

const reclaim = z.enum(['delete', 'retain'], { error: 'takes "delete" or "retain"' }).optional();

/** What every class may say. */
const anyClass = {
  default: z
    .boolean()
    .optional()
    .describe('true for the class of claims that name none: one class of a site at most. Default: false.'),
  snapshots: z
    .enum(['delete', 'retain'], { error: 'takes "delete" or "retain"' })
    .optional()
    .describe(
      "What becomes of a volume's snapshots when their objects go: what is retained is in no quota. Their controller comes as cluster.snapshotController says. Default: no snapshots.",
    ),
};

const gpuDirect = z
  .boolean()
  .optional()
  .describe('GPUs read and write it without the host in between (GPUDirect Storage). Default: false.');

const storagePlace = {
  reclaim: reclaim.describe(
    'What becomes of a volume or bucket when its claim goes. What is retained is in no quota, and stays until a person deletes it. Default: retain, a checkpoint outlives its claim.',
  ),
  capacity: quantity('storage', {
    from: '1 TB',
    to: '100000 PB',
    why: 'from one drive to more than any one site has',
    example: '8 PB',
  }).describe('Usable, after protection.'),
  write: quantity('throughput', {
    from: '100 MB/s',
    to: '1000 TB/s',
    why: 'one disk writes 100 to 250 MB/s, and the largest systems tens of TB/s',
    example: '200 GB/s',
  }).describe('Sustained write that the system is built for.'),
  read: quantity('throughput', {
    from: '100 MB/s',
    to: '1000 TB/s',
    why: 'one disk reads 100 to 250 MB/s, and the largest systems tens of TB/s',
    example: '400 GB/s',
  })
    .optional()
    .describe('Sustained read that it is built for. Default: not said, and not checked.'),
};

const writeAmplification = ratio(1, 20, 'one large stream writes once; small random writes several times')
  .optional()
  .describe(
    'What its drives write for each byte that is written to them, beyond what their rating has in it. Default: 1.',
  );

const secret = id.describe(
  "Name of the Secret that holds the system's address and credentials: a reference, never the secret.",
);

const NodeNvmeSpec = z.strictObject({
  kind: z.literal('node-nvme').describe("Scratch on the nodes' own NVMe drives, by TopoLVM."),
  on: z.array(id).min(1).describe('Pools whose nodes carry it.'),
  perNode: quantity('storage', {
    from: '100 GB',
    to: '10 PB',
    why: 'no server holds more drives',
    example: '30.7 TB',
  })
    .optional()
    .describe('Drives of one node. Default: what the catalog has for the server; needed where it has nothing.'),
  drives: count
    .optional()
    .describe(
      'How many drives of a node it is on; a layout needs it. Default: all that the catalog has for the server.',
    ),
  drive: catalogId
    .optional()
    .describe('A drive of the catalog, for what it writes and outlives. Default: not said, and not checked.'),
  write: quantity('throughput', {
    from: '100 MB/s',
    to: '500 GB/s',
    why: 'one NVMe drive writes 1 to 10 GB/s',
    example: '40 GB/s',
  })
    .optional()
    .describe('Sustained write of the drives of one node together. Default: that of its drives in the catalog.'),
  writeAmplification,
  layout: z
    .enum(['linear', 'stripe', 'raid10', 'raid5', 'raid6'], {
      error: 'takes "linear", "stripe", "raid10", "raid5" or "raid6"',
    })
    .optional()
    .describe(
      'linear: one drive after the other. stripe: every volume over all drives. raid: an array that the machine image makes under the volume group. Default: linear.',
    ),
  spare: quantity('storage', {
    zero: true,
    to: '10 PB',
    why: 'a part of the drives of one node',
    example: '100 GiB',
  })
    .optional()
    .describe('Room of a node that no volume gets. Default: 10 GiB.'),
  thin: z
    .strictObject({
      pool: id.optional().describe('Thin pool that the machine image makes in the volume group. Default: thin.'),
      overprovision: ratio(1, 20, 'a full thin pool stops every volume in it at once').describe(
        'What volumes may be promised in all, over what the pool holds.',
      ),
    })
    .optional()
    .describe('Volumes take room as they are written, and can be snapshotted. Default: a volume has its room at once.'),
  reclaim: reclaim.describe(
    'What becomes of a volume when its claim goes. Default: delete, scratch dies with its job.',
  ),
  volumeGroup: id.optional().describe('LVM volume group that the machine image makes. Default: nvme.'),
  filesystem: z
    .enum(['xfs', 'ext4'], { error: 'takes "xfs" or "ext4"' })
    .optional()
    .describe('File system of its volumes. Default: xfs.'),
  gpuDirect,
  ...anyClass,
});

const StorageServersSpec = z.strictObject({
  count: count.describe('How many there are, dealt out over the rows.'),
  draw: quantity('power', {
    from: '50 W',
    to: '20 kW',
    why: 'a server without GPUs draws 0.3 to 2 kW',
    example: '1.1 kW',
  }).describe('Highest draw of one server.'),
  height: quantity('rackUnits', { from: '1 U', to: '60 U', why: 'racks are up to 60 U', example: '2 U' }).describe(
    'Height of one server.',
  ),
  weight: quantity('mass', { from: '1 kg', to: '500 kg', why: 'people and lifts rack it', example: '35 kg' })
    .optional()
    .describe('Weight of one server. Default: not known, and the floor is not checked there.'),
  drives: count.optional().describe('Drives that hold data, of one server. Default: not said, and not checked.'),
  drive: catalogId.optional().describe('A drive of the catalog. Default: not said, and not checked.'),
});

/** Where a bought store stands, so that the building carries it like everything else. */
const boughtPlace = {
  racks: rowReferences
    .optional()
    .describe(
      'The rows that it stands in: "hall-1/row-14". Default: none, it stands elsewhere and draws nothing here.',
    ),
  servers: StorageServersSpec.optional().describe(
    'The storage servers, which no catalog has. Default: none of ours in these racks.',
  ),
};

const RookCephSpec = z.strictObject({
  kind: z.literal('rook-ceph').describe('Shared checkpoints on CephFS by Rook.'),
  ...storagePlace,
  racks: rowReferences.describe('The rows that its servers stand in: "hall-1/row-14".'),
  servers: StorageServersSpec.describe(
    'Its servers, which no catalog has: its monitors and the parts of a block are kept apart on them.',
  ),
  writeAmplification,
  protection: z
    .discriminatedUnion(
      'by',
      [
        z.strictObject({
          by: z.literal('copies').describe('Each block is kept whole several times.'),
          copies: count.describe('How many times. Ceph and Rook take 3 by default; with 2 a second fault loses data.'),
        }),
        z.strictObject({
          by: z.literal('erasure').describe('Each block is cut up, and parity is kept with the parts.'),
          // ceph/ceph, src/erasure-code/ErasureCode.cc, sanity_check_k_m: k must be 2 at least.
          data: countBetween(
            2,
            64,
            'Ceph cuts a block into two parts at least, and each part has a place of its own',
          ).describe('Parts of data.'),
          parity: count.describe('Parts of parity: as many places may be lost.'),
        }),
      ],
      { error: kindError('by', ['copies', 'erasure']) },
    )
    .optional()
    .describe(
      'How data outlives a fault. Changed from or between parts it holds for new volumes: older ones stay as they were made, and a store with "objects" keeps what it began with. Default: 3 copies.',
    ),
  apart: z
    .enum(['host', 'rack', 'power'], { error: 'takes "host", "rack" or "power"' })
    .optional()
    .describe(
      'What two parts of one block never share: a server, a rack, or the feeds of a row; nor do two monitors. Changed later, copies are moved, and parts are of new volumes alone. Default: host.',
    ),
  network: z
    .strictObject({
      public: network.describe('Addresses by which nodes reach the store.'),
      cluster: network
        .optional()
        .describe('Addresses by which its servers copy to each other. Default: the public network.'),
    })
    .optional()
    .describe("The store's own networks, on its servers' interfaces. Default: the pod network."),
  metadata: z
    .strictObject({
      active: count.optional().describe('How many serve at once, each with a standby beside it. Default: 1.'),
      memory: quantity('storage', {
        from: '4 GiB',
        to: '1 TiB',
        why: 'Rook warns below 4 GiB, and no server has more for one',
        example: '16 GiB',
      })
        .optional()
        .describe('Memory of each, half of it for its cache. Default: 8 GiB, or 128 GiB for 1,000 nodes or more.'),
    })
    .optional()
    .describe('The metadata servers of the file system (MDS). Default: each field by its own default.'),
  objects: z
    .strictObject({
      gateways: count.describe('Gateways that serve it side by side.'),
    })
    .optional()
    .describe('An object store (S3) beside the file system, in buckets of the class "<store>-bucket". Default: none.'),
  ...anyClass,
});

const WekaSpec = z.strictObject({
  kind: z.literal('weka').describe("Shared checkpoints on WEKA, by the vendor's CSI driver."),
  ...storagePlace,
  ...boughtPlace,
  filesystem: id.optional().describe('File system that volumes are made in. Default: checkpoints.'),
  secret,
  gpuDirect,
  ...anyClass,
});

const VastSpec = z.strictObject({
  kind: z
    .literal('vast')
    .describe(
      "Shared checkpoints on VAST, by the vendor's CSI driver, whose chart makes the class and cannot change it: delete the storage class before an apply that changes filesystem, vipPool, viewPolicy, secret or reclaim.",
    ),
  ...storagePlace,
  ...boughtPlace,
  filesystem: id.optional().describe('Path that volumes are made under. Default: checkpoints.'),
  vipPool: id.optional().describe('Pool of addresses that clients mount from. Default: called as the path is.'),
  viewPolicy: id.optional().describe('Policy of the views that volumes become. Default: called as the path is.'),
  secret,
  gpuDirect,
  ...anyClass,
});

/** Names of parameters that are a secret themselves, and those that only say where one is, as CSI side-cars know them. */
const SECRET = /pass(word|wd|phrase)|secret|token|credential|(api|access|private)[-_.]?key/i;
const REFERENCE = /[-_./]?(name|namespace|ref)$/i;

const CsiSpec = z.strictObject({
  kind: z
    .literal('csi')
    .describe('Shared checkpoints by a CSI driver that the vendor installs, such as "exa.csi.ddn.com".'),
  ...storagePlace,
  ...boughtPlace,
  driver: text(
    /^(?=.{3,63}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)+$/,
    'the name of a CSI driver',
    'write it as the driver registers itself, as in "exa.csi.ddn.com"',
  ).describe('Name under which the driver registers itself: "exa.csi.ddn.com".'),
  parameters: z
    .record(
      z
        .string()
        .regex(/^[a-zA-Z][-_./a-zA-Z0-9]{0,126}$/, { error: 'takes the name of a parameter' })
        .refine((name) => !SECRET.test(name) || REFERENCE.test(name), {
          error:
            'would lie in the storage class and in the state, where many may read it\nput it into a Secret, and name that under "secret"',
        }),
      z
        .string({ error: 'takes text: quote a number' })
        .max(400, { error: 'is longer than 400 characters' })
        .describe("What the driver's documentation wants for it."),
    )
    .optional()
    .describe('Parameters of the class, as the driver documents them. Never a password. Default: none.'),
  secret: secret.optional().describe('Name of the Secret with address and credentials. Default: none.'),
  namespace: id.optional().describe('Namespace of that Secret, and of the driver. Default: kube-system.'),
  gpuDirect,
  ...anyClass,
});

export const StorageSpec = z
  .discriminatedUnion('kind', [NodeNvmeSpec, RookCephSpec, WekaSpec, VastSpec, CsiSpec], {
    error: kindError('kind', ['node-nvme', 'rook-ceph', 'weka', 'vast', 'csi']),
  })
  .describe('One storage system: node-nvme for scratch, the others for shared checkpoints.');

export type StorageSpec = z.infer<typeof StorageSpec>;
export type StorageServersSpec = z.infer<typeof StorageServersSpec>;
