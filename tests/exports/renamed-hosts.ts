import { inventory } from '../../exports/inventory/inventory.ts';
import type { Site } from '../../site/model/index.ts';
import { found, type SiteData, siteWith } from '../constructs/sites.ts';

export type HostOf = (index: number) => string;

/** The inventory of a pool as it is exported, in which hosts are called otherwise and have serial numbers. */
export function renamedHosts(site: Site, pool: string, hostOf: HostOf, serialOf?: HostOf): string {
  const exported = inventory.export(site);
  if ('nothing' in exported) throw new Error(exported.nothing);
  const [head = '', ...lines] = found(exported.files.get(`${pool}.csv`))
    .trimEnd()
    .split('\n');
  const serial = (i: number) => (serialOf === undefined ? '' : `,${serialOf(i)}`);
  const renamed = lines.map((line, i) => `${hostOf(i)}${line.slice(line.indexOf(','))}${serial(i)}`);
  return `${[`${head}${serialOf === undefined ? '' : ',serial'}`, ...renamed].join('\n')}\n`;
}

/** The site of this repository, as it is and with hosts of other names in each of its pools. */
export function withAndWithout(
  change: (data: SiteData) => void,
  hostOf: (pool: string) => HostOf,
  serialOf?: (pool: string) => HostOf,
): { readonly placed: Site; readonly listed: Site } {
  const placed = siteWith(change);
  const beside = Object.fromEntries(
    placed.pools.map(({ id }) => [`hosts/${id}.csv`, renamedHosts(placed, id, hostOf(id), serialOf?.(id))]),
  );
  const listed = siteWith((data) => {
    change(data);
    for (const [id, pool] of Object.entries<SiteData>(data.pools)) pool.inventory = `hosts/${id}.csv`;
  }, beside);
  return { placed, listed };
}

/** Names by count, with zeros before them and a domain behind them, in an order that is not that of the places. */
export function otherNames() {
  return withAndWithout(
    () => {},
    (pool) => (i) => (pool === 'train' ? `x${String((i * 7) % 1440).padStart(4, '0')}` : `gpu-a${i}.dc1.example.com`),
  );
}

/** The last host of a pool is on its way. */
export function partlyListed(change: (data: SiteData) => void = () => {}): Site {
  const text = renamedHosts(siteWith(change), 'rental', (i) => `gpu-b${i}`);
  return siteWith(
    (data) => {
      change(data);
      data.pools.rental.inventory = 'hosts.csv';
    },
    { 'hosts.csv': text.trimEnd().split('\n').slice(0, -1).join('\n') },
  );
}
