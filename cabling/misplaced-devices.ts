import type { BuildingWords } from './building-words.ts';
import { type CablingFinding, cablingFinding } from './cabling-finding.ts';
import { calledOf } from './node-descriptions.ts';
import type { Plan } from './plan.ts';
import type { SeenAdapter, Sightings } from './sightings.ts';

/** Whole switches and hosts at the places of others, and switches that say no name of the plan. */
export function* misplacedDevices(plan: Plan, seen: Sightings, words: BuildingWords): Iterable<CablingFinding> {
  yield* movedSwitches(plan, seen, words);
  yield* movedHosts(plan, seen, words);
  yield* sameNames(plan, seen, words);
  for (const [device, one] of seen.guessed) {
    const called = calledOf(device);
    // One of two that have its name, and rightly.
    if (called.is === 'switch' && called.name === one.name) continue;
    yield cablingFinding(
      'cabling/nameless',
      plan.fabricOf(one),
      device,
      `switch 0x${device.guid} calls itself "${device.description}", and has the links of "${one.name}" (${words.place(one)})`,
      `call it so, or write this line into a file and name that with --node-name-map: 0x${device.guid} "${one.name}"`,
    );
  }
}

/** Two hosts of one name: what was copied from the other is not on the fabric, as far as names go. */
function* sameNames(plan: Plan, seen: Sightings, words: BuildingWords): Iterable<CablingFinding> {
  const said = new Set<string>();
  for (const [adapter, [one, other]] of seen.adapters) {
    if (one === undefined || other === undefined || said.has(adapter.host)) continue;
    said.add(adapter.host);
    yield cablingFinding(
      'cabling/unknown-host',
      plan.fabricOf(adapter),
      other.links[0],
      `two hosts call themselves "${adapter.host}": one is on ${words.port(one.one, one.port)}, the other on ${words.port(other.one, other.port)}`,
      'give each the name of the node that it is',
    );
  }
}

function* movedSwitches(
  plan: Plan,
  { movedSwitches: moved, switches }: Sightings,
  words: BuildingWords,
): Iterable<CablingFinding> {
  const said = new Set();
  for (const [one, place] of moved) {
    if (said.has(one)) continue;
    const both = moved.get(place) === one;
    if (both) said.add(place);
    yield cablingFinding(
      'cabling/switches-exchanged',
      plan.fabricOf(one),
      switches.get(place)?.[0],
      both
        ? `switches "${one.name}" and "${place.name}" have the cables of each other`
        : `switch "${one.name}" has the cables of "${place.name}"`,
      both
        ? `exchange their names, or the boxes of ${words.place(one)} and ${words.place(place)}`
        : `call it "${place.name}" if it stands in ${words.place(place)}; it belongs into ${words.place(one)}`,
    );
  }
}

function* movedHosts(plan: Plan, seen: Sightings, words: BuildingWords): Iterable<CablingFinding> {
  const said = new Set<string>();
  for (const [name, place] of seen.movedHosts) {
    const host = plan.hosts.get(place);
    const [adapter] = host?.adapters ?? [];
    if (said.has(name) || host === undefined || adapter === undefined) continue;
    const at = firstOf(seen, host.adapters)?.links[0];
    const own = plan.hosts.get(name)?.adapters[0];
    const fabric = plan.fabricOf(adapter);
    if (own === undefined)
      yield cablingFinding(
        'cabling/unknown-host',
        fabric,
        at,
        `host "${name}" is no node of the site, and has the ports of "${place}"`,
        `call it "${place}", if it is the node in ${words.place(adapter)}`,
      );
    else if (seen.movedHosts.get(place) === name) {
      said.add(place);
      yield cablingFinding(
        'cabling/hosts-exchanged',
        fabric,
        at,
        `hosts "${name}" and "${place}" have the ports of each other`,
        `exchange their names, or the boxes or all of their plugs: ${words.place(own)} and ${words.place(adapter)}`,
      );
    } else
      yield cablingFinding(
        'cabling/hosts-exchanged',
        fabric,
        at,
        `host "${name}" has the ports of "${place}"`,
        `call it "${place}" if it stands in ${words.place(adapter)}; it belongs into ${words.place(own)}`,
      );
  }
}

function firstOf({ adapters }: Sightings, of: Iterable<SeenAdapter['adapter']>): SeenAdapter | undefined {
  for (const adapter of of) {
    const [at] = adapters.get(adapter) ?? [];
    if (at !== undefined) return at;
  }
  return undefined;
}
