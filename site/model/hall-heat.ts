import type { Coolant } from '../catalog/index.ts';
import { expandAll, type HallSpec } from '../spec/index.ts';
import { airFlowFor, type Flow, kW, type Length, larger, liquidFlowFor, m3h, type Power, sum } from '../units/index.ts';
import type { FlowBalance, HallHeat, HeatBalance, MinerFleet, Row } from './site.ts';

/** What heat and flow depend on beside the hall itself. */
export interface HeatFacts {
  readonly altitude: Length;
  /** What flows in the loop of a hall, by hall. */
  readonly coolantOf: ReadonlyMap<HallSpec, Coolant>;
}

/** Where the heat of what works in a hall goes: the loop takes what its systems give it, room air the rest. */
export function hallHeat(
  hall: HallSpec,
  rows: readonly Row[],
  fleets: readonly MinerFleet[],
  facts: HeatFacts,
): HallHeat {
  const draw = total(rows.map((row) => row.draw));
  const rowsToLoop = total(rows.map((row) => row.liquidHeat));
  const airMiners = total(fleets.filter(({ miner }) => miner.cooling === 'air').map((fleet) => fleet.draw));
  const wetMiners = total(fleets.filter(({ miner }) => miner.cooling !== 'air').map((fleet) => fleet.draw));
  const { air, liquid } = hall.cooling;
  const toAir = draw.minus(rowsToLoop).plus(airMiners);
  const toLoop = rowsToLoop.plus(wetMiners);
  return {
    air: { ...balance(air, toAir, airMiners), flow: airBalance(air, toAir, rows, facts) },
    liquid: { ...balance(liquid, toLoop, wetMiners), flow: loopBalance(hall, toLoop, facts) },
  };
}

type Machines = HallSpec['cooling']['air'] | HallSpec['cooling']['liquid'];

/** What machines carry with the spare ones out of work. */
function balance(machines: Machines, load: Power, miners: Power): Omit<HeatBalance, 'flow'> {
  if (machines === undefined) return { load, miners, usable: undefined, machines: 0 };
  return {
    load,
    miners,
    usable: machines.each.times(atWork(machines)),
    machines: expandAll(machines.units).length,
  };
}

function atWork(machines: NonNullable<Machines>): number {
  return Math.max(0, expandAll(machines.units).length - machines.spare);
}

/** Servers whose fans are published take what they take, whatever rise the room is built for; a rear door gives it back cold. */
function airBalance(
  air: HallSpec['cooling']['air'],
  heat: Power,
  rows: readonly Row[],
  { altitude }: HeatFacts,
): FlowBalance | undefined {
  if (air?.rise === undefined) return undefined;
  const byHeat = airFlowFor(heat, air.rise, altitude);
  const published = sum(
    m3h(0),
    rows.flatMap((row) =>
      row.cooling === 'immersion' || row.cooling === 'rear-door'
        ? []
        : row.contents.map(({ airflow, count }) => (airflow ?? m3h(0)).like(m3h(0)).times(count)),
    ),
  );
  return { needed: larger(byHeat, published), usable: usableFlow(air.flow, atWork(air)) };
}

function loopBalance(hall: HallSpec, heat: Power, { coolantOf }: HeatFacts): FlowBalance | undefined {
  const { liquid } = hall.cooling;
  const coolant = coolantOf.get(hall);
  if (liquid?.rise === undefined || coolant === undefined) return undefined;
  return { needed: liquidFlowFor(heat, liquid.rise, coolant), usable: usableFlow(liquid.flow, atWork(liquid)) };
}

function usableFlow(each: Flow | undefined, machines: number): Flow | undefined {
  return each?.times(machines);
}

function total(powers: readonly Power[]): Power {
  return sum(kW(0), powers);
}
