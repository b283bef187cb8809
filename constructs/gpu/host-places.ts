import { append } from '../../site/model/append.ts';
import { labelsOf, type NodePlace, type Pool, type Site, standingNodes } from '../../site/model/index.ts';

/** Variables that rules of a pool hand to those after them; they are no labels (node-feature-discovery v0.19.0, customization guide, backreferences). */
const PLACE = 'afterhash-place';
const SERIAL = 'afterhash-serial';

/**
 * Racks of one rule stand in one row, and have at most so many nodes: NFD reads
 * no template of more than 64 KiB, and a line of this one has two names of 63
 * characters and a place at most.
 */
const MOST_NODES = 256;

/** Nodes whose names are of this pattern. */
export function nameMatch(pattern: string): object {
  return { feature: 'system.name', matchExpressions: { nodename: { op: 'InRegexp', value: [pattern] } } };
}

/** Nodes in places of this pattern: by their names, or by what the inventory of their pool says of them. */
export function placeMatch(pool: Pool, pattern: string): object {
  if (pool.inventory === undefined) return nameMatch(pattern);
  return { feature: 'rule.matched', matchExpressions: { [PLACE]: { op: 'InRegexp', value: [pattern] } } };
}

/** Nodes that are called so. */
export function namedOf(names: readonly string[]): object {
  return { feature: 'system.name', matchExpressions: { nodename: { op: 'In', value: names } } };
}

/** What a template reads the place from, beside such a match. */
export function placeRead(pool: Pool): string {
  return pool.inventory === undefined ? '(index .system.name 0).Value' : '(index .rule.matched 0).Value';
}

/**
 * Rules that say of each host in which place it stands, before those that make
 * labels of places; none where hosts are named by them. So a host of any name
 * gets the labels that its place would have, by the same rules.
 */
export function hostRules(site: Site, pool: Pool): readonly object[] {
  if (pool.inventory === undefined) return [];
  const nodes = standingNodes(site, pool);
  const serials = nodes.some(({ serial }) => serial !== undefined) ? [serialRule(site, pool)] : [];
  return [...racksTogether(pool, nodes).map((own) => hostRule(pool, own)), ...serials];
}

function racksTogether(pool: Pool, nodes: readonly NodePlace[]): readonly (readonly [NodePlace, ...NodePlace[]])[] {
  const racks = Math.max(1, Math.floor(MOST_NODES / pool.nodesPerRack));
  const parts = new Map<string, NodePlace[]>();
  for (const node of nodes) append(parts, `${node.hallId}/${node.rowId}/${Math.floor((node.rack - 1) / racks)}`, node);
  return [...parts.values()].flatMap(([first, ...more]) => (first === undefined ? [] : [[first, ...more] as const]));
}

function hostRule(pool: Pool, nodes: readonly [NodePlace, ...NodePlace[]]): object {
  const [{ hallId, rowId, rack: from }] = nodes;
  const row = `${pool.id}-${hallId}-${rowId}-`;
  const to = nodes.at(-1)?.rack ?? from;
  const hosts = nodes.map(
    ({ name, place, serial }) =>
      `\`${name}\` \`${place.slice(row.length)}${serial === undefined ? '' : ` ${serial}`}\``,
  );
  return {
    name: `hosts of pool ${pool.id} in ${hallId}/${rowId}, ${from === to ? `rack ${from}` : `racks ${from} to ${to}`}`,
    varsTemplate: [
      `{{- $host := splitList \` \` (get (dict\n${hosts.join('\n')}\n) (index .system.name 0).Value) -}}`,
      `${PLACE}=${row}{{ first $host }}`,
      `{{ range rest $host }}${SERIAL}={{ . }}{{ end }}\n`,
    ].join('\n'),
    matchFeatures: [namedOf(nodes.map(({ name }) => name))],
  };
}

function serialRule(site: Site, pool: Pool): object {
  return {
    name: `serial numbers of pool ${pool.id}`,
    labelsTemplate: `${labelsOf(site).serial}={{ (index .rule.matched 0).Value }}\n`,
    matchFeatures: [{ feature: 'rule.matched', matchExpressions: { [SERIAL]: { op: 'Exists' } } }],
  };
}
