import { labelsOf, racksPattern, type Site } from '../../site/model/index.ts';
import { exportedName } from './exported-name.ts';
import type { RuleGroup } from './rules.ts';

/** 1 for each node of a pool, with its pool, and hall, row and rack as the meters of racks say them. */
export const NODE_PLACE = 'afterhash:node_place';

/** 1 for each node that a rung of the shed ladder has emptied, with the name of the rung. */
export const NODE_SHED = 'afterhash:node_shed';

/**
 * Labels of nodes that are told beside the nodes: by itself no label is
 * (kubernetes/kube-state-metrics, docs/developer/cli-arguments.md, --metric-labels-allowlist, read 2026-11-26).
 */
export function toldLabels(site: Site): readonly string[] {
  const { pool, rack, shed } = labelsOf(site);
  return [`nodes=[${[pool, rack, shed].join(',')}]`];
}

/** Labels of nodes in the words of meters. Whatever a node is called it has them, and the API server tells them while it is down. */
export function placeGroup(site: Site): RuleGroup {
  const { pool, rack, shed } = labelsOf(site);
  const pattern = racksPattern(site.pools.flatMap(({ rows }) => rows));
  const inPool = read(`kube_node_labels{${told(pool)}!=""}`, { pool: '$1' }, pool, '(.+)');
  const placed = read(inPool, { hall: '$1', row: '$1/$2', rack: '$3' }, rack, pattern);
  const marked = read(`kube_node_labels{${told(shed)}!=""}`, { rung: '$1' }, shed, '(.+)');
  return {
    name: 'places',
    rules: [
      { record: NODE_PLACE, expr: `max by (node, pool, hall, row, rack) (${placed})` },
      { record: NODE_SHED, expr: `max by (node, rung) (${marked})` },
    ],
  };
}

/**
 * Rows or racks that the shed ladder has emptied: a node has its mark, and none takes pods. The mark alone would not do,
 * for a node that was cordoned before is powered off without it.
 */
export function shed(by: 'row' | 'row, rack'): string {
  const among = (nodes: string) => `count by (${by}) (${NODE_PLACE} and on (node) ${nodes})`;
  return `(${among(NODE_SHED)} unless on (${by}) ${among('kube_node_spec_unschedulable == 0')})`;
}

/** Groups of a label of nodes, each as a label of its own. */
function read(series: string, groups: Readonly<Record<string, string>>, label: string, pattern: string): string {
  return Object.entries(groups).reduce(
    (inside, [ours, group]) => `label_replace(${inside}, "${ours}", "${group}", "${told(label)}", "${pattern}")`,
    series,
  );
}

/** As kube-state-metrics calls a label of a node (kubernetes/kube-state-metrics, internal/store/utils.go, read 2026-11-26). */
function told(label: string): string {
  return `label_${exportedName(label)}`;
}
