import { CONSTANT_LOAD_SHARE } from '../catalog/index.ts';
import type { Load, Outage, PowerElement, Reduction, WorstFailure } from './power-graph.ts';
import { withoutGrid } from './promises.ts';
import type { Phase, Site } from './site.ts';

/** The tiers of the Uptime Institute, as TIA-942 rates them 1 to 4. */
export const tiers = ['I', 'II', 'III', 'IV'] as const;
export type Tier = (typeof tiers)[number];

/** The tier that the single line supports, and what keeps it from the next. */
export interface TierSupport {
  readonly tier: Tier;
  readonly because: string | undefined;
  /** Where that is in the file, if it is one thing. */
  readonly of: PowerElement | undefined;
}

interface Gap {
  readonly because: string;
  readonly of?: PowerElement;
}

/** Compares the graph with what each tier asks of it, lowest first: the first gap says how far the site gets. */
export function supportedTier(site: Site, phase: Phase): TierSupport {
  const asked: readonly (readonly [Tier, () => Gap | undefined])[] = [
    ['II', () => tierTwoGap(site, phase)],
    ['III', () => tierThreeGap(site, phase)],
    ['IV', () => tierFourGap(phase)],
  ];
  let tier: Tier = 'I';
  for (const [next, gapOf] of asked) {
    const gap = gapOf();
    if (gap !== undefined) return { tier, because: `${gap.because}, which tier ${next} does not allow`, of: gap.of };
    tier = next;
  }
  return { tier, because: undefined, of: undefined };
}

/** Redundant capacity: engines for all of it, and a spare for each engine and each UPS. */
function tierTwoGap(site: Site, phase: Phase): Gap | undefined {
  const lost = withoutGrid(site, phase);
  const [unbacked] = lost.already.filter(isCritical);
  if (unbacked !== undefined) return { because: `with the grid lost "${unbacked.id}" has no power` };
  const isCapacity = ({ kind }: PowerElement): boolean => kind === 'generator' || kind === 'ups';
  return (
    darkGap(
      lost.outages.filter(({ of }) => isCapacity(of)),
      'with the grid lost, ',
    ) ??
    overloadGap(
      [...lost.worstOf].filter(([element, worst]) => isCapacity(element) && isCapacity(worst.of)),
      'with the grid lost, ',
    )
  );
}

/** Concurrently maintainable: any one element out of work, on engine power too, and engines without a limit of hours. */
function tierThreeGap(site: Site, phase: Phase): Gap | undefined {
  const lost = withoutGrid(site, phase);
  const limited = site.power.elements.find(
    (element) => element.kind === 'generator' && element.spec.duty === 'standby',
  );
  if (limited !== undefined)
    return { because: `generator "${limited.id}" has a standby rating, which is limited in hours`, of: limited };
  return (
    darkGap(phase.outages, '') ??
    reductionGap(phase.reductions, '') ??
    darkGap(lost.outages, 'with the grid lost, ') ??
    reductionGap(lost.reductions, 'with the grid lost, ') ??
    overloadGap([...phase.worstOf], '') ??
    overloadGap([...lost.worstOf], 'with the grid lost, ')
  );
}

/** Fault tolerant: two sides at work at once for each rack, and cooling that goes on without a break. */
function tierFourGap(phase: Phase): Gap | undefined {
  for (const load of phase.loads) {
    if (!isCritical(load)) continue;
    if (load.kind === 'it' && new Set(load.feeds).size < 2)
      return { because: `"${load.id}" has one active path`, ...(load.feeds[0] && { of: load.feeds[0] }) };
    const bare = load.feeds.find((feed) => !hasUpsAbove(feed));
    if (bare !== undefined) return { because: `"${load.id}" hangs from "${bare.id}" without a UPS above it`, of: bare };
  }
  return undefined;
}

function darkGap(outages: readonly Outage[], state: string): Gap | undefined {
  for (const { of, loads } of outages) {
    const load = loads.find(({ kind }) => kind === 'it') ?? loads.find(isCritical);
    if (load !== undefined)
      return { because: `${state}${of.kind} "${of.id}" out of work takes power from "${load.id}"`, of };
  }
  return undefined;
}

function reductionGap([first]: readonly Reduction[], state: string): Gap | undefined {
  if (first === undefined) return undefined;
  const { of } = first;
  const load = first.loads.find(({ kind }) => kind === 'it');
  if (load?.supplies === undefined) return undefined;
  const { count, required } = load.supplies;
  return {
    because: `${state}${of.kind} "${of.id}" out of work leaves the systems of "${load.id}" ${first.left.get(load)} of ${count} power supplies, and they need ${required}`,
    of,
  };
}

function overloadGap(worst: readonly (readonly [PowerElement, WorstFailure])[], state: string): Gap | undefined {
  for (const [element, { of, load }] of worst) {
    const usable = element.usable.times(prolonged(element));
    if (!load.exceeds(usable)) continue;
    const percent = Math.round(load.per(usable) * 100);
    return {
      because: `${state}${of.kind} "${of.id}" out of work loads ${element.kind} "${element.id}" to ${percent} %`,
      of: element,
    };
  }
  return undefined;
}

/** An outage may last weeks: a prime rating then gives its 24-hour average (ISO 8528-1). */
function prolonged(element: PowerElement): number {
  const standsBy = element.kind === 'generator' && element.spec.runs !== 'always';
  return standsBy && element.spec.duty === 'prime' ? CONSTANT_LOAD_SHARE.prime : 1;
}

function isCritical(load: Load): boolean {
  return load.kind !== 'miners';
}

function hasUpsAbove(feed: PowerElement): boolean {
  const seen = new Set([feed]);
  for (const element of seen) {
    if (element.kind === 'ups') return true;
    for (const source of element.sources) seen.add(source);
  }
  return false;
}
