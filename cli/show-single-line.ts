import type { Phase, PowerElement, Site } from '../site/model/index.ts';
import { printWay, rideThroughOf, runsAlways, supportedTier } from '../site/model/index.ts';
import { type SingleLine, singleLine, worstFailure } from '../site/view/single-line.ts';
import { span } from '../site/view/span.ts';
import { counted } from './counted.ts';
import { loadBar } from './load-bar.ts';
import { mega } from './mega.ts';
import { columns } from './table.ts';
import type { Terminal } from './terminal.ts';

/** Cells of a load bar in the tree, which has many columns. */
const BAR = 8;
/** Levels that are indented: a line that is deeper goes on at this one. */
const DEEPEST = 8;
/** Megawatts from which kilowatts take too many letters. */
const WIDE = 10;
/** Elements that are named when their loss takes loads dark. */
const NAMED = 3;

type Row = readonly string[];

/** The single line as an indented tree: load, what the worst failure makes of it, and what is left then. */
export function printSingleLine(site: Site, phase: Phase, screen: Terminal): string {
  const head = ['element', 'load', 'at worst', 'without', 'margin', 'used then'];
  const rows = singleLine(site, phase)
    .filter(({ elements: [first], worst }) => first?.kind !== 'generator' || runsAlways(first) || worst !== undefined)
    .map((line) => cells(line, screen));
  return `${columns([head.map((cell) => screen.paint.dim(cell)), ...rows], ['left', 'right', 'right', 'left', 'right', 'left'])}\n${columns(failures(site, phase))}`;
}

function cells({ elements, depth, load, worst, peak, usable, margin }: SingleLine, screen: Terminal): Row {
  const [first] = elements;
  return [
    `${'  '.repeat(Math.min(depth, DEEPEST))}${span(elements.map(({ id }) => id))}${otherSources(first)}`,
    mega(load, WIDE),
    worst === undefined ? '' : mega(worst.load, WIDE),
    worst === undefined ? '' : worst.of.id,
    mega(margin, WIDE),
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
              .map(({ of, loads }) => `${counted(loads.length, 'load')} with ${of.id}`)
              .join(', ')}${dark.length > NAMED ? `, and ${dark.length - NAMED} more elements` : ''}`,
          ],
        ]),
    ...(reduced === undefined
      ? []
      : [
          [
            'slows down',
            `${counted(reduced.loads.length, 'load')} with ${reduced.of.id}: ${left} of ${first?.supplies?.count} supplies, ${first?.supplies?.required} needed${others.length > 0 ? `, and ${others.length} more elements` : ''}`,
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
