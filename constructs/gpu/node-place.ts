import {
  fabricOf,
  leafStarts,
  leavesPerBlock,
  lowestUnits,
  type Pool,
  type RackContent,
  type Row,
  railsOf,
  type Site,
} from '../../site/model/index.ts';
import { labelsOf } from '../names.ts';
import { placeRead } from './host-places.ts';

/** Keys by which schedulers of others know the place of a node, from near to far on the fabric. */
const PRESETS = {
  // NVIDIA/topograph v1.0.0, docs: tier 0 is the leaf.
  topograph: {
    fabric: ['fabric.topograph.run/tier-0', 'fabric.topograph.run/tier-1', 'fabric.topograph.run/tier-2'],
    nvlink: 'accelerator.topograph.run/domain',
  },
  // The same project up to 0.5.
  legacy: {
    fabric: [
      'network.topology.nvidia.com/leaf',
      'network.topology.nvidia.com/spine',
      'network.topology.nvidia.com/core',
    ],
    nvlink: 'network.topology.nvidia.com/accelerator',
  },
} as const;

/**
 * Where a node stands, one label a line. Each value is unique in the site: a
 * scheduler that groups nodes by the label alone must not join rack 5 of two
 * rows. The groups of the pattern are hall, row, unit, rack and node.
 */
export function placeTemplate(site: Site, pool: Pool, pattern: string): string {
  const labels = labelsOf(site);
  const unit = matched(`${pool.id}-\${1}-u\${3}`);
  const rack = matched('${1}-${2}-r${4}');
  const block = blockOf(site, pool);
  // A rack that is one system is one NVLink domain; a server's own domain is no place to schedule by.
  const nvlink = pool.server.kind === 'rack' ? rack : undefined;
  const places: Record<string, string | undefined> = {
    [labels.hall]: matched('${1}'),
    [labels.row]: matched('${1}-${2}'),
    [labels.block]: block,
    [labels.unit]: unit,
    [labels.rack]: rack,
    [labels.slot]: matched('${5}'),
    // Nodes that share a chassis share its units.
    [labels.u]: pool.server.nodes === 1 ? unitInRack(pool.rows, ({ what }) => what === 'servers', '${5}') : undefined,
    [labels.nvlinkDomain]: nvlink,
    ...presets(site, pool, unit, block, nvlink),
  };
  return placeLabels(pattern, places, placeRead(pool));
}

/** One label a line, each with what a template makes of the groups of a pattern of names, by default that of the node; none where there is nothing to say. */
export function placeLabels(
  pattern: string,
  places: Readonly<Record<string, string | undefined>>,
  name = '(index .system.name 0).Value',
): string {
  const variables = `{{- $pattern := ${goText(pattern)} }}{{- $name := ${name} -}}\n`;
  const lines = Object.entries(places).flatMap(([label, value]) =>
    value === undefined ? [] : [`${label}=${value}\n`],
  );
  return variables + lines.join('');
}

/** Rails of one unit share their leaves, so the unit is what is nearest on the fabric. */
function presets(site: Site, pool: Pool, unit: string, block: string | undefined, nvlink: string | undefined) {
  const fabric = fabricOf(site, pool);
  const chosen = site.spec.cluster?.topologyLabels ?? [];
  return Object.fromEntries(
    chosen.flatMap((name) => {
      const keys = PRESETS[name];
      const levels = fabric === undefined ? [] : fabric.tiers === 3 ? [unit, block, fabric.id] : [unit, fabric.id];
      return [...levels.map((value, i) => [keys.fabric[i], value] as const), [keys.nvlink, nvlink] as const];
    }),
  );
}

/** The part of the fabric below spines of its own, by the first leaf of the node's unit. */
function blockOf(site: Site, pool: Pool): string | undefined {
  const fabric = fabricOf(site, pool);
  if (fabric === undefined) return undefined;
  const leaves = leavesPerBlock(fabric);
  if (leaves === undefined) return `${fabric.id}-b1`;
  const starts = leafStarts(fabric, pool).map(({ hallId, leaf }) => `${goText(hallId)} ${leaf}`);
  const first = `get (dict ${starts.join(' ')}) (${replaced('${1}')})`;
  const before = `mul ${railsOf(pool)} (sub (atoi (${replaced('${3}')})) 1)`;
  return `${fabric.id}-b{{ add1 (div (add (${first}) (${before})) ${leaves}) }}`;
}

/** The lowest unit of a node in its rack, by the group that is its slot; none where racks come stacked, or not all rows are stacked alike. */
export function unitInRack(
  rows: readonly Row[],
  isNode: (content: RackContent) => boolean,
  slotGroup: string,
): string | undefined {
  const stacks = rows.map((row) => {
    const nodes = row.contents.find(isNode);
    return nodes === undefined ? [] : lowestUnits(row, nodes);
  });
  if (!stacks.every((stack) => stack !== undefined)) return undefined;
  // A row that lacks some of the slots stands like the fullest as far as it goes.
  const [fullest = []] = stacks.toSorted((a, b) => b.length - a.length);
  const alike = stacks.every((stack) => stack.every((unit, slot) => unit === fullest[slot]));
  if (fullest.length === 0 || !alike) return undefined;
  const units = fullest.map((unit, slot) => `${goText(String(slot + 1))} ${goText(String(unit))}`);
  return `{{ get (dict ${units.join(' ')}) (${replaced(slotGroup)}) }}`;
}

/** What a template makes of the groups of the pattern. */
export function matched(groups: string): string {
  return `{{ ${replaced(groups)} }}`;
}

function replaced(groups: string): string {
  return `regexReplaceAll $pattern $name ${goText(groups)}`;
}

/** A raw string of Go: ids have neither a backquote nor a backslash. */
function goText(text: string): string {
  return `\`${text}\``;
}
