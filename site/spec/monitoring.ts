import { z } from 'zod';
import { meterNames } from '../catalog/index.ts';
import { AlertsSpec } from './alerts.ts';
import { oneOf } from './author-words.ts';
import { ExportersSpec } from './exporters.ts';
import { count, countBetween, id, quantity } from './fields.ts';
import { MeterSpec } from './meters.ts';
import { RemoteWriteSpec } from './remote-write.ts';

/** One line each: more are told apart by a label, so that no rule is written for every rack. */
const MOST_METERS = 500;

const DISK = {
  from: '1 GB',
  to: '1 PB',
  why: 'one volume of one server, from a rehearsal to a whole array',
  example: '500 GB',
} as const;

export const MonitoringSpec = z
  .strictObject({
    retention: quantity('duration', {
      from: '1 d',
      to: '1000 d',
      why: 'one Prometheus keeps days to months',
      example: '30 d',
    }).describe('How long figures are kept.'),
    storage: quantity('storage', DISK)
      .optional()
      .describe(
        'Disk of each Prometheus; one that is there becomes larger by hand, before the apply: runbooks/monitoring-disks.md. Default: what the retention takes where seriesPerNode is counted and a class is there, else an empty directory of the node.',
      ),
    memory: quantity('storage', {
      from: '0.4 GB',
      to: '2 TB',
      why: 'what the chart gives in its example, to the largest servers',
      example: '16 GiB',
    })
      .optional()
      .describe(
        'Memory of each Prometheus. Default: what its series take, and twice that at most where seriesPerNode is counted.',
      ),
    replicas: countBetween(1, 3, 'each of them reads and keeps everything')
      .optional()
      .describe(
        'How many Prometheus read and keep everything, each on a node of its own. Default: 2 where alerts are sent, else 1.',
      ),
    class: id
      .optional()
      .describe(
        'Storage class of all disks here that the cluster has before the first apply: best one on drives of the control plane. Default: that of store, or else the default class of this file.',
      ),
    store: id
      .optional()
      .describe(
        'Shared store of this file whose class all disks here are cut from instead. What watches it then stops with it. Default: none.',
      ),
    interval: quantity('duration', {
      from: '5 s',
      to: '1 min',
      why: 'alerts look at means of five minutes, where one lost reading of five is no gap',
      example: '30 s',
    })
      .optional()
      .describe('Time between two readings of everything. Default: 30 s.'),
    seriesPerNode: count
      .optional()
      .describe(
        'Series of a node beside those of its GPUs and ports, as counted on a running cluster: count by (node) ({node!=""}). Default: not known; the disk is held against GPUs and ports, and against what nodes were found to write elsewhere.',
      ),
    remoteWrite: RemoteWriteSpec.optional().describe(
      'A store beyond this cluster, for what is kept longer. Default: none.',
    ),
    exporters: ExportersSpec.optional().describe(
      'What reads the building and the machines, beside node_exporter and the GPU exporter, which are always there. Default: none.',
    ),
    meters: z
      .array(MeterSpec)
      .min(1)
      .max(MOST_METERS, {
        error: `names more than ${MOST_METERS} meters\nlet an exporter's own label say which element it is: from`,
      })
      .optional()
      .describe('Which figures of the exporters are the meters that alerts and dashboards go by. Default: none.'),
    written: z
      .array(z.enum(meterNames, { error: `takes ${oneOf(meterNames.map((name) => `"${name}"`))}` }))
      .min(1)
      .optional()
      .describe(
        'Meters whose series come under their own names already, as from the gateway of a building system. Default: none.',
      ),
    logs: z
      .strictObject({
        retention: quantity('duration', {
          from: '1 d',
          to: '1000 d',
          why: 'one Loki on one disk keeps days to months',
          example: '14 d',
        }).describe('How long lines are kept.'),
        storage: quantity('storage', DISK).describe(
          'Disk of Loki; one that is there becomes larger by hand, before the apply: runbooks/monitoring-disks.md.',
        ),
      })
      .optional()
      .describe('Loki, and Alloy on every node, which sends it the lines of all pods. Default: none.'),
    alerts: AlertsSpec.optional().describe('Where alerts go. Default: nowhere, they are only shown.'),
  })
  .refine(({ class: named, store }) => named === undefined || store === undefined, {
    error: 'names a class and a store\nname the class that the cluster has, or the store of this file',
  });

export type MonitoringSpec = z.infer<typeof MonitoringSpec>;
