import type { HallSpec, LayoutSpec } from '../spec/index.ts';
import { type Length, larger, m, sum } from '../units/index.ts';
import type { Row } from './site.ts';

/**
 * Free way that guidelines ask for around racks: between them and a wall, and for people to pass
 * (https://guidelines.risa.gov.rw, circulation, and https://northernlink.com, clearances; read 2026-11-26).
 */
const WAY = m(1.2);

/** Where a row stands: lengths from the corner of the hall, x along the rows and y across them. */
export interface RowPlace {
  /** Middle of the first rack. */
  readonly x: Length;
  /** From the middle of one rack to the middle of the next; columns are spread over the row. */
  readonly pitch: Length;
  /** Middle of the row. */
  readonly y: Length;
  /** What the plan gives one rack. */
  readonly position: { readonly width: Length; readonly depth: Length };
  /** The floor that is one rack's: its position, and half of each aisle, or all of the way to a wall. */
  readonly share: { readonly width: Length; readonly depth: Length };
}

/** The floor plan of a hall, as far as its layout says. */
export interface HallPlan {
  readonly layout: LayoutSpec;
  /** By the names of rows. */
  readonly places: ReadonlyMap<string, RowPlace>;
  /** What rows, aisles and ways take of the hall. */
  readonly needs: { readonly width: Length; readonly length: Length };
}

/** Rows of a hall with a layout that nobody has measured: no row behind them has a place. */
export function unmeasuredRows(hall: HallSpec, rows: readonly Row[]): readonly Row[] {
  const { layout } = hall;
  return layout === undefined ? [] : rows.filter((row) => positionOf(layout, row) === undefined);
}

/** Stands the rows of a hall on its floor in the order of the file; absent where there is no layout, or a row has no measure. */
export function hallPlan(hall: HallSpec, rows: readonly Row[]): HallPlan | undefined {
  const { layout } = hall;
  if (layout === undefined || unmeasuredRows(hall, rows).length > 0) return undefined;
  const { aisles, walls = WAY, across = WAY, abreast = 1 } = layout;
  const standing = rows.flatMap((row, i) => {
    const position = positionOf(layout, row);
    return position === undefined ? [] : [{ row, position, line: Math.floor(i / abreast), bay: i % abreast }];
  });
  const lines = groupBy(standing, ({ line }) => line);
  const bays = groupBy(standing, ({ bay }) => bay);
  const starts = [walls];
  for (const bay of bays) starts.push((starts.at(-1) ?? walls).plus(longest(bay.map(lengthOf))).plus(across));
  const places = new Map<string, RowPlace>();
  let y = walls;
  lines.forEach((line, i) => {
    const depth = longest(line.map(({ position }) => position.depth));
    const before = i === 0 ? walls : aisleAfter(i - 1, aisles).times(0.5);
    const after = i === lines.length - 1 ? walls : aisleAfter(i, aisles).times(0.5);
    if (i > 0) y = y.plus(aisleAfter(i - 1, aisles));
    for (const { row, position, bay } of line) {
      const pitch = lengthOf({ row, position }).times(1 / row.racks);
      places.set(row.name, {
        x: (starts[bay] ?? walls).plus(pitch.times(0.5)),
        pitch,
        y: y.plus(depth.times(0.5)),
        position,
        share: { width: pitch, depth: position.depth.plus(before).plus(after) },
      });
    }
    y = y.plus(depth);
  });
  const end = starts[bays.length] ?? walls;
  return {
    layout,
    places,
    needs: { width: y.plus(walls), length: bays.length === 0 ? walls.times(2) : end.minus(across).plus(walls) },
  };
}

/** A cold aisle is between the first two lines, and every second one after it. */
function aisleAfter(line: number, aisles: LayoutSpec['aisles']): Length {
  return line % 2 === 0 ? aisles.cold : aisles.hot;
}

function positionOf(layout: LayoutSpec, row: Row): RowPlace['position'] | undefined {
  return layout.position ?? row.rack.footprint;
}

function lengthOf({ row, position }: { readonly row: Row; readonly position: RowPlace['position'] }): Length {
  return sum(row.spec.columns ?? m(0), [position.width.times(row.racks)]);
}

function longest(lengths: readonly Length[]): Length {
  return lengths.reduce((most, next) => larger(most, next), m(0));
}

function groupBy<T>(things: readonly T[], key: (thing: T) => number): T[][] {
  const groups: T[][] = [];
  for (const thing of things) {
    const group = groups[key(thing)];
    if (group === undefined) groups[key(thing)] = [thing];
    else group.push(thing);
  }
  return groups;
}
