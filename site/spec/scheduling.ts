import { z } from 'zod';
import { id, quantity, text } from './fields.ts';

/** What makes pods of a job, each a controller that Kueue knows. */
export const frameworks = ['jobset', 'trainer', 'leaderworkerset', 'mpi'] as const;
export type Framework = (typeof frameworks)[number];

/** What the nodes of a fabric are grouped by, from far to near; the node itself is always the last. */
export const levels = ['hall', 'power', 'block', 'unit', 'rack'] as const;
export type Level = (typeof levels)[number];

const FRAMEWORK = 'takes "jobset", "trainer", "leaderworkerset" or "mpi"';
const LEVEL = 'takes "hall", "power", "block", "unit" or "rack"';

/** Schedulers that some choose instead, and what is written for each. */
const OTHER_SCHEDULERS: Readonly<Record<string, string>> = {
  kai: 'kai',
  volcano: 'volcano',
  slurm: 'slurm',
  slinky: 'slurm',
};

/** What a scheduler is asked for besides placing pods is Kueue's here: half of it under another name would be none of it. */
function otherScheduler(input: unknown): string {
  const target = typeof input === 'string' ? OTHER_SCHEDULERS[input.toLowerCase()] : undefined;
  if (target === undefined) return 'takes "kueue"';
  return `is no scheduler that a cluster is rendered for: quotas, policies of tenants, alerts and the shed ladder go by the queues of Kueue\nwrite "kueue"; or leave the part "cluster" out, and write what "${input}" reads by "afterhash export ${target}"`;
}

export const SchedulingSpec = z
  .strictObject({
    scheduler: z
      .literal('kueue', { error: ({ input }) => otherScheduler(input) })
      .optional()
      .describe(
        'Who lets jobs start: kueue, before the scheduler of Kubernetes. For the KAI Scheduler, Volcano and Slurm there is "afterhash export". Default: kueue.',
      ),
    frameworks: z
      .array(z.enum(frameworks, { error: FRAMEWORK }), { error: `takes a list: each ${FRAMEWORK}` })
      .refine((all) => new Set(all).size === all.length, { error: 'names a framework twice' })
      .optional()
      .describe(
        'Job controllers beside that of Kubernetes, installed and queued: jobset, trainer (Kubeflow Trainer v2, which brings jobset along), leaderworkerset, mpi (MPI Operator). Default: jobset.',
      ),
    levels: z
      .array(z.enum(levels, { error: LEVEL }), { error: `takes a list: each ${LEVEL}` })
      .min(1, { error: 'names no level' })
      .refine(
        (all) => all.every((level, i) => all.slice(0, i).every((far) => levels.indexOf(far) < levels.indexOf(level))),
        {
          error:
            'is not in the order from far to near: hall, power, block, unit, rack\nwrite each level once, in that order',
        },
      )
      .optional()
      .describe(
        'What a job may ask to stay within, from far to near: hall, power (rows on the same feeds), block (units below spines of their own), unit (nodes that share their leaves), rack. Pools on no fabric have neither block nor unit. Default: hall, unit, rack.',
      ),
    fairSharing: z
      .boolean()
      .optional()
      .describe(
        'true where tenants that borrow are held to their weights, whatever their priorities. Default: false, priorities decide.',
      ),
    startsWithin: quantity('duration', {
      from: '1 min',
      to: '1 d',
      why: 'an image takes minutes to load, and a gang that waits for one pod holds all its nodes',
      example: '30 min',
    })
      .optional()
      .describe('A job whose pods are not all ready by then gives its place back and queues anew. Default: 30 min.'),
    checks: z
      .record(
        id,
        z
          .strictObject({
            controller: text(
              /^(?=.{3,128}$)[a-z0-9]([-.a-z0-9]*[a-z0-9])?\/[a-zA-Z0-9]([-_.a-zA-Z0-9]*[a-zA-Z0-9])?$/,
              'the name of a controller',
              'write its domain, a slash and its name, as in "grid.example.com/headroom"',
            )
              // MultiKueue and ProvisioningRequest each read a configuration beside the check, and without it no queue starts.
              .refine((name) => !name.startsWith('kueue.x-k8s.io/'), {
                error:
                  'is a controller of Kueue itself, which asks for an object of its own that is not rendered\nname a controller that you run',
              })
              .describe('The controller that answers: "grid.example.com/headroom". Somebody has to run it.'),
            on: z.array(id).min(1).optional().describe('Pools whose jobs it is asked about. Default: all.'),
          })
          .describe('One question that must be answered before a job starts.'),
      )
      .optional()
      .describe('Admission checks: a job with quota still waits until each has said yes. Default: none.'),
    keda: z
      .boolean()
      .optional()
      .describe('true where KEDA scales inference; a shed tenant then pauses by its annotations. Default: false.'),
  })
  .describe('How jobs wait, start and are placed.');

export type SchedulingSpec = z.infer<typeof SchedulingSpec>;
