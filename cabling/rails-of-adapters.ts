import { append } from '../site/model/append.ts';
import { type Pool, railsOf } from '../site/model/index.ts';

/** Which rail each adapter of a pool's nodes is, by its name; or the names among which that cannot be told. */
export type AdapterRails = ReadonlyMap<string, number> | { readonly untold: readonly string[] };

/** What the drivers count: `mlx5_3`. */
const COUNTED = /^mlx5_(\d+)$/;

/**
 * A node names its adapters and no rails. As a person says, then as the interfaces of the pool are called, which newer
 * drivers call adapters alike; else in the order of their numbers, which is that of the PCI bus: all of them where there
 * is one for each rail, or those that most nodes have, where storage or management hang on the same fabric.
 */
export function railsOfAdapters(
  pool: Pool,
  hosts: ReadonlyMap<string, ReadonlySet<string>>,
  said: readonly string[] | undefined,
): AdapterRails {
  const rails = railsOf(pool);
  if (said !== undefined) return inOrder(said);
  const seen = new Map<string, string[]>();
  for (const [host, adapters] of hosts) for (const adapter of adapters) append(seen, adapter, host);
  const names = [...seen.keys()].sort(byNumber);
  const { interfaces = [] } = pool.spec;
  if (interfaces.length === rails && names.some((name) => interfaces.includes(name))) return inOrder(interfaces);
  if (names.length === rails) return inOrder(names);
  if (names.every((name) => numberOf(name) < rails)) return new Map(names.map((name) => [name, numberOf(name)]));
  const usual = names.filter((name) => 2 * (seen.get(name)?.length ?? 0) > hosts.size);
  return usual.length === rails ? inOrder(usual) : { untold: names };
}

function inOrder(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map(names.map((name, rail) => [name, rail]));
}

function numberOf(name: string): number {
  return Number(COUNTED.exec(name)?.[1] ?? Number.POSITIVE_INFINITY);
}

/** `mlx5_2` before `mlx5_10`. */
function byNumber(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
