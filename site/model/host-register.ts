import type { HostLine, SiteSpec } from '../spec/index.ts';
import type { Tell } from './inventory-places.ts';
import { type NodePlace, nodePattern, placeKey, storePattern } from './nodes.ts';
import type { PoolDraft } from './resolve-pools.ts';
import type { RowShell } from './resolve-rows.ts';
import type { Row } from './site.ts';

/** Everything that hosts are held against, and the ones that were seen so far: names are taken once in a site. */
export interface HostRegister {
  readonly rows: ReadonlyMap<string, Row>;
  /** Whether alerts name their nodes. */
  readonly monitored: boolean;
  readonly taken: readonly { readonly pattern: RegExp; readonly by: string; readonly poolId?: string }[];
  readonly seen: Map<string, { readonly file: string; readonly line: HostLine }>;
}

export function hostRegister(
  rows: ReadonlyMap<string, Row>,
  pools: readonly PoolDraft[],
  stores: ReadonlyMap<string, readonly RowShell[]>,
  spec: SiteSpec,
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
    ...Object.keys(spec.fabrics ?? {}).map((id) => ({
      pattern: new RegExp(`^${id}-(plane[0-9]+-)?(leaf|spine|core|ufm)-`),
      by: `switches and managers of fabric "${id}"`,
    })),
  ];
  return { rows, monitored: spec.monitoring !== undefined, taken, seen: new Map() };
}

/** Refuses a host, a serial number or a place that was listed before. */
export function once(
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

/** Refuses a host that would be taken for another thing of the site. */
export function refuseTaken(
  poolId: string,
  line: HostLine,
  host: string,
  place: Pick<NodePlace, 'hallId' | 'rowId' | 'rack' | 'node'>,
  { taken }: HostRegister,
  tell: Tell,
): void {
  for (const { pattern, by, poolId: of } of taken) {
    const named = pattern.exec(host);
    if (named === null) continue;
    const [, hall, row, , rack, node] = named;
    if (of === poolId && placeKey(place) === `${hall}/${row}/${rack}/${node}`) continue;
    const help = 'call the host otherwise, or list it in the place that it is named by';
    tell('inventory/name-taken', line, 'host', `${by} are called like "${host}" where no inventory names them`, help);
  }
}
