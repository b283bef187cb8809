import type { AirClass, Catalog } from '../catalog/index.ts';
import type { HallSpec } from '../spec/index.ts';
import { celsius, K, type Length, m, type Temperature, warmer } from '../units/index.ts';
import type { FacilityWater } from './site.ts';

/** CDUs are built for 3 to 5 K; the larger asks for the colder water. */
const DEFAULT_APPROACH = K(5);

/** The water before the machines of a loop, where the file says something of it. */
export function facilityWater({ cooling }: HallSpec, catalog: Catalog): FacilityWater | undefined {
  const facility = cooling.liquid?.facility;
  if (facility === undefined) return undefined;
  const ofClass = facility.class === undefined ? undefined : catalog.waterClass(facility.class)?.maxSupply;
  const supply = facility.supply ?? ofClass;
  const approach = facility.approach ?? DEFAULT_APPROACH;
  return { supply, approach, coldestLoop: supply === undefined ? undefined : warmer(supply, approach) };
}

/** What a class of servers allows at its inlets, at a height above the sea. */
export function allowableInlet(
  { allowable, derating }: AirClass,
  altitude: Length | undefined,
): { readonly from: Temperature; readonly to: Temperature; readonly derated: boolean } {
  const above = altitude === undefined || derating === undefined ? m(0) : altitude.minus(derating.above);
  if (derating === undefined || Number(above) <= 0) return { ...allowable, derated: false };
  const to = celsius(Math.round((allowable.to.in(celsius) - above.per(derating.perKelvin)) * 10) / 10);
  return { from: allowable.from, to, derated: true };
}
