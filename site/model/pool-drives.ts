import type { Pool, Site, Storage } from './site.ts';
import { driveCountOf } from './storage-room.ts';

/** What is on the drives of a pool's nodes, in the order of the file. */
export function nodeStores(site: Site, pool: Pool): readonly Storage[] {
  return site.storage.filter(({ spec, pools }) => spec.kind === 'node-nvme' && pools.includes(pool));
}

/** How many drives of a node a store is on; absent where neither file nor catalog says. Without a layout it takes what it is given. */
export function drivesAsked({ spec }: Storage, pool: Pool): number | undefined {
  if (spec.kind !== 'node-nvme') return undefined;
  return (spec.layout ?? 'linear') === 'linear' ? spec.drives : driveCountOf(spec, pool);
}

/**
 * The drives that a pool names, dealt out to its stores by their counts in the
 * order of the file; one store that says no count has all. Absent where the
 * counts do not come out even.
 */
export function drivesByStore(site: Site, pool: Pool): ReadonlyMap<Storage, readonly string[]> | undefined {
  const drives = pool.spec.machine?.drives;
  if (drives === undefined) return undefined;
  const stores = nodeStores(site, pool);
  const counts = stores.map((store) => drivesAsked(store, pool) ?? (stores.length === 1 ? drives.length : Number.NaN));
  if (counts.reduce((sum, count) => sum + count, 0) !== drives.length) return undefined;
  let from = 0;
  return new Map(
    stores.map((store, i) => {
      const own = drives.slice(from, from + (counts[i] ?? 0));
      from += own.length;
      return [store, own];
    }),
  );
}
