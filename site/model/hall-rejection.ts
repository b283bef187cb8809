import { expandAll, type HallSpec, type RejectionSpec, type SiteSpec } from '../spec/index.ts';
import {
  airDensityRatio,
  celsius,
  dryCapacityAt,
  type Flow,
  type Length,
  larger,
  litresPerKwh,
  m,
  m3h,
  type Power,
  smaller,
  type Temperature,
  type WaterUse,
  warmer,
  waterFor,
} from '../units/index.ts';
import type { HallHeat, Rejection } from './site.ts';

/** Makeup of a tower: 1.5 L evaporate for each kWh at its latent heat, and blowdown at five cycles takes a fourth of that more. */
const TOWER_WATER = litresPerKwh(1.8);

/** The machines that give the heat of a hall to the weather, at the design hour of the site and in the phase with most heat for each. */
export function hallRejections(
  id: string,
  hall: HallSpec,
  site: SiteSpec['site'],
  heats: readonly HallHeat[],
): readonly Rejection[] {
  const specs = Object.entries(hall.cooling.rejection ?? {});
  const drafts = specs.map(([name, spec]) => ({ name, spec, ...capacity(spec, site) }));
  const sharing = (medium: 'air' | 'liquid') =>
    drafts.filter(({ spec }) => takes(spec, medium)).reduce((sum, { usable }) => sum + Number(usable), 0);
  const [air, liquid] = [sharing('air'), sharing('liquid')];
  return drafts.map(({ name, spec, usable, ...draft }) => {
    const share = (medium: 'air' | 'liquid', of: number) => (takes(spec, medium) && of > 0 ? Number(usable) / of : 0);
    const loads = heats.map((heat) =>
      heat.air.load.times(share('air', air)).plus(heat.liquid.load.times(share('liquid', liquid))),
    );
    const load = loads.reduce(larger, usable.times(0));
    return {
      id: name,
      spec,
      path: ['halls', id, 'cooling', 'rejection', name],
      ...draft,
      usable,
      load: load.like(usable),
      water: waterOf(spec, load),
    };
  });
}

export function hasTower({ kind }: RejectionSpec): boolean {
  return kind === 'tower' || kind === 'tower-chiller';
}

export function takes(spec: RejectionSpec, medium: 'air' | 'liquid'): boolean {
  return spec.takes === medium || spec.takes === 'both';
}

/** What each machine and all of them reject into the air of the design hour. */
function capacity(
  spec: RejectionSpec,
  site: SiteSpec['site'],
): Pick<Rejection, 'airIn' | 'each' | 'usable' | 'machines'> {
  const airIn = airOf(spec, site);
  const machines = expandAll(spec.units).length;
  const each = airIn === undefined ? spec.each.times(0) : eachAt(spec, airIn, site.altitude ?? m(0));
  return { airIn, each, machines, usable: each.times(Math.max(0, machines - spec.spare)) };
}

/** The air that a machine draws at the design hour: dry, wet, or between them behind wetted pads. Absent where the wet bulb is not said. */
function airOf(spec: RejectionSpec, { ambient, wetBulb }: SiteSpec['site']): Temperature | undefined {
  if (spec.kind === 'dry-cooler' || spec.kind === 'chiller') return ambient;
  if (wetBulb === undefined || hasTower(spec)) return wetBulb;
  const [dry, wet] = [ambient.in(celsius), wetBulb.in(celsius)];
  return celsius(dry - (spec.saturation ?? 0) * (dry - wet));
}

/** Chillers and towers give what they are rated for; a dry exchanger goes with the difference of water and air. None gives more than its rating. */
function eachAt(spec: RejectionSpec, airIn: Temperature, altitude: Length): Power {
  if (spec.kind === 'chiller' || hasTower(spec)) return spec.each;
  const entering = warmer(spec.supply, spec.rise);
  const derated = dryCapacityAt(spec.each, entering, { rated: spec.at, design: airIn }, altitude);
  const most = spec.each.times(Math.min(1, airDensityRatio(altitude)));
  return smaller(derated, most);
}

/** What a kind takes where the file does not say; absent where nobody knows. */
export function waterUseOf(spec: RejectionSpec): WaterUse | undefined {
  if (spec.water !== undefined) return spec.water;
  if (spec.kind === 'tower') return TOWER_WATER;
  // What the compressors draw leaves by the tower too.
  if (spec.kind === 'tower-chiller') return TOWER_WATER.times(1 + (spec.draw?.per(spec.each) ?? 0));
  return spec.kind === 'adiabatic' ? undefined : litresPerKwh(0);
}

function waterOf(spec: RejectionSpec, load: Power): Flow | undefined {
  const use = waterUseOf(spec);
  return use === undefined ? undefined : waterFor(load, use).as(m3h);
}
