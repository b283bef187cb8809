import type { Catalog, Coolant } from '../catalog/index.ts';
import type { HallSpec, SiteSpec } from '../spec/index.ts';
import { refuseEmptyRange } from './names.ts';
import type { Report } from './report.ts';
import { nearestHelp } from './resolve-rows.ts';

/** What flows in a loop whose fluid is not named: what racks on cold plates are filled with, and more flow than water. */
const DEFAULT_COOLANT = 'generic/propylene-glycol-25';

/** What flows in the loop of each hall that has one; the classes that halls name are looked up too. */
export function resolveCoolants(spec: SiteSpec, catalog: Catalog, report: Report): ReadonlyMap<HallSpec, Coolant> {
  return new Map(
    Object.entries(spec.halls).flatMap(([id, hall]): [HallSpec, Coolant][] => {
      const { liquid } = hall.cooling;
      refuseEmptyUnits(id, hall, report);
      refuseUnknownAirClass(id, hall, catalog, report);
      if (liquid === undefined) return [];
      const path = ['halls', id, 'cooling', 'liquid'];
      refuseWrongClass(liquid.class, 'loop', [...path, 'class'], catalog, report);
      refuseWrongClass(liquid.facility?.class, 'facility', [...path, 'facility', 'class'], catalog, report);
      const name = liquid.fluid ?? DEFAULT_COOLANT;
      const coolant = catalog.coolant(name);
      if (coolant !== undefined) return [[hall, coolant]];
      report.add(
        'site/unknown-catalog-entry',
        [...path, 'fluid'],
        `the loop of hall "${id}" holds "${name}", which the catalog does not have`,
        nearestHelp(catalog, 'coolants', name),
      );
      return [];
    }),
  );
}

function refuseWrongClass(
  name: string | undefined,
  circuit: 'facility' | 'loop',
  path: readonly string[],
  catalog: Catalog,
  report: Report,
): void {
  if (name === undefined) return;
  const found = catalog.waterClass(name);
  if (found?.circuit === circuit) return;
  report.add(
    'site/unknown-catalog-entry',
    path,
    found === undefined
      ? `"${name}" is no class of water that the catalog has`
      : `"${name}" is a class of ${found.circuit === 'loop' ? 'loops' : 'facility water'}, and ${circuit === 'loop' ? 'a loop' : 'facility water'} takes another`,
    found === undefined
      ? nearestHelp(catalog, 'waterClasses', name)
      : circuit === 'loop'
        ? 'loops are ashrae/s30, s40 and s50'
        : 'facility water is ashrae/w17, w27, w32, w40, w45 and w-plus',
  );
}

function refuseEmptyUnits(id: string, { cooling }: HallSpec, report: Report): void {
  const path = ['halls', id, 'cooling'];
  const named = [
    [cooling.air, [...path, 'air']],
    [cooling.liquid, [...path, 'liquid']],
    ...Object.entries(cooling.rejection ?? {}).map(([name, spec]) => [spec, [...path, 'rejection', name]] as const),
  ] as const;
  for (const [machines, at] of named)
    if (machines !== undefined) refuseEmptyRange(machines.units, [...at, 'units'], report);
}

function refuseUnknownAirClass(id: string, { cooling }: HallSpec, catalog: Catalog, report: Report): void {
  const name = cooling.air?.class;
  if (name === undefined || catalog.airClass(name) !== undefined) return;
  report.add(
    'site/unknown-catalog-entry',
    ['halls', id, 'cooling', 'air', 'class'],
    `"${name}" is no class of air that the catalog has`,
    nearestHelp(catalog, 'airClasses', name),
  );
}
