import { z } from 'zod';
import { countBetween, quantity, text } from './fields.ts';

/** A drive below `/dev`, as `nvme1n1` or `disk/by-path/pci-0000:01:00.0-nvme-1`: plain names, one slash between. */
const drive = text(
  /^(?=.{1,120}$)[a-zA-Z0-9][-_.:a-zA-Z0-9]*(?:\/[a-zA-Z0-9][-_.:a-zA-Z0-9]*)*$/,
  'a drive below /dev',
  'write it as in "nvme1n1" or "disk/by-path/pci-0000:01:00.0-nvme-1"',
);

/** What Terraform cannot set on a node and its machine image can. */
export const MachineSpec = z.strictObject({
  hugepages: quantity('storage', {
    from: '1 GiB',
    to: '16 TiB',
    why: 'no node has more memory',
    example: '64 GiB',
  })
    .optional()
    .describe('Memory set aside in pages of 2 MiB. Default: none.'),
  reserved: z
    .strictObject({
      cpus: countBetween(1, 256, 'a part of one node').describe('Processors.'),
      memory: quantity('storage', {
        from: '1 GiB',
        to: '4 TiB',
        why: 'a part of one node',
        example: '32 GiB',
      }).describe('Memory.'),
    })
    .optional()
    .describe(
      'What the kubelet keeps for the system and gives to no pod; with it, pods that ask for whole processors get them near their GPUs. Default: nothing.',
    ),
  drives: z
    .array(drive)
    .min(1)
    .refine((names) => new Set(names).size === names.length, { error: 'names a drive twice' })
    .optional()
    .describe(
      'Data drives that LVM volume groups are made of, each of as many as its storage says, in the order of the file. Default: none named, and the image makes the groups.',
    ),
});
export type MachineSpec = z.infer<typeof MachineSpec>;
