import { type Length, larger } from '../units/index.ts';
import { type RackPlace, wayBetween } from './cable-way.ts';
import type { Hall, Row } from './site.ts';

/** The longest cable of a hall to its network core, and its two ends. */
export interface LongestToCore {
  readonly from: RackPlace;
  readonly to: RackPlace;
  readonly length: Length;
}

/**
 * From the rack that is farthest to the rack of the core that is farthest from it; undefined where the hall is not
 * measured or has no core. Along a row the longest way begins at one of its ends, so ends alone are looked at; and a
 * way is a sum of distances along and across, so of the core only its corners count.
 */
export function longestToCore(hall: Hall): LongestToCore | undefined {
  if (hall.plan?.layout.cables === undefined) return undefined;
  const core = corners(hall, hall.core);
  const racks = hall.rows.filter((row) => row.contents.length > 0).flatMap(endsOf);
  let most: LongestToCore | undefined;
  for (const from of racks) {
    for (const to of core) {
      const length = wayBetween(from, to, hall.plan);
      if (length !== undefined && (most === undefined || larger(most.length, length) !== most.length))
        most = { from, to, length };
    }
  }
  return most;
}

function endsOf(row: Row): RackPlace[] {
  return row.racks === 1
    ? [{ row, rack: 0 }]
    : [
        { row, rack: 0 },
        { row, rack: row.racks - 1 },
      ];
}

/** The racks of some rows that are farthest to each of the four corners of the hall. */
function corners(hall: Hall, rows: readonly Row[]): RackPlace[] {
  const ends = rows.flatMap(endsOf).flatMap((end) => {
    const place = hall.plan?.places.get(end.row.name);
    if (place === undefined) return [];
    const x = Number(place.x) + end.rack * Number(place.pitch);
    return [{ end, sum: x + Number(place.y), difference: x - Number(place.y) }];
  });
  const found = new Set<RackPlace>();
  for (const by of ['sum', 'difference'] as const) {
    const sorted = ends.toSorted((a, b) => a[by] - b[by]);
    for (const one of [sorted[0], sorted.at(-1)]) if (one !== undefined) found.add(one.end);
  }
  return [...found];
}
