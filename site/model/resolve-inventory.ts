import type { HostLine, Inventory } from '../spec/index.ts';
import { type HostRegister, once, refuseTaken } from './host-register.ts';
import { type HostedPool, rowOf, slotOf, type Tell, unitsText } from './inventory-places.ts';
import { patternOf } from './name-pattern.ts';
import { placeKey } from './nodes.ts';
import { unitsOfNodes } from './rack-units.ts';
import type { Report } from './report.ts';
import type { PoolInventory } from './site.ts';

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
    const row = rowOf(pool, line, register.rows, tell);
    const slot = row && slotOf(pool, row, line, tell);
    if (row === undefined || slot === undefined || line.rack === undefined || line.host === undefined) continue;
    const place = { hallId: row.hallId, rowId: row.id, rack: line.rack, node: slot };
    const key = placeKey(place);
    const column = line.u === undefined ? 'slot' : 'u';
    const at = `${column} ${line[column]} of rack ${line.rack} of row "${row.name}"`;
    const both = (first: HostLine) => `"${line.host}" stands where "${first.host}" does, at ${at}`;
    once(register, [column, key], here, both, tell);
    refuseTaken(pool.id, line, line.host, place, register, tell);
    hosts.set(key, { name: line.host, serial: line.serial });
  }
  const pattern = patternOf([...hosts.values()].map(({ name }) => name));
  if (register.monitored && pattern.length > MOST_OF_A_PATTERN)
    report.add(
      'inventory/names-too-unlike',
      ['pools', pool.id, 'inventory'],
      `the names of pool "${pool.id}" come to a pattern of ${pattern.length.toLocaleString('en-US')} characters, where alerts have room for ${MOST_OF_A_PATTERN.toLocaleString('en-US')}`,
      'call hosts by a word and a number, as in gpu-a0001, or divide the pool',
    );
  return { hosts, pattern };
}

/** So long it may stand some dozens of times in the alerts of a pool: gzip, in which Helm keeps them, looks back 32 KiB. */
const MOST_OF_A_PATTERN = 30_000;

/** Where we stack a rack, units tell its nodes apart; where its vendor did, they are counted. */
function refuseOtherColumn({ id, rows, nodesPerRack }: HostedPool, { file, columns }: Inventory, report: Report): void {
  const [row] = rows;
  // Without a host column it is no inventory, and that is said already.
  if (row === undefined || !columns.has('host')) return;
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
