import { append } from '../site/model/append.ts';
import { type Pool, railsOf, type WiredAdapter, type WiredLink } from '../site/model/index.ts';
import type { BuildingWords } from './building-words.ts';
import { type CablingFinding, cablingFinding } from './cabling-finding.ts';
import type { Plan } from './plan.ts';
import type { SeenAdapter, Sightings } from './sightings.ts';

/**
 * Rails of nodes that are on ports of others. Two that took each other's are one finding, and what most nodes of a pool
 * have alike is one for the pool: the plugs of two nodes in three are seldom in the wrong holes, a count is.
 */
export function* misplacedRails(plan: Plan, seen: Sightings, words: BuildingWords): Iterable<CablingFinding> {
  const wrong = wrongRails(plan, seen);
  const alike = crossedAlike(plan, seen, wrong);
  for (const [pool, rails] of alike) yield crossedInPool(seen, pool, rails, wrong);
  const said = new Set<WiredAdapter>();
  for (const [adapter, rail] of wrong) {
    const { pool, occupies } = rail;
    if (said.has(adapter) || (isOwn(rail) && alike.get(pool)?.get(adapter.index) === occupies?.index)) continue;
    const other = occupies && wrong.get(occupies);
    if (occupies !== undefined && other?.occupies === adapter) {
      said.add(occupies);
      yield exchangedPair(plan, words, rail.at, other.at);
    } else yield moved(plan, words, rail);
  }
}

interface WrongRail {
  readonly at: SeenAdapter;
  readonly pool: Pool;
  readonly planned: WiredLink;
  /** Whose port it is on; absent where that port was planned for no adapter. */
  readonly occupies: WiredAdapter | undefined;
}

/** An adapter that was found at its own port is right, whoever else has its name. Those of a manager may be on any. */
function wrongRails(plan: Plan, { adapters }: Sightings): ReadonlyMap<WiredAdapter, WrongRail> {
  const wrong = new Map<WiredAdapter, WrongRail>();
  for (const [adapter, places] of adapters) {
    const planned = plan.linkOf(adapter);
    const { pool } = plan.hostOf(adapter);
    const [at] = places;
    if (at === undefined || planned === undefined || pool === undefined) continue;
    if (places.some(({ one, port }) => one === planned.to && port === planned.toPort)) continue;
    const from = plan.linkAt(at.one, at.port)?.from;
    wrong.set(adapter, { at, pool, planned, occupies: from !== undefined && 'host' in from ? from : undefined });
  }
  return wrong;
}

function isOwn({ at, occupies }: WrongRail): boolean {
  return occupies?.host === at.adapter.host;
}

/** By pool, the rails that more than half of its nodes have at the place of the same other rail. */
function crossedAlike(
  plan: Plan,
  { adapters }: Sightings,
  wrong: ReadonlyMap<WiredAdapter, WrongRail>,
): ReadonlyMap<Pool, ReadonlyMap<number, number>> {
  const hosts = new Map<Pool, Set<string>>();
  for (const adapter of adapters.keys()) {
    const { pool, name } = plan.hostOf(adapter);
    if (pool !== undefined) hosts.set(pool, (hosts.get(pool) ?? new Set()).add(name));
  }
  const crossings = new Map<Pool, string[]>();
  for (const [adapter, rail] of wrong)
    if (isOwn(rail)) append(crossings, rail.pool, `${adapter.index} ${rail.occupies?.index}`);
  const alike = new Map<Pool, Map<number, number>>();
  for (const [pool, pairs] of crossings) {
    const of = hosts.get(pool)?.size ?? 0;
    const counts = new Map<string, number>();
    for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
    const usual = [...counts].filter(([, count]) => of > 1 && 2 * count > of);
    if (usual.length > 0)
      alike.set(pool, new Map(usual.map(([pair]) => pair.split(' ').map(Number) as [number, number])));
  }
  return alike;
}

function crossedInPool(
  { railsOf: named }: Sightings,
  pool: Pool,
  rails: ReadonlyMap<number, number>,
  wrong: ReadonlyMap<WiredAdapter, WrongRail>,
): CablingFinding {
  const of = [...wrong.values()].filter(
    (rail) => rail.pool === pool && isOwn(rail) && rails.get(rail.at.adapter.index) === rail.occupies?.index,
  );
  const hosts = new Set(of.map(({ at }) => at.adapter.host)).size;
  const adapters = named.get(pool);
  const byRail = new Map(
    adapters === undefined || 'untold' in adapters ? [] : [...adapters].map(([name, rail]) => [rail, name]),
  );
  const found = new Map([...rails].map(([rail, on]) => [on, rail]));
  // The adapter that is at the place of a rail may be that rail.
  const order = Array.from({ length: railsOf(pool) }, (_, rail) => byRail.get(found.get(rail) ?? rail) ?? '…');
  const pairs = [...rails].map(([rail, on]) => `rail ${rail} is at the place of rail ${on}`);
  return cablingFinding(
    'cabling/rails-crossed',
    pool,
    of[0]?.at.links[0],
    `${hosts} nodes of pool "${pool.id}" have their rails crossed alike: ${pairs.join(', ')}`,
    `if they count their adapters in another order, say so with --adapters ${pool.id}=${order.join(',')}; if not, exchange the plugs`,
  );
}

function exchangedPair(plan: Plan, words: BuildingWords, a: SeenAdapter, b: SeenAdapter): CablingFinding {
  const ports = `${words.port(a.one, a.port)} and ${words.port(b.one, b.port)}`;
  const own = a.adapter.host === b.adapter.host;
  const code = a.one === b.one ? 'cabling/other-port' : own ? 'cabling/rails-crossed' : 'cabling/other-switch';
  return cablingFinding(
    code,
    plan.fabricOf(a.adapter),
    a.links[0],
    own
      ? `rails ${a.adapter.index} and ${b.adapter.index} of "${a.adapter.host}" are crossed: they are on ${ports}`
      : `${words.rail(a.adapter)} and ${words.rail(b.adapter)} have the ports of each other: they are on ${ports}`,
    own
      ? `exchange the two plugs at the node, ${words.place(a.adapter)}`
      : `exchange the two plugs at ${words.portAndPlace(a.one, a.port)} and ${words.portAndPlace(b.one, b.port)}`,
  );
}

function moved(plan: Plan, words: BuildingWords, { at, planned }: WrongRail): CablingFinding {
  const { adapter, one, port, links } = at;
  return cablingFinding(
    planned.to === one ? 'cabling/other-port' : 'cabling/other-switch',
    plan.fabricOf(adapter),
    links[0],
    `${words.rail(adapter)} is on ${words.port(one, port)}, planned for ${words.planned(one, port)}, and not on ${words.port(planned.to, planned.toPort)}`,
    `move the plug from ${words.portAndPlace(one, port)} to ${words.portAndPlace(planned.to, planned.toPort)}${words.taken(planned.to, planned.toPort)}`,
  );
}
