import { links } from '../links.ts';
import { readyNodes } from '../node-matcher.ts';
import { NODE_PLACE, shed } from '../node-places.ts';
import { poolLabels } from '../pool-labels.ts';
import type { FailureMode } from '../rules.ts';

/** Half of what a single node has: it is known to be the rack before the first of its nodes is told of. A figure of ours. */
const HOLDS = '5m';

/** Of a rack with one node that node is told of. An inventory may list so few. */
const SEVERAL = `count by (row, rack) (${NODE_PLACE}) > 1`;

/** Racks of which no node is ready, and that were not emptied to shed load: one message for what would be one for each node, port and GPU. */
export const rackLost: FailureMode = (site) =>
  site.pools
    .filter(({ nodesPerRack }) => nodesPerRack > 1)
    .map((pool) => ({
      name: 'RackLost',
      severity: 'critical',
      domain: 'cluster',
      expr: [
        `max by (hall, row, rack) (${readyNodes(pool)} * on (node) group_left (hall, row, rack) ${NODE_PLACE}) == 0`,
        `and on (row, rack) ${SEVERAL}`,
        `unless on (row, rack) ${shed('row, rack')}`,
      ].join('\n'),
      holds: HOLDS,
      summary: 'no node of rack {{ $labels.rack }} in {{ $labels.row }} is ready',
      runbook: 'Read the meters of the rack: without power its taps or shelf, with power its leak sensors and uplinks.',
      link: links.nodes,
      labels: poolLabels(site, pool),
    }));
