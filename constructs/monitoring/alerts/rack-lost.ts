import { namesPattern } from '../../../site/model/index.ts';
import { links } from '../links.ts';
import { nodesMatching } from '../node-matcher.ts';
import { poolLabels } from '../pool-labels.ts';
import type { FailureMode } from '../rules.ts';

/** Half of what a single node has: it is known to be the rack before the first of its nodes is told of. A figure of ours. */
const HOLDS = '5m';

/** Racks of which no node is ready: one message for what would be one for each node, port and GPU. */
export const rackLost: FailureMode = (site) =>
  site.pools
    // Hosts that an inventory names do not say in their names which rack is theirs.
    .filter(({ nodesPerRack, inventory }) => nodesPerRack > 1 && inventory === undefined)
    .map((pool) => {
      const pattern = namesPattern(pool);
      const ready = `kube_node_status_condition{condition="Ready", status="true", ${nodesMatching(pool)}}`;
      const inRow = `label_replace(${ready}, "row", "$1/$2", "node", "${pattern}")`;
      const inRack = `label_replace(${inRow}, "rack", "$4", "node", "${pattern}")`;
      return {
        name: 'RackLost',
        severity: 'critical',
        domain: 'cluster',
        expr: `max by (row, rack) (${inRack}) == 0`,
        holds: HOLDS,
        summary: 'no node of rack {{ $labels.rack }} in {{ $labels.row }} is ready',
        runbook:
          'Read the meters of the rack: without power its taps or shelf, with power its leak sensors and uplinks.',
        link: links.nodes,
        labels: { ...poolLabels(site, pool), hall: '{{ reReplaceAll "/.*" "" $labels.row }}' },
      };
    });
