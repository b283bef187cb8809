import { z } from 'zod';
import { type Entry, entrySchema } from '../entry.ts';
import { count, flag, oneOf, positive, quantity, words } from '../fields.ts';

/** `cpx-nps4`: how the dies of a GPU are grouped, and how its memory is divided. */
const partitionMode = z.string().regex(/^(spx|dpx|qpx|cpx)-nps[1248]$/, {
  error: 'takes a mode of compute and one of memory, as in "cpx-nps4"',
});

/** An accelerator: one package with its memory. */
export const Gpu = entrySchema({
  vendor: oneOf('nvidia', 'amd').describe('Whose driver and device plugin runs it.'),
  maxPower: quantity('power'),
  iterationSwing: quantity('power')
    .exactOptional()
    .describe('What it draws more while it computes than while it communicates, in synchronous training.'),
  minPowerLimit: quantity('power').exactOptional().describe('The lowest power limit that the driver accepts.'),
  memory: quantity('storage'),
  memoryBandwidth: quantity('throughput').exactOptional(),
  scaleUpBandwidth: quantity('throughput')
    .exactOptional()
    .describe('NVLink or the like, both directions; 0 GB/s where there is none.'),
  fp64Tflops: positive.exactOptional(),
  fp64TensorTflops: positive.exactOptional(),
  bf16DenseTflops: positive.exactOptional(),
  fp8DenseTflops: positive.exactOptional(),
  fp4DenseTflops: positive.exactOptional(),
  ecc: flag.describe('Memory errors are corrected.'),
  mig: flag.describe('The GPU can be cut into instances that have their own memory (NVIDIA MIG).'),
  migLayouts: z
    .array(words)
    .exactOptional()
    .describe('Layouts of the MIG manager that fit it, beside those for every GPU with MIG.'),
  partitions: z
    .record(partitionMode, count)
    .exactOptional()
    .describe(
      'Modes of compute and memory that its maker has validated (AMD), with the GPUs that one is then seen as.',
    ),
  openModulesOnly: flag.exactOptional().describe('The driver runs it by its open kernel modules only.'),
  leastDriver: words.exactOptional().describe('The oldest driver that runs it.'),
  form: words,
  cooling: oneOf('air', 'liquid').exactOptional(),
  consumer: flag.exactOptional().describe('Sold for desktops.'),
  licence: words.exactOptional().describe('What the driver licence forbids.'),
});
export type Gpu = Entry<typeof Gpu>;
