import type { Catalog, Coolant } from '../catalog/index.ts';
import { expandAll, type HallSpec, type SiteSpec } from '../spec/index.ts';
import { kW, type Power, sum } from '../units/index.ts';
import { facilityWater } from './facility-water.ts';
import { hallRejections } from './hall-rejection.ts';
import type { Hall, Phase, PhasedBalance, Row } from './site.ts';

interface HallInput {
  readonly site: SiteSpec['site'];
  readonly catalog: Catalog;
  readonly rows: readonly Row[];
  readonly phases: readonly Phase[];
  readonly coolantOf: ReadonlyMap<HallSpec, Coolant>;
}

/** A hall with its rows, and its heat in the phases that are hardest on it. */
export function hallOf(id: string, spec: HallSpec, input: HallInput): Omit<Hall, 'carveOuts' | 'plan' | 'core'> {
  const own = input.rows.filter((row) => row.hallId === id);
  const heats = input.phases.flatMap((phase) => phase.heatOf.get(id) ?? []);
  return {
    id,
    spec,
    path: ['halls', id],
    rows: own,
    draw: sum(
      kW(0),
      own.map((row) => row.draw),
    ),
    air: heaviest(id, 'air', input.phases),
    liquid: heaviest(id, 'liquid', input.phases),
    coolant: input.coolantOf.get(spec),
    facility: facilityWater(spec, input.catalog),
    rejections: hallRejections(id, spec, input.site, heats),
  };
}

/** The balance of the phase in which a medium of a hall has most to carry, the last of them. */
function heaviest(id: string, medium: 'air' | 'liquid', phases: readonly Phase[]): PhasedBalance {
  const balances = phases.flatMap((phase): PhasedBalance[] => {
    const heat = phase.heatOf.get(id);
    return heat === undefined ? [] : [{ ...heat[medium], phase }];
  });
  return balances.reduce((most, next) => (most.load.exceeds(next.load) ? most : next));
}

/** What the cooling machines of all halls draw, the spare ones out of work, as far as the file says. */
export function coolingDraw(spec: SiteSpec): Power {
  const machines = Object.values(spec.halls).flatMap(({ cooling: { air, liquid, rejection } }) => [
    ...(air === undefined ? [] : [air]),
    ...(liquid === undefined ? [] : [liquid]),
    ...Object.values(rejection ?? {}),
  ]);
  return sum(
    kW(0),
    machines.flatMap(({ units, spare, draw }) =>
      draw === undefined ? [] : [draw.times(Math.max(0, expandAll(units).length - spare))],
    ),
  );
}
