import type { Pool, Site } from '../../site/model/index.ts';
import { nodesMatching } from './node-matcher.ts';
import { NODE_PLACE } from './node-places.ts';
import { poolLabels } from './pool-labels.ts';
import type { Alert } from './rules.ts';

/** What an alert about one node of a pool is routed and muted by: its place too, as the meters of racks say it. */
export function nodeLabels(site: Site, pool: Pool): Readonly<Record<string, string>> {
  return { ...poolLabels(site, pool), hall: placeOf('hall'), row: placeOf('row'), rack: placeOf('rack') };
}

/** Asked for when the alert fires, and not joined to what is measured: where nobody knows the place, the alert is told all the same. */
function placeOf(label: string): string {
  return `{{ range query (printf "${NODE_PLACE}{node=%q}" $labels.node) }}{{ .Labels.${label} }}{{ else }}unknown{{ end }}`;
}

/** Alerts about single nodes, made for each of some pools by a matcher of its nodes. */
export function onNodesOf(
  site: Site,
  pools: readonly Pool[],
  alertsOf: (nodes: string) => readonly Alert[],
): readonly Alert[] {
  return pools.flatMap((pool) =>
    alertsOf(nodesMatching(pool)).map((alert) => ({ ...alert, labels: nodeLabels(site, pool) })),
  );
}
