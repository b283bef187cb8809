import { links } from '../links.ts';
import { nodeLabels } from '../node-labels.ts';
import { readyNodes } from '../node-matcher.ts';
import { NODE_SHED } from '../node-places.ts';
import type { FailureMode } from '../rules.ts';

/** Nodes that are off because the shed ladder took them. It keeps silent what such a node is silent of. */
export const nodeShed: FailureMode = (site) =>
  site.pools
    .filter((pool) => site.ladder.some(({ by, claim }) => by !== 'cap' && claim?.claim.pool === pool))
    .map((pool) => ({
      name: 'NodeShed',
      severity: 'info',
      domain: 'energy',
      expr: `${NODE_SHED} and on (node) ${readyNodes(pool)} == 0`,
      summary: '{{ $labels.node }} is off: rung {{ $labels.rung }} of the shed ladder took it',
      runbook:
        'Nothing while load is shed. When its rung comes back, power it on; the mark is taken off once it is ready.',
      link: links.programmes,
      labels: nodeLabels(site, pool),
    }));
