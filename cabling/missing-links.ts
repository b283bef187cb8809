import type { WiredAdapter, WiredSwitch } from '../site/model/index.ts';
import type { BuildingWords } from './building-words.ts';
import { type CablingFinding, cablingFinding } from './cabling-finding.ts';
import type { Due } from './due.ts';
import { upwardLink } from './misplaced-trunks.ts';
import type { Plan, PlannedHost } from './plan.ts';
import type { Sightings } from './sightings.ts';

/**
 * Ports that were planned and have no link: whole switches and whole hosts first, so that a box without power is one
 * finding. A port with another cable in it is not missing its own: that cable is spoken of.
 */
export function* missingLinks(plan: Plan, due: Due, seen: Sightings, words: BuildingWords): Iterable<CablingFinding> {
  const switches = [...plan.switches.values()].filter((one) => due.switch(one));
  const wanted = new Set(switches.map((one) => plan.fabricOf(one)));
  const fabrics = new Set([...seen.switches.keys(), ...seen.adapters.keys()].map((end) => plan.fabricOf(end)));
  for (const fabric of plan.fabrics)
    if (wanted.has(fabric) && !fabrics.has(fabric))
      yield cablingFinding(
        'cabling/not-seen',
        fabric,
        undefined,
        `fabric "${fabric.id}" is in none of the files`,
        'take a file on one of its hosts too: --from a.txt b.txt',
      );
  for (const one of switches)
    if (fabrics.has(plan.fabricOf(one)) && !seen.switches.has(one))
      yield cablingFinding(
        'cabling/no-link',
        plan.fabricOf(one),
        undefined,
        `switch "${one.name}" is not on the fabric: none of its ${[...plan.linksOf(one)].length} links is up`,
        `look after it in ${words.place(one)}`,
      );
  for (const host of plan.hosts.values()) if (due.host(host)) yield* ofHost(plan, seen, words, host);
  for (const one of seen.switches.keys()) if (due.switch(one)) yield* upward(plan, seen, words, one);
}

function* ofHost(
  plan: Plan,
  seen: Sightings,
  words: BuildingWords,
  { name, pool, adapters }: PlannedHost,
): Iterable<CablingFinding> {
  const rails = pool && seen.railsOf.get(pool);
  // Hosts of a manager go by names of their own; and what cannot be told apart cannot be missed.
  if (rails === undefined || 'untold' in rails) return;
  const missing = adapters.filter((adapter) => isMissing(plan, seen, adapter));
  const [first] = missing;
  if (first === undefined) return;
  if (missing.length === adapters.length && adapters.length > 1) {
    yield cablingFinding(
      'cabling/no-link',
      plan.fabricOf(first),
      undefined,
      `host "${name}" is not on the fabric: none of its ${adapters.length} rails has a link`,
      `look after it in ${words.place(first)}`,
    );
    return;
  }
  for (const adapter of missing) {
    const link = plan.linkOf(adapter);
    if (link === undefined) continue;
    yield cablingFinding(
      'cabling/no-link',
      plan.fabricOf(adapter),
      seen.switches.get(link.to)?.[0],
      `${words.rail(adapter)} has no link: it was planned on ${words.port(link.to, link.toPort)}${words.taken(link.to, link.toPort)}`,
      `look after both ends of its cable: ${words.place(adapter)} and ${words.portAndPlace(link.to, link.toPort)}`,
    );
  }
}

/** Where its switch is dark, that is said of the switch; and an adapter without a name may be it. */
function isMissing(plan: Plan, seen: Sightings, adapter: WiredAdapter): boolean {
  const link = plan.linkOf(adapter);
  if (link === undefined || seen.adapters.has(adapter) || !seen.switches.has(link.to)) return false;
  const there = seen.onPort(link.to, link.toPort);
  return there === undefined || !('called' in there) || there.called.is !== 'nameless';
}

function* upward(plan: Plan, seen: Sightings, words: BuildingWords, one: WiredSwitch): Iterable<CablingFinding> {
  for (const link of plan.linksOf(one)) {
    if (link.from !== one || !seen.switches.has(link.to) || seen.onPort(one, link.fromPort) !== undefined) continue;
    // A cable at the upper port whose lower plug is in a port that goes nowhere up: that it is to be moved is said.
    const above = seen.onPort(link.to, link.toPort);
    if (above !== undefined && 'to' in above && upwardLink(plan, above) === undefined) continue;
    yield cablingFinding(
      'cabling/no-link',
      plan.fabricOf(one),
      seen.switches.get(one)?.[0],
      `${words.port(one, link.fromPort)} has no link: it was planned to ${words.port(link.to, link.toPort)}${words.taken(link.to, link.toPort)}`,
      `look after both ends of its cable: ${words.place(one)} and ${words.place(link.to)}`,
    );
  }
}
