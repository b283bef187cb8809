import { type Length, m } from '../units/index.ts';
import type { HallPlan } from './hall-plan.ts';
import type { Row } from './site.ts';

/** A rack on the floor. */
export interface RackPlace {
  readonly row: Row;
  /** From 0. */
  readonly rack: number;
}

/** The way of a cable between two racks of one hall, along the rows and across; undefined where the hall has no plan for cables. */
export function wayBetween(a: RackPlace, b: RackPlace, plan: HallPlan | undefined): Length | undefined {
  const metres = metresBetween(a, b, plan);
  return metres === undefined ? undefined : m(metres);
}

/** The same in metres: a large fabric has hundreds of thousands of them. */
export function metresBetween(a: RackPlace, b: RackPlace, plan: HallPlan | undefined): number | undefined {
  const cables = plan?.layout.cables;
  const [here, there] = [plan?.places.get(a.row.name), plan?.places.get(b.row.name)];
  if (cables === undefined || here === undefined || there === undefined) return undefined;
  if (a.row === b.row && a.rack === b.rack) return Number(cables.drop) + Number(cables.slack);
  const along = Number(here.x) + a.rack * Number(here.pitch) - Number(there.x) - b.rack * Number(there.pitch);
  const across = Number(here.y) - Number(there.y);
  return Math.abs(along) + Math.abs(across) + 2 * Number(cables.drop) + Number(cables.slack);
}
