import type { Phase, PowerElement, Site } from '../site/model/index.ts';
import { printWay, rideThroughOf, runsAlways, supportedTier } from '../site/model/index.ts';
import { type SingleLine, singleLine, worstFailure } from '../site/view/single-line.ts';
import { loadBar } from './load-bar.ts';
import { columns } from './table.ts';
import type { Terminal } from './terminal.ts';

/** Cells of a load bar in the tree, which has many columns. */
const BAR = 8;
/** Levels that are indented: a line that is deeper goes on at this one. */
const DEEPEST = 8;
/** Elements that are named when their loss takes loads dark. */
const NAMED = 3;

type Row = readonly string[];

/** The single line as an indented tree: load, what the worst failure makes of it, and what is left then. */
export function printSingleLine(site: Site, phase: Phase, screen: Terminal): string {
  const head = ['element', 'load', 'failure', 'of', 'margin', 'peak'];
  const rows = singleLine(site, phase)
    .filter(({ elements: [first], worst }) => first?.kind !== 'generator' || runsAlways(first) || worst !== undefined)
    .map((line) => cells(line, screen));
  return `${columns([head.map((cell) => screen.paint.dim(cell)), ...rows], ['left', 'right', 'right', 'left', 'right', 'left'])}\n${columns(failures(site, phase))}`;
}

function cells({ elements, depth, load, worst, peak, usable, margin }: SingleLine, screen: Terminal): Row {
  const [first] = elements;
  return [
    `${'  '.repeat(Math.min(depth, DEEPEST))}${span(elements.map(({ id }) => id))}${otherSources(first)}`,
    String(load),
    worst === undefined ? '' : String(worst.load),
    worst === undefined ? '' : worst.of.id,
    String(margin),
    loadBar(peak.per(usable), screen, BAR),
  ];
}

/** A transfer switch and a board with several sources hang below the first, and name how many others there are. */
function otherSources(element: PowerElement | undefined): string {
  if (element === undefined) return '';
  const others = element.sources.length - 1 + (element.kind === 'transfer-switch' ? element.backups.length : 0);
  return others > 0 ? ` +${others}` : '';
}

function failures(site: Site, phase: Phase): readonly Row[] {
  const worst = worstFailure(phase);
  const dark = phase.outages.toSorted((a, b) => b.loads.length - a.loads.length);
  const ride = shortestRide(site, phase);
  const [reduced, ...others] = phase.reductions;
  const [[first, left] = []] = reduced?.left ?? [];
  const { tier, because } = supportedTier(site, phase);
  const claimed = site.spec.site.tier;
  return [
    ...(worst === undefined
      ? []
      : [
          [
            'worst failure',
            `${worst.worst.of.kind} "${worst.worst.of.id}": ${worst.element.id} at ${Math.round(worst.worst.load.per(worst.element.usable) * 100)} %, ${printWay(worst.element)}`,
          ],
        ]),
    ...(dark.length === 0
      ? []
      : [
          [
            'goes dark',
            `${dark
              .slice(0, NAMED)
              .map(({ of, loads }) => `${loads.length} load${loads.length === 1 ? '' : 's'} with ${of.id}`)
              .join(', ')}${dark.length > NAMED ? `, and ${dark.length - NAMED} more elements` : ''}`,
          ],
        ]),
    ...(reduced === undefined
      ? []
      : [
          [
            'slows down',
            `${reduced.loads.length} load${reduced.loads.length === 1 ? '' : 's'} with ${reduced.of.id}: ${left} of ${first?.supplies?.count} supplies, ${first?.supplies?.required} needed${others.length > 0 ? `, and ${others.length} more elements` : ''}`,
          ],
        ]),
    ...(ride === undefined
      ? []
      : [
          [
            'ride-through',
            `${ride.id} ${ride.normal.lasts}, ${ride.worst.lasts} with ${ride.worst.load} after a failure`,
          ],
        ]),
    [
      'tier',
      `${claimed === undefined ? '' : `${claimed} claimed, `}${tier} supported${because === undefined ? '' : `: ${because}`}`,
    ],
  ];
}

/** The UPS whose batteries are empty first. */
function shortestRide(site: Site, phase: Phase) {
  return site.power.elements
    .flatMap((element) => {
      const ride = rideThroughOf(element, phase);
      return ride === undefined ? [] : [{ id: element.id, ...ride }];
    })
    .toSorted((a, b) => Number(a.worst.lasts) - Number(b.worst.lasts))[0];
}

/** `tx-a1`, or `tx-a1..5` for a run of them. */
function span(ids: readonly string[]): string {
  const [first = ''] = ids;
  const last = ids.at(-1) ?? first;
  if (ids.length === 1) return first;
  const stem = first.replace(/\d+$/, '');
  const numbers = ids.map((id) => Number(id.slice(stem.length)));
  const run = numbers.every((n, i) => i === 0 || n === (numbers[i - 1] ?? 0) + 1);
  if (run) return `${stem}${numbers[0]}..${last.slice(stem.length)}`;
  return ids.length > 4 ? `${first}.. (${ids.length})` : `${stem}${numbers.join(',')}`;
}
