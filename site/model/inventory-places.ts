import { didYouMean } from '../diagnostics/index.ts';
import type { HostLine, InventoryColumn } from '../spec/index.ts';
import { U } from '../units/index.ts';
import { unitsOfNodes } from './rack-units.ts';
import type { Report } from './report.ts';
import type { Row } from './site.ts';

/** A pool whose hosts are looked for. */
export interface HostedPool {
  readonly id: string;
  readonly rows: readonly Row[];
  readonly nodesPerRack: number;
}

/** Says what is wrong with a value of a line. */
export type Tell = (
  code: Parameters<Report['add']>[0],
  line: HostLine,
  column: InventoryColumn,
  message: string,
  help: string | undefined,
  related?: { readonly path: readonly (string | number)[]; readonly file: string; readonly message: string },
) => void;

/** The row in which a host stands, where it is of the pool and has such a rack. */
export function rowOf(pool: HostedPool, line: HostLine, rows: ReadonlyMap<string, Row>, tell: Tell): Row | undefined {
  if (line.hall === undefined || line.row === undefined) return undefined;
  const row = rows.get(`${line.hall}/${line.row}`);
  if (row === undefined) {
    const halls = [...new Set([...rows.values()].map(({ hallId }) => hallId))];
    const hallThere = halls.includes(line.hall);
    const ids = pool.rows.filter(({ hallId }) => hallId === line.hall).map(({ id }) => id);
    if (hallThere)
      tell('inventory/unknown-place', line, 'row', `hall "${line.hall}" has no row "${line.row}"`, near(line.row, ids));
    else tell('inventory/unknown-place', line, 'hall', `there is no hall "${line.hall}"`, near(line.hall, halls));
    return undefined;
  }
  if (!pool.rows.includes(row)) {
    const whose = row.poolId === undefined ? 'of no pool' : `of pool "${row.poolId}"`;
    const message = `row "${row.name}" is ${whose}, and this is the inventory of pool "${pool.id}"`;
    const own = pool.rows.map(({ name }) => name);
    const rowsOf = own.length > 8 ? `${own.slice(0, 8).join(', ')} and others` : own.join(', ');
    tell('inventory/unknown-place', line, 'row', message, `its rows are ${rowsOf}`);
    return undefined;
  }
  if (line.rack !== undefined && line.rack > row.racks) {
    const message = `there is no rack ${line.rack} in row "${row.name}", which has ${row.racks}`;
    tell('inventory/unknown-place', line, 'rack', message, `count racks along the row, from 1 to ${row.racks}`);
    return undefined;
  }
  return row;
}

function near(name: string, known: readonly string[]): string {
  return didYouMean(name, known) ?? `there are: ${known.slice(0, 8).join(', ')}`;
}

/** Its place in the rack from 1, by its unit where we stack the rack. */
export function slotOf({ nodesPerRack }: HostedPool, row: Row, line: HostLine, tell: Tell): number | undefined {
  const units = unitsOfNodes(row, nodesPerRack);
  if (units === undefined) {
    if (line.slot === undefined || line.slot <= nodesPerRack) return line.slot;
    const message = `there is no slot ${line.slot} in a rack of row "${row.name}", which has ${nodesPerRack}`;
    tell('inventory/unknown-place', line, 'slot', message, `count nodes of a rack from 1 to ${nodesPerRack}`);
    return undefined;
  }
  if (line.u === undefined) return undefined;
  const slot = units.indexOf(line.u) + 1;
  if (slot > 0) return slot;
  const { heightLimit } = row.rack;
  const message =
    line.u > heightLimit.in(U)
      ? `unit ${line.u} is above the racks of row "${row.name}", which have ${heightLimit}`
      : `no server of row "${row.name}" begins at unit ${line.u}`;
  const holds = nodesPerRack === 1 ? 'one server, from unit' : `${nodesPerRack} servers, from units`;
  tell('inventory/unknown-place', line, 'u', message, `a rack there holds ${holds} ${unitsText(row, nodesPerRack)}`);
  return undefined;
}

/** `3 and 13`: where the servers of a rack begin. */
export function unitsText(row: Row, nodesPerRack: number): string {
  const units = unitsOfNodes(row, nodesPerRack) ?? [];
  return units.length < 2 ? `${units.join('')}` : `${units.slice(0, -1).join(', ')} and ${units.at(-1)}`;
}
