import { type Length, mm, type RackUnits, sum, U } from '../units/index.ts';
import type { RackContent, Row } from './site.ts';

/** A rack unit (EIA-310): what a frame adds above and below is in few data sheets, so this is the least. */
const UNIT = mm(44.45);

/** How high a rack of a row stands, or its units alone where nobody has said more; undefined for an open frame. */
export function heightOnFloor({ cabinet, rack }: Row): Length | undefined {
  if (Number(rack.heightLimit) === 0) return undefined;
  return cabinet?.outsideHeight ?? UNIT.times(rack.heightLimit.in(U));
}

/** Most of a thing that stand in one rack of a row. */
export function mostPerRack(row: Row, content: RackContent): number {
  return Math.ceil(content.count / row.racks);
}

/** What the fullest rack of a row takes with the units that layouts keep free: below, and for air between servers. */
export function heightWithGaps(row: Row): RackUnits {
  return sum(
    freeBelow(row),
    row.contents.map((content) => stack(content, mostPerRack(row, content))),
  );
}

/**
 * The lowest unit of a thing in its rack, from 1: what stands in a row is stacked from the bottom in the order of the
 * row's contents. Absent in a rack system, whose vendor has stacked it, and where a height is not known.
 */
export function lowestUnit(row: Row, content: RackContent, index: number): number | undefined {
  if (row.cabinet === undefined || Number(content.each.height) === 0) return undefined;
  const before = row.contents.slice(0, row.contents.indexOf(content));
  const below = sum(
    freeBelow(row),
    before.map((other) => stack(other, mostPerRack(row, other))),
  );
  const gap = content.airGap !== undefined && index >= content.airGap.after ? content.airGap.height : U(0);
  return below.plus(content.each.height.times(index)).plus(gap).in(U) + 1;
}

/** The lowest units of all of a thing in the fullest rack of a row, in the order of their slots; undefined where they are not known. */
export function lowestUnits(row: Row, content: RackContent): readonly number[] | undefined {
  const units = Array.from({ length: mostPerRack(row, content) }, (_, slot) => lowestUnit(row, content, slot));
  return units.every((unit) => unit !== undefined) ? units : undefined;
}

/** Those of the nodes of one rack; undefined too where nodes of one chassis share them. */
export function unitsOfNodes(row: Row, nodesPerRack: number): readonly number[] | undefined {
  const servers = row.contents.find(({ what }) => what === 'servers');
  if (servers === undefined || mostPerRack(row, servers) < nodesPerRack) return undefined;
  return lowestUnits(row, servers);
}

function stack(content: RackContent, count: number): RackUnits {
  const { airGap, each } = content;
  return each.height.times(count).plus(airGap !== undefined && count > airGap.after ? airGap.height : U(0));
}

function freeBelow(row: Row): RackUnits {
  return row.cabinet?.freeBelow ?? U(0);
}
