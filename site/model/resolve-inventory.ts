import { didYouMean } from '../diagnostics/index.ts';
import type { HostLine, Inventory, InventoryColumn } from '../spec/index.ts';
import { U } from '../units/index.ts';
import { nodePattern, placeKey, storePattern } from './nodes.ts';
import { unitsOfNodes } from './rack-units.ts';
import type { Report } from './report.ts';
import type { PoolDraft } from './resolve-pools.ts';
import type { RowShell } from './resolve-rows.ts';
import type { PoolInventory, Row } from './site.ts';

/** Everything that hosts are held against, and the ones that were seen so far: names are taken once in a site. */
export interface HostRegister {
  readonly rows: ReadonlyMap<string, Row>;
  readonly taken: readonly { readonly pattern: RegExp; readonly by: string; readonly poolId?: string }[];
  readonly seen: Map<string, { readonly file: string; readonly line: HostLine }>;
}

export function hostRegister(
  rows: ReadonlyMap<string, Row>,
  pools: readonly PoolDraft[],
  stores: ReadonlyMap<string, readonly RowShell[]>,
  fabricIds: readonly string[],
): HostRegister {
  const taken = [
    ...pools.map(({ id, shells }) => ({
      pattern: new RegExp(nodePattern({ id }, shells)),
      by: `nodes of pool "${id}"`,
      poolId: id,
    })),
    ...[...stores]
      .filter(([, own]) => own.length > 0)
      .map(([id, own]) => ({ pattern: new RegExp(storePattern({ id, rows: own })), by: `servers of store "${id}"` })),
    ...fabricIds.map((id) => ({
      pattern: new RegExp(`^${id}-(plane[0-9]+-)?(leaf|spine|core|ufm)-`),
      by: `switches and managers of fabric "${id}"`,
    })),
  ];
  return { rows, taken, seen: new Map() };
}

/** A pool whose hosts are looked for. */
interface HostedPool {
  readonly id: string;
  readonly rows: readonly Row[];
  readonly nodesPerRack: number;
}

/** Puts the hosts of an inventory into their places. What does not fit is reported, all of it together. */
export function resolveInventory(
  pool: HostedPool,
  inventory: Inventory,
  register: HostRegister,
  report: Report,
): PoolInventory {
  const { file } = inventory;
  const tell: Tell = (code, { line }, column, message, help, related) =>
    report.add(code, [line, column], message, help, { file, ...(related === undefined ? {} : { related: [related] }) });
  refuseOtherColumn(pool, inventory, report);
  const hosts = new Map<string, { readonly name: string; readonly serial: string | undefined }>();
  for (const line of inventory.lines) {
    const here = [line, file] as const;
    once(register, ['host', line.host], here, () => `host "${line.host}" is listed twice`, tell);
    once(register, ['serial', line.serial], here, () => `serial "${line.serial}" is listed twice`, tell);
    const row = rowOf(pool, line, register, tell);
    const slot = row && slotOf(pool, row, line, tell);
    if (row === undefined || slot === undefined || line.rack === undefined || line.host === undefined) continue;
    const place = { hallId: row.hallId, rowId: row.id, rack: line.rack, node: slot };
    const key = placeKey(place);
    const column = line.u === undefined ? 'slot' : 'u';
    const at = `${column} ${line[column]} of rack ${line.rack} of row "${row.name}"`;
    const both = (first: HostLine) => `"${line.host}" stands where "${first.host}" does, at ${at}`;
    once(register, [column, key], here, both, tell);
    refuseTaken(pool, line, line.host, place, register, tell);
    hosts.set(key, { name: line.host, serial: line.serial });
  }
  return { file, hosts };
}

type Tell = (
  code: Parameters<Report['add']>[0],
  line: HostLine,
  column: InventoryColumn,
  message: string,
  help: string | undefined,
  related?: { readonly path: readonly (string | number)[]; readonly file: string; readonly message: string },
) => void;

/** Where we stack a rack, units tell its nodes apart; where its vendor did, they are counted. */
function refuseOtherColumn({ id, rows, nodesPerRack }: HostedPool, { file, columns }: Inventory, report: Report): void {
  const [row] = rows;
  if (row === undefined) return;
  const stacked = unitsOfNodes(row, nodesPerRack) !== undefined;
  const [needed, other] = stacked ? (['u', 'slot'] as const) : (['slot', 'u'] as const);
  const because = stacked
    ? `servers of pool "${id}" are known by their lowest unit`
    : `racks of pool "${id}" come stacked, so that their nodes are counted`;
  const help = stacked
    ? `write "u", as in ${unitsText(row, nodesPerRack)}`
    : `write "slot": ${nodesPerRack === 1 ? '1, the only one' : `1 to ${nodesPerRack}`}`;
  if (columns.has(other))
    report.add('inventory/unknown-column', [1, other], `column "${other}" says nothing here: ${because}`, help, {
      file,
    });
  if (!columns.has(needed))
    report.add('inventory/missing-column', [1], `it has no column "${needed}": ${because}`, help, { file });
}

function unitsText(row: Row, nodesPerRack: number): string {
  const units = unitsOfNodes(row, nodesPerRack) ?? [];
  return units.length < 2 ? `${units.join('')}` : `${units.slice(0, -1).join(', ')} and ${units.at(-1)}`;
}

/** Refuses a host, a serial number or a place that was listed before. */
function once(
  { seen }: HostRegister,
  [column, value]: readonly [column: 'host' | 'serial' | 'u' | 'slot', value: string | undefined],
  [line, file]: readonly [HostLine, string],
  say: (first: HostLine) => string,
  tell: Tell,
): void {
  if (value === undefined) return;
  const key = `${column} ${value}`;
  const first = seen.get(key);
  if (first === undefined) seen.set(key, { file, line });
  else
    tell('inventory/duplicate', line, column, say(first.line), `correct the ${column} of one of the two lines`, {
      file: first.file,
      path: [first.line.line, column],
      message: 'first listed here',
    });
}

function rowOf(pool: HostedPool, line: HostLine, { rows }: HostRegister, tell: Tell): Row | undefined {
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

function slotOf({ nodesPerRack }: HostedPool, row: Row, line: HostLine, tell: Tell): number | undefined {
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

function refuseTaken(
  pool: HostedPool,
  line: HostLine,
  host: string,
  place: { readonly hallId: string; readonly rowId: string; readonly rack: number; readonly node: number },
  { taken }: HostRegister,
  tell: Tell,
): void {
  for (const { pattern, by, poolId } of taken) {
    const named = pattern.exec(host);
    if (named === null) continue;
    const [, hall, row, , rack, node] = named;
    if (poolId === pool.id && placeKey(place) === `${hall}/${row}/${rack}/${node}`) continue;
    const help = 'call the host otherwise, or list it in the place that it is named by';
    tell('inventory/name-taken', line, 'host', `${by} are called like "${host}" where no inventory names them`, help);
  }
}
