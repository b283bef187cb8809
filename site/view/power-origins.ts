import { powerStabilization, uminersContainers, uptimeTiers } from '../catalog/citations.ts';
import { iso8528Continuous, iso8528Ratings, transformerPractice } from '../catalog/index.ts';
import { append } from '../model/append.ts';
import {
  circuitVoltage,
  type Phase,
  type PoolSwing,
  type PowerElement,
  printWay,
  type RideThrough,
  rideThroughOf,
  type Site,
  startsBehind,
  supportedTier,
  swingOf,
} from '../model/index.ts';
import { larger } from '../units/index.ts';
import type { Origin } from './origin.ts';
import { worstFailure } from './single-line.ts';

/** Names that a sum shows before it says how many more there are. */
const NAMED = 6;

/** The figures of the site as a whole. */
export function powerOrigins(site: Site, phase: Phase): readonly Origin[] {
  const pue = site.spec.site.designPue;
  const worst = worstFailure(phase);
  const { tier, because, of } = supportedTier(site, phase);
  return [
    { figure: 'it', is: `${phase.rows.length} rows of racks as allocated: ${phase.it}`, written: ['halls'] },
    {
      figure: 'miners',
      is: `${phase.fleets.length} fleets in ${phase.id}: ${phase.miners}`,
      written: ['mine', 'asics'],
    },
    {
      figure: 'minerOverhead',
      is: `${[...phase.standing].map(([fleet, { draw }]) => `${draw} of "${fleet.id}" x ${Number((fleet.pue - 1).toPrecision(3))}`).join(' + ') || 'no miners'} = ${phase.minerOverhead}`,
      written: ['mine', 'asics'],
      source: uminersContainers.title,
    },
    {
      figure: 'losses',
      is: `what the UPS turn into heat: load x (1 / efficiency - 1) = ${phase.losses}`,
      written: ['power', 'ups'],
    },
    {
      figure: 'facility',
      is: `${phase.it} x ${pue} + ${phase.miners} + ${phase.minerOverhead} + ${phase.losses} = ${phase.facility}`,
      written: ['site', 'designPue'],
    },
    {
      figure: 'intake',
      is: 'the limits of all intakes, and the generators that run always without their spare ones',
      written: ['power'],
    },
    {
      figure: 'loads',
      is: 'allocated: the highest draw of each model; typical and nameplate as published, and never used for a limit',
      written: ['pools'],
    },
    ...swingOrigins(site, phase),
    {
      figure: 'tier',
      is: `${tier}${because === undefined ? '' : `: ${because}`}`,
      written: of?.path ?? ['power'],
      source: uptimeTiers.title,
    },
    ...(worst === undefined
      ? []
      : [
          {
            figure: 'worstFailure',
            is: `without ${worst.worst.of.kind} "${worst.worst.of.id}", ${printWay(worst.element)} carries ${worst.worst.load} of ${worst.element.usable.as(worst.worst.load.unit)}`,
            written: worst.element.path,
          },
        ]),
  ];
}

function swingOrigins(site: Site, phase: Phase): readonly Origin[] {
  const { pools, range, ramp, band, unmitigated, battery } = swingOf(site, phase);
  const [first] = pools;
  if (first === undefined) return [];
  const source = powerStabilization.title;
  const of = (sum: (one: PoolSwing) => string) => pools.map(sum).join(' + ');
  const written = [...first.pool.path, 'swing'];
  return [
    {
      figure: 'swing unmitigated',
      is: `${of((one) => `${one.gpus} GPUs of "${one.pool.id}" x ${one.perGpu}`)} = ${unmitigated}`,
      written,
      source,
    },
    {
      figure: 'swing range',
      is: `${of((one) => String(one.range))} after filler, floor and storage, less ${battery} in a battery = ${range}; miners are not counted`,
      written,
      source,
    },
    { figure: 'swing ramp', is: `${of((one) => `${one.range} in ${one.transition}`)} = ${ramp}`, written, source },
    {
      figure: 'swing band',
      is: `2 / (pi n) of the range for the odd harmonics n of ${of((one) => String(one.iteration))} between 0.1 and 20 Hz, and of each what a battery leaves = ${band}`,
      written,
      source,
    },
  ];
}

/** The figures of one element, or of all of them: in one pass over the graph, however large. */
export function elementsOrigins(site: Site, phase: Phase, id: string | undefined): readonly Origin[] {
  const asked = id === undefined ? site.power.elements : [site.power.byId.get(id)].filter((one) => one !== undefined);
  const wanted = new Set(asked);
  const carried = new Map<PowerElement, string[]>();
  const note = (element: PowerElement, name: string): void => {
    if (wanted.has(element)) append(carried, element, name);
  };
  for (const load of phase.loads) for (const feed of new Set(load.feeds)) note(feed, load.id);
  for (const element of site.power.elements) for (const source of element.sources) note(source, element.id);
  return asked.flatMap((element) => elementOrigins(element, carried.get(element) ?? [], phase, site));
}

function elementOrigins(
  element: PowerElement,
  carries: readonly string[],
  phase: Phase,
  site: Site,
): readonly Origin[] {
  const { id, rating, usable } = element;
  const worst = phase.worstOf.get(element);
  const more = carries.length - NAMED;
  const names = `${carries.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  const load = phase.loadOf.get(element);
  const source = sourceOfShare(element, site);
  return [
    { figure: `${id} rating`, is: String(rating), written: element.path },
    {
      figure: `${id} usable`,
      is: `${formula(element)} = ${usable}`,
      written: element.path,
      ...(source === undefined ? {} : { source }),
    },
    {
      figure: `${id} load`,
      is: `${load ?? 'nothing'} from ${carries.length === 0 ? 'nothing' : names}`,
      written: element.path,
    },
    ...(worst === undefined
      ? []
      : [
          {
            figure: `${id} worstFailure`,
            is: `${worst.load} when "${worst.of.id}" is lost: ${printWay(element)}`,
            written: worst.of.path,
          },
        ]),
    ...rideOrigins(element, phase),
  ];
}

function rideOrigins(element: PowerElement, phase: Phase): readonly Origin[] {
  const ride = rideThroughOf(element, phase);
  if (ride === undefined || element.kind !== 'ups') return [];
  const { energy, efficiency } = element.spec;
  const formula = ({ load, lasts }: RideThrough): string => `${energy} x ${efficiency} / ${load} = ${lasts}`;
  const starts = startsBehind(element);
  return [
    {
      figure: `${element.id} rideThrough`,
      is: `${formula(ride.normal)}, and after the worst failure ${formula(ride.worst)}; ${starts.length === 0 ? 'no generator stands behind it' : `its generators start in ${starts.reduce(larger)}`}`,
      written: [...element.path, 'energy'],
    },
  ];
}

/** How a nameplate becomes what is carried for hours. */
function formula(element: PowerElement): string {
  const { rating, voltage, powerFactor, continuousShare, lines } = element;
  const share = continuousShare === 1 ? '' : ` x ${Number(continuousShare.toPrecision(4))}${shareIs(element)}`;
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
