import { z } from 'zod';
import { count, id, quantity, ratio } from './fields.ts';

/** A training job that stops as a whole when one of its GPUs does, and goes on from its last checkpoint. */
export const JobSpec = z
  .strictObject({
    pool: id.describe('The pool that it runs on.'),
    tenant: id.optional().describe('Whose it is. Default: not said, and it may take all of the pool.'),
    gpus: count.optional().describe('GPUs that it needs all at once. Default: all that its tenant has of the pool.'),
    atOnce: count.optional().describe('How many such jobs run side by side. Default: 1.'),
    parameters: quantity('modelSize', {
      from: '1 million',
      to: '1000 trillion',
      why: 'nobody has published a model of more than a few trillion parameters',
      example: '405 billion',
    }).describe('Parameters of the model, those of all its experts.'),
    bytesPerParameter: ratio(1, 32, 'weights alone take 1 or 2; with what Adam keeps, in bf16, 14 to 16')
      .optional()
      .describe('Bytes of a checkpoint for each parameter: weights, and what the optimizer keeps. Default: 14.'),
    first: z
      .union([z.literal('memory'), id], { error: 'takes "memory", or a store of kind node-nvme such as "scratch"' })
      .optional()
      .describe(
        'Where a checkpoint goes first, the job going on while it is copied from there: "memory" of the nodes, or a store on their own drives. Default: straight to the shared store, the job waiting.',
      ),
    to: id
      .optional()
      .describe(
        'The shared store that keeps its checkpoints. Default: the only one; needed where the site has several.',
      ),
    stall: quantity('duration', {
      from: '100 ms',
      to: '2 h',
      why: 'a job that stands still for longer is mostly waiting',
      example: '60 s',
    })
      .optional()
      .describe(
        'How long the job may stand still for one checkpoint. Default: for as long as its stores take, and nothing is held to it.',
      ),
    copies: count
      .max(8, { error: 'has to be 8 or less: each takes the room of a whole checkpoint' })
      .optional()
      .describe(
        'Checkpoints that lie on the drives of the nodes at one time, the one being written with them. Default: 2.',
      ),
    interval: quantity('duration', {
      from: '10 s',
      to: '7 d',
      why: 'between a step of training and the life of a job',
      example: '30 min',
    })
      .optional()
      .describe('Time between two checkpoints. Default: the one that loses least, by Daly.'),
    restart: quantity('duration', {
      from: '1 s',
      to: '24 h',
      why: 'placing pods and loading a checkpoint takes seconds to an hour',
      example: '5 min',
    })
      .optional()
      .describe('From an interruption to the first step after it. Default: 5 min, a planning figure.'),
    goodput: quantity('share', {
      from: '1 %',
      to: '99.9 %',
      why: 'a job that is interrupted loses some',
      example: '90 %',
    })
      .optional()
      .describe('Share of time that has to advance it. Default: 90 %, which is what Llama 3 was trained with.'),
  })
  .refine((job) => job.first !== 'memory' || job.stall !== undefined, {
    error:
      'copies its checkpoint to memory and does not say how long that takes\nadd stall, as it was measured: stall: 5 s',
  })
  .describe('A training job, as far as the building and its stores have to bear it.');

export type JobSpec = z.infer<typeof JobSpec>;
