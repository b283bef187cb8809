import { type MeterName, meterNames } from '../catalog/index.ts';
import type { Site } from './site.ts';

/** The meters that a site has something for, in the order of the catalog. */
export function metersWanted({ power, rows, halls, programmes }: Site): readonly MeterName[] {
  const wanted: Readonly<Record<MeterName, boolean>> = {
    elementPower: power.elements.length > 0,
    rackPower: rows.some(({ contents }) => contents.length > 0),
    coolingUnitUp: halls.length > 0,
    coolingHeat: halls.length > 0,
    coolantSupply: halls.some(({ spec }) => spec.cooling.liquid !== undefined),
    airSupply: halls.some(({ spec }) => spec.cooling.air?.supply !== undefined),
    coolantFlow: halls.some(({ spec }) => spec.cooling.liquid?.rise !== undefined),
    coolantPressure: halls.some(({ spec }) => spec.cooling.liquid?.pressure !== undefined),
    coolantLeak: halls.some(({ spec }) => spec.cooling.liquid !== undefined),
    upsOnBattery: power.elements.some(({ kind }) => kind === 'ups'),
    upsRemaining: power.elements.some(({ kind }) => kind === 'ups'),
    programmeCalled: programmes.length > 0,
    programmeBaseline: programmes.length > 0,
  };
  return meterNames.filter((name) => wanted[name]);
}

/** The meters that the file says something writes. */
export function metersNamed({ spec }: Site): ReadonlySet<MeterName> {
  const { meters = [], written = [] } = spec.monitoring ?? {};
  return new Set([...meters.map(({ is }) => is), ...written]);
}
