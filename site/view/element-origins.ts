import { iso8528Continuous, iso8528Ratings, transformerPractice } from '../catalog/index.ts';
import type { SpecPath } from '../diagnostics/index.ts';
import { append } from '../model/append.ts';
import {
  circuitVoltage,
  dividedOver,
  failuresOf,
  feedShares,
  type Load,
  type Phase,
  type PowerElement,
  printWay,
  type RideThrough,
  rideThroughOf,
  type Site,
  startsBehind,
} from '../model/index.ts';
import { kW, larger, type Power } from '../units/index.ts';
import { alike, asWritten, type Operand, type Origin, sumOf } from './origin.ts';

/** What hangs from an element: loads directly, and the elements below it. */
interface Below {
  readonly loads: ReadonlyMap<PowerElement, readonly Load[]>;
  readonly children: ReadonlyMap<PowerElement, readonly PowerElement[]>;
}

/** The figures of one element, or of all of them: in one pass over the graph, however large. */
export function elementsOrigins(site: Site, phase: Phase, id: string | undefined): readonly Origin[] {
  const asked = id === undefined ? site.power.elements : site.power.elements.filter((one) => one.id === id);
  const loads = new Map<PowerElement, Load[]>();
  for (const load of phase.loads) for (const feed of new Set(load.feeds)) append(loads, feed, load);
  const children = new Map<PowerElement, PowerElement[]>();
  for (const element of site.power.elements)
    for (const source of [...element.sources, ...element.backups]) append(children, source, element);
  const failureOf = failuresOf(site.power, phase.loads);
  return asked.flatMap((element) => [
    ...ratingOrigins(element, site),
    ...loadOrigins(element, phase, { loads, children }),
    ...worstOrigins(element, phase, { loads, children }, failureOf),
    ...rideOrigins(element, phase),
  ]);
}

function ratingOrigins(element: PowerElement, site: Site): readonly Origin[] {
  const at = `power.elements.${element.id}`;
  const { rating, usable } = element;
  const limit = { name: 'rating', value: String(rating), written: ratingPath(element) };
  const source = sourceOfShare(element, site);
  return [
    asWritten(`${at}.rating`, rating, limit.written),
    {
      figure: `${at}.usable`,
      is: `${formula(element)} = ${usable.as(kW)}`,
      from: [limit, ...factors(element)],
      ...(source === undefined ? {} : { source }),
    },
  ];
}

function loadOrigins(element: PowerElement, phase: Phase, below: Below): readonly Origin[] {
  const at = `power.elements.${element.id}`;
  const load = phase.loadOf.get(element) ?? kW(0);
  const usable = element.usable.as(kW);
  const carried = [
    ...alike(below.loads.get(element) ?? [], (one) =>
      loadOperand(one, sharedOut(`${one.draw.as(kW)}`, shareOn(one, element))),
    ),
    ...alike(below.children.get(element) ?? [], (child) => childOperand(element, child, phase)),
  ];
  const margin = usable.minus(load);
  return [
    carried.length > 0
      ? sumOf(`${at}.load`, carried, load)
      : { figure: `${at}.load`, is: `nothing hangs from it: ${load}`, from: [self(element, load)] },
    {
      figure: `${at}.margin`,
      is: `${usable} - ${load} = ${margin}`,
      from: [figureOf(element, 'usable', usable), figureOf(element, 'load', load)],
    },
  ];
}

function worstOrigins(
  element: PowerElement,
  phase: Phase,
  below: Below,
  failureOf: ReturnType<typeof failuresOf>,
): readonly Origin[] {
  const worst = phase.worstOf.get(element);
  if (worst === undefined) return [];
  const at = `power.elements.${element.id}`;
  const load = phase.loadOf.get(element) ?? kW(0);
  const { extra, dead } = failureOf(worst.of);
  const lives = (feed: PowerElement): boolean => !dead.has(feed);
  const moved = [
    ...alike(
      (below.loads.get(element) ?? []).filter((one) => shareOn(one, element) !== shareOn(one, element, lives)),
      (one) => {
        const draw = Number(one.draw);
        return loadOperand(one, change(draw * shareOn(one, element), draw * shareOn(one, element, lives)));
      },
    ),
    ...alike(
      (below.children.get(element) ?? []).filter((child) => Math.abs(extra.get(child) ?? 0) > 1e-6),
      (child) => {
        const before = Number(phase.loadOf.get(child) ?? 0);
        return { ...self(child, load), value: change(before, before + (extra.get(child) ?? 0)) };
      },
    ),
  ];
  const usable = element.usable.as(kW);
  return [
    {
      figure: `${at}.worstFailure.load`,
      is: `${load} + ${worst.load.minus(load).like(load)} that moves here without "${worst.of.id}" = ${worst.load}, on ${printWay(element)}`,
      from: [
        figureOf(element, 'load', load),
        figureOf(worst.of, 'load', phase.loadOf.get(worst.of) ?? kW(0)),
        ...moved,
      ],
    },
    {
      figure: `${at}.worstFailure.usable`,
      is: `what it carries for hours, whatever fails: ${usable}`,
      from: [figureOf(element, 'usable', usable)],
    },
  ];
}

/** How long batteries carry what they have to, with everything in work and after the failure that lays most on them. */
function rideOrigins(element: PowerElement, phase: Phase): readonly Origin[] {
  const ride = rideThroughOf(element, phase);
  if (ride === undefined || element.kind !== 'ups') return [];
  const at = `power.elements.${element.id}`;
  const { energy, efficiency } = element.spec;
  const starts = startsBehind(element);
  const then =
    starts.length === 0 ? 'no generator stands behind it' : `its generators start in ${starts.reduce(larger)}`;
  const origin = (figure: string, { load, lasts }: RideThrough, carried: Operand): Origin => ({
    figure: `${at}.rideThrough.${figure}`,
    is: `${energy} x ${efficiency} / ${load} = ${lasts}; ${then}`,
    from: [
      { name: 'energy', value: `${energy}`, written: [...element.path, 'energy'] },
      { name: 'efficiency', value: `${efficiency}`, written: [...element.path, 'efficiency'] },
      carried,
    ],
  });
  const { normal, worst } = ride;
  const moved = worst.load.exceeds(normal.load);
  return [
    origin('lasts', normal, figureOf(element, 'load', normal.load)),
    origin('afterFailure', worst, figureOf(element, moved ? 'worstFailure.load' : 'load', worst.load)),
  ];
}

/** The part of a load that one of its feeds carries while some of them live. */
function shareOn(load: Load, feed: PowerElement, lives?: (feed: PowerElement) => boolean): number {
  return feedShares(load, lives).reduce((sum, [one, share]) => (one === feed ? sum + share : sum), 0);
}

/** What a child draws from one of its sources. */
function childOperand(element: PowerElement, child: PowerElement, phase: Phase): Operand {
  const load = phase.loadOf.get(child) ?? kW(0);
  // A set that stands by takes over what it backs when the sources of that are lost.
  if (!child.sources.includes(element)) return { ...self(child, kW(0)), name: `${child.id} while it has its sources` };
  const part = dividedOver(child.sources).find(([source]) => source === element)?.[1] ?? 1;
  const drawn = child.inputPerLoad === 1 ? `${load}` : `${load} / ${round(1 / child.inputPerLoad)}`;
  return { ...self(child, load), value: sharedOut(drawn, part) };
}

function loadOperand({ id, path }: Load, value: string): Operand {
  return { name: id, value, written: path };
}

/** `1,136 kW / 2` where it is one of several even parts. */
function sharedOut(whole: string, part: number): string {
  if (part === 1) return whole;
  const parts = 1 / part;
  return Math.abs(parts - Math.round(parts)) < 1e-9 ? `${whole} / ${Math.round(parts)}` : `${whole} x ${round(part)}`;
}

function self(element: PowerElement, value: Power): Operand {
  return { name: element.id, value: String(value), written: element.path };
}

function figureOf(element: PowerElement, name: 'usable' | 'load' | 'worstFailure.load', value: Power): Operand {
  return { name, value: String(value), written: element.path, figure: `power.elements.${element.id}.${name}` };
}

function change(before: number, after: number): string {
  return `${kilowatts(before)} to ${kilowatts(after)}`;
}

function kilowatts(watts: number): Power {
  return kW(watts / 1e3);
}

/** How a nameplate becomes what is carried for hours. */
function formula(element: PowerElement): string {
  const { rating, voltage, powerFactor, continuousShare, lines } = element;
  const share = continuousShare === 1 ? '' : ` x ${round(continuousShare)}${shareIs(element)}`;
  switch (rating.dimension) {
    case 'power':
      return `${rating}${share}`;
    case 'apparentPower':
      return `${rating} x ${powerFactor} (power factor)${share}`;
    case 'current':
      return lines === undefined
        ? `sqrt(3) x ${voltage} x ${rating} x ${powerFactor} (power factor)${share}`
        : `${circuitVoltage(element)} on ${lines.join('-')} x ${rating} x ${powerFactor} (power factor)${share}`;
  }
}

/** The numbers beside the nameplate, each where it was written: a board has the voltage of the transformer above it. */
function factors(element: PowerElement): readonly Operand[] {
  const { rating, voltage, powerFactor, continuousShare } = element;
  const above = [...wayUp(element)];
  const voltageAt = above.find(({ kind, spec }) => kind === 'intake' || kind === 'generator' || 'secondary' in spec);
  const factorAt = above.find(({ spec }) => 'powerFactor' in spec && spec.powerFactor !== undefined);
  return [
    ...(rating.dimension !== 'current' || voltageAt === undefined
      ? []
      : [
          {
            name: `voltage of ${voltageAt.id}`,
            value: String(voltage),
            written: [...voltageAt.path, 'secondary' in voltageAt.spec ? 'secondary' : 'voltage'],
          },
        ]),
    ...(rating.dimension === 'power'
      ? []
      : [
          {
            name: factorAt === undefined ? 'power factor, as nobody says one' : `power factor of ${factorAt.id}`,
            value: String(powerFactor),
            written: factorAt === undefined ? element.path : [...factorAt.path, 'powerFactor'],
          },
        ]),
    ...(continuousShare === 1
      ? []
      : [
          {
            name: element.kind === 'transformer' ? 'share, as is usual' : `share${shareIs(element)}`,
            value: String(round(continuousShare)),
            written: sharePath(element),
          },
        ]),
  ];
}

function* wayUp(element: PowerElement): Iterable<PowerElement> {
  for (let at: PowerElement | undefined = element; at !== undefined; at = at.sources[0]) yield at;
}

function ratingPath({ kind, path }: PowerElement): SpecPath {
  return [...path, kind === 'intake' ? 'limit' : 'rating'];
}

function sharePath({ kind, path, spec }: PowerElement): SpecPath {
  if (kind === 'ups') return [...path, 'apparent'];
  if (kind === 'transformer') return path;
  if (kind !== 'generator') return ['site', 'electricalCode'];
  return [...path, 'derate' in spec && spec.derate !== undefined ? 'derate' : 'duty'];
}

function shareIs(element: PowerElement): string {
  if (element.kind === 'ups') return ' (its kVA at this power factor)';
  if (element.kind !== 'generator') return '';
  const { duty, derate } = element.spec;
  return ` (${[duty === 'prime' ? 'prime duty' : '', derate === undefined ? '' : 'altitude and ambient'].filter(Boolean).join(', ')})`;
}

function sourceOfShare(element: PowerElement, site: Site): string | undefined {
  if (element.continuousShare === 1 || element.kind === 'ups') return undefined;
  const citations =
    element.kind === 'generator'
      ? [iso8528Continuous, iso8528Ratings]
      : element.kind === 'transformer'
        ? [transformerPractice]
        : site.electricalCode.citations;
  return citations.map(({ title }) => title).join('; ');
}

function round(factor: number): number {
  return Number(factor.toPrecision(4));
}
