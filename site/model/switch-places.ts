import { spread } from './resolve-rows.ts';
import type { Row } from './site.ts';

/** Where one switch of a fabric stands. */
export interface SwitchPlace {
  readonly row: Row;
  /** Rack of the row, from 0. */
  readonly rack: number;
  /** Box among those of its fabric in the rack, from 0 at the bottom. */
  readonly box: number;
}

/**
 * Deals the switches of a fabric over the racks that it names, end of row: leaves unit by unit, then spines, then cores,
 * plane after plane. A leaf of one rail reaches every rack of its unit, so none of them stands on top of a rack.
 */
export function switchPlaces(rows: readonly Row[], switches: number, perChassis: number): readonly SwitchPlace[] {
  const shares = spread(Math.ceil(switches / perChassis), rows);
  const boxes = rows.flatMap((row, i) => inRow(row, shares[i] ?? 0));
  return Array.from({ length: switches }, (_, index) => boxes[Math.floor(index / perChassis)]).flatMap(
    (place) => place ?? [],
  );
}

function inRow(row: Row, boxes: number): SwitchPlace[] {
  let [rack, box] = [-1, 0];
  return Array.from({ length: boxes }, (_, i) => {
    const next = Math.floor((i * row.racks) / boxes);
    box = next === rack ? box + 1 : 0;
    rack = next;
    return { row, rack, box };
  });
}
