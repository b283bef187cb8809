import { z } from 'zod';
import {
  catalogId,
  count,
  countBetween,
  countOrNone,
  day,
  driverVersion,
  id,
  prose,
  quantity,
  ratio,
  rowReferences,
  text,
} from './fields.ts';
import { MachineSpec } from './machine.ts';
import { redundancy } from './redundancy.ts';
import { PoolSwingSpec } from './swing.ts';

const mtbf = z
  .union(
    [
      catalogId,
      z.strictObject({
        perGpu: quantity('duration', {
          from: '1000 h',
          to: '5000000 h',
          why: 'published clusters had 30,000 to 80,000 h for each GPU and its part of the node',
          example: '50700 h',
        }).describe('Working hours of GPUs for each interruption of a job.'),
        on: day.describe('The day of that figure.'),
        source: prose.describe('Where it is from: whose logs, and of which months.'),
      }),
    ],
    {
      error:
        'takes a failure rate of the catalog such as "meta/llama-3-h100", or { perGpu: 50700 h, on: …, source: … }',
    },
  )
  .optional()
  .describe(
    'How often jobs are interrupted. Default: as the training of Llama 3 was, once in 50,700 h for each GPU; `show` prints what 3 to 7 failures in 1,000 node-days make of it.',
  );

export const PoolSpec = z
  .strictObject({
    server: catalogId.describe('A server or rack system of the catalog.'),
    perRack: countBetween(1, 60, 'one in each unit of a tall rack')
      .optional()
      .describe('Servers in one rack. Default: 1 for a rack system, which is its own rack; needed for servers.'),
    racks: rowReferences.describe('The rows that it fills: "hall-1/row-(1..10)".'),
    inventory: text(
      /^(?=.{1,200}$)(?:[a-zA-Z0-9_][-_.a-zA-Z0-9]*\/)*[a-zA-Z0-9_][-_.a-zA-Z0-9]*\.csv$/,
      'a CSV file beside the site file',
      'name one in the folder of the site file or in one below it, as in "hosts.csv" or "hosts/train.csv"',
    )
      .optional()
      .describe(
        'A table of its hosts, for machines that have names already: host, hall, row, rack, u (slot where racks come stacked), and serial if you like. Default: none, and nodes are named by their places, as `afterhash export inventory` lists them.',
      ),
    use: z
      .enum(['training', 'inference', 'rental'], { error: 'takes "training", "inference" or "rental"' })
      .describe('What it is for. Training asks for a fabric, local NVMe and checkpoint storage.'),
    fabric: id.optional().describe('The compute fabric that its nodes join. Default: none.'),
    interfaces: z
      .array(
        z
          .string()
          // A Grace board has several PCI domains, and systemd writes theirs as "P2".
          .regex(/^[a-zA-Z0-9][-_.a-zA-Z0-9]{0,14}$/, { error: 'takes an interface name, as in "ibp24s0"' }),
      )
      .min(1)
      .refine((names) => new Set(names).size === names.length, { error: 'names an interface twice' })
      .optional()
      .describe(
        "What its nodes call their interfaces on the fabric, rail by rail, and the planes of a rail that software joins one after the other. Default: none named; RoCE, tenants' P_Keys and every access but shared need them.",
      ),
    adapters: z
      .array(
        text(
          /^[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.0$/,
          'the PCI address of an adapter',
          'as in "0000:1a:00.0", in small letters: lspci -D prints it',
        ),
      )
      .min(1)
      .refine((addresses) => new Set(addresses).size === addresses.length, { error: 'names an adapter twice' })
      .optional()
      .describe(
        'In the place of interfaces, where the operator sets the adapters of the fabric (qos): their PCI addresses, rail by rail. It then calls their interfaces rail0, or rail0_plane0 and so on. Default: none, and interfaces are called as the machine image does.',
      ),
    redundancy,
    sharing: z
      .enum(['none', 'mig', 'partitions', 'time-slices', 'mps'], {
        error: 'takes "none", "mig", "partitions", "time-slices" or "mps"',
      })
      .optional()
      .describe(
        'How one GPU is shared: cut into instances (NVIDIA) or partitions (AMD), by turns, or at once by processes of one tenant (MPS). Default: none.',
      ),
    shares: z
      .union([z.literal(2), z.literal(4), z.literal(8), z.literal(16)], { error: 'takes 2, 4, 8 or 16' })
      .optional()
      .describe('Pods that share one GPU by time slices or MPS. Default: 4.'),
    migLayout: z
      .string()
      // It becomes a label value, which holds 63 characters.
      .regex(/^all-[a-z0-9]([-.a-z0-9]{0,57}[a-z0-9])?$/, {
        error: 'takes a layout of the MIG manager of up to 63 characters, such as "all-1g.18gb"',
      })
      .optional()
      .describe('The layout that the MIG manager sets on its nodes. Default: "all-balanced".'),
    partition: z
      .string()
      .regex(/^(spx|dpx|qpx|cpx)-nps[1248]$/, {
        error: 'takes a mode of compute and one of memory, such as "cpx-nps4"',
      })
      .optional()
      .describe(
        'AMD only: the mode that every GPU of its nodes is in, where they are shared by partitions. "spx-nps1" makes them whole again. Default: none, and GPUs are left as they are.',
      ),
    driver: z
      .strictObject({
        version: driverVersion
          .optional()
          .describe(
            'Driver version, in quotes: of amdgpu for GPUs of AMD, as in "30.10". Default: the one that the pinned GPU Operator of NVIDIA brings; that of AMD brings none.',
          ),
        image: text(
          /^[a-z0-9]+([._-][a-z0-9]+)*(:[0-9]+)?(\/[a-z0-9]+([._-][a-z0-9]+)*)+$/,
          'a repository of images, without a tag',
          'as in "registry.example.com/drivers/amdgpu": the operator writes the tag itself, of system, kernel and version',
        )
          .optional()
          .describe(
            'AMD only: the repository, without a tag, in which the operator looks for the driver of each kernel, and to which it pushes what it builds. Default: none, and the driver is in the machine image.',
          ),
        imageSecret: id
          .optional()
          .describe('AMD only: name of the Secret by which that repository is read and written. Default: none.'),
        modules: z
          .enum(['open', 'proprietary'], { error: 'takes "open" or "proprietary"' })
          .optional()
          .describe('Kernel modules of the driver. Default: open, which GPUDirect by DMA-BUF needs.'),
        precompiled: z
          .boolean()
          .optional()
          .describe(
            'true for an image that was built for the kernel of the nodes, by the branch of the version. Default: false, each node builds its modules.',
          ),
        upgrade: z
          .strictObject({
            atOnce: count.optional().describe('Nodes of the pool that change their driver at one time. Default: 1.'),
            drainAfter: quantity('duration', {
              from: '1 min',
              to: '30 d',
              why: 'shorter kills jobs, longer is never',
              example: '24 h',
            })
              .optional()
              .describe('How long jobs may go on before their node is emptied. Default: until they end by themselves.'),
          })
          .optional()
          .describe('How a new driver reaches the nodes. Default: one node at a time, when its jobs have ended.'),
        host: z
          .boolean()
          .optional()
          .describe('true where the machine image brings the driver. Default: false, the operator installs it.'),
      })
      .optional()
      .describe(
        'The GPU driver of its nodes. Default: the GPU Operator of NVIDIA installs its own; a pool of AMD has to say.',
      ),
    machine: MachineSpec.optional().describe(
      'What the machine image of its nodes is told. Default: what the rest of the file asks for, and nothing of its own.',
    ),
    swing: PoolSwingSpec.optional().describe(
      'How its draw goes up and down with synchronous training. Default: not said, and a limit of the site cannot be held.',
    ),
    spares: countOrNone.optional().describe('Nodes held back to replace a failed one. Default: 0.'),
    sparesHeld: z
      .enum(['by-quota', 'by-taint'], { error: 'takes "by-quota" or "by-taint"' })
      .optional()
      .describe(
        'How spares are kept free: by-quota, any nodes that are idle, and the place of a lost one goes over by itself; by-taint, the last nodes of the pool, empty until one spare less is written. Default: by-quota.',
      ),
    mtbf,
    repair: quantity('duration', {
      from: '1 h',
      to: '90 d',
      why: 'from a swap on the day to a part that has to be made',
      example: '3 d',
    })
      .optional()
      .describe('From the failure of a node until it is back. Default: 3 d.'),
    idle: quantity('power', { to: '600 kW', why: 'no rack is built for more', example: '30 kW' })
      .optional()
      .describe('What one rack draws with its jobs paused. Default: not known, and pausing it sheds nothing.'),
  })
  .describe('GPU servers of one model, in rows of their own.');

export const FabricSpec = z
  .strictObject({
    kind: z
      .enum(['infiniband', 'roce'], { error: 'takes "infiniband" or "roce"' })
      .describe('How its links speak: InfiniBand, or RDMA over Ethernet.'),
    switch: catalogId.describe('A switch of the catalog: leaves, spines and cores are all of it.'),
    taper: ratio(1, 16, 'bandwidth down over bandwidth up of a leaf').describe(
      'Oversubscription that is meant: 1 for none.',
    ),
    racks: rowReferences.describe('Where leaf, spine and core switches stand.'),
    manager: z
      .enum(['ufm', 'opensm'], { error: 'takes "ufm" or "opensm"' })
      .optional()
      .describe(
        "The subnet manager. Default: opensm on a switch. A UFM pair takes four leaf ports, and a node's place where switches have no port for it.",
      ),
    access: z
      .enum(['shared', 'sriov', 'host-device'], { error: 'takes "shared", "sriov" or "host-device"' })
      .optional()
      .describe(
        'How pods reach the ports of a node: together with all others, by a virtual function on each rail, or by whole ports of their own. Default: sriov where a tenant has a P_Key here, else shared.',
      ),
    qos: z
      .strictObject({
        priority: countBetween(0, 7, 'the eight priorities of Ethernet').describe(
          'The one priority that loses no packet, by priority flow control. Switches have to agree.',
        ),
        dscp: countBetween(0, 63, 'the six bits of DSCP').describe(
          'What RDMA traffic is marked with, so that switches put it into that priority.',
        ),
      })
      .optional()
      .describe(
        'RoCE only: adapters trust DSCP, flow control is on for one priority, and congestion control by ECN for all; under spectrumX it says what jobs mark with. Default: adapters stay as the machine image has them.',
      ),
    mtu: countBetween(1280, 9216, 'from what IPv6 asks for to the jumbo frames of Ethernet switches')
      .optional()
      .describe(
        'RoCE only: the largest IP packet of its ports, which switches have to take too. Virtual functions are set to it; elsewhere the machine image is. Default: not said, and ports stay at their own, which is 1500 as a rule.',
      ),
    upgrade: z
      .strictObject({
        atOnce: count
          .optional()
          .describe(
            'Nodes that are emptied at one time, and started again where that takes it. Many while nothing runs there yet: each takes minutes. Default: 1.',
          ),
      })
      .optional()
      .describe(
        'How nodes come to virtual functions, the first time too, and to another network driver of the operator. Default: one node at a time.',
      ),
    nodesPerUnit: count.optional().describe("Nodes of one scalable unit. Default: half of the switch's ports."),
    uplinks: count.optional().describe('Uplinks of one leaf. Default: as many as nodes of a unit, over the taper.'),
    planes: count
      .max(8, { error: 'has to be 8 or less: a port is divided into as many links' })
      .optional()
      .describe(
        'Planes that every port of a node is divided among, each a fabric of its own of slower links: 2 for twin-plane Spectrum-X. Default: 1.',
      ),
    planesJoined: z
      .enum(['by-software', 'by-adapter'], { error: 'takes "by-software" or "by-adapter"' })
      .optional()
      .describe(
        'Several planes only: by-software, a node has one interface a plane, each a network of its own, and NCCL spreads traffic over them; by-adapter, a port stays one interface, and its adapter spreads traffic below it. Default: not said, and a cluster has to.',
      ),
    spectrumX: z
      .enum(['RA2.1', 'RA2.2'], {
        error:
          'takes "RA2.1" or "RA2.2": earlier ones need a package that NVIDIA gives to customers only, later ones another operator',
      })
      .optional()
      .describe(
        'RoCE only: version of the Spectrum-X reference architecture that the adapters are set to, and divided by into planes. Default: none, and adapters are as qos says or as the machine image has them.',
      ),
    routed: z
      .boolean()
      .optional()
      .describe(
        'RoCE only: leaves route. Each of their ports to a node is a network of its own, in which the leaf has the first address and is the gateway: export addresses writes which. Default: false, and each rail, or plane of it, is one flat network.',
      ),
    cable: catalogId
      .optional()
      .describe('Cable or optics between racks. Default: none named, and the SuperPOD layout limit of 50 m holds.'),
  })
  .describe('One compute fabric: how many switches and cables it takes is worked out.');

export type PoolSpec = z.infer<typeof PoolSpec>;
export type FabricSpec = z.infer<typeof FabricSpec>;
