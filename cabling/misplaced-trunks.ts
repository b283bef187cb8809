import { append } from '../site/model/append.ts';
import type { WiredLink } from '../site/model/index.ts';
import type { BuildingWords } from './building-words.ts';
import { type CablingFinding, cablingFinding } from './cabling-finding.ts';
import type { Plan } from './plan.ts';
import type { SeenTrunk, Sightings } from './sightings.ts';

/**
 * Links between switches that the plan has otherwise. Of a link whose lower port goes up in the plan the upper plug is
 * taken to be wrong. Links of one pair of switches in each other's ports carry what was planned, and are said once.
 */
export function* misplacedTrunks(plan: Plan, seen: Sightings, words: BuildingWords): Iterable<CablingFinding> {
  const inOrder = new Map<string, [SeenTrunk, WiredLink][]>();
  const said = new Set<SeenTrunk>();
  for (const trunk of seen.trunks) {
    const planned = upwardLink(plan, trunk);
    if (planned === undefined) yield fromBelow(plan, words, trunk);
    else if (planned.to === trunk.to) {
      if (planned.toPort !== trunk.toPort) append(inOrder, `${trunk.one.name} ${trunk.to.name}`, [trunk, planned]);
    } else if (!said.has(trunk)) {
      const there = seen.onPort(planned.to, planned.toPort);
      const back = there !== undefined && 'to' in there ? upwardLink(plan, there) : undefined;
      if (there !== undefined && 'to' in there && back?.to === trunk.to && back.toPort === trunk.toPort) {
        said.add(there);
        yield exchangedTrunks(plan, words, trunk, there);
      } else yield moved(plan, words, trunk, planned);
    }
  }
  for (const [first, ...more] of inOrder.values())
    if (first !== undefined) yield inOtherPorts(plan, words, ...first, more.length + 1);
}

/** What was planned for the lower port of a link, where that goes up. */
export function upwardLink(plan: Plan, { one, port }: Pick<SeenTrunk, 'one' | 'port'>): WiredLink | undefined {
  const link = plan.linkAt(one, port);
  return link?.from === one ? link : undefined;
}

/** The lower plug is in a port that goes nowhere up: in that of a node, say. */
function fromBelow(plan: Plan, words: BuildingWords, { one, port, to, toPort, links }: SeenTrunk): CablingFinding {
  const planned = plan.linkAt(to, toPort);
  const lower =
    planned?.to === to && !('host' in planned.from) ? { one: planned.from, port: planned.fromPort } : undefined;
  const here = `${words.port(one, port)}, planned for ${words.planned(one, port)}, is joined to ${words.port(to, toPort)}`;
  return cablingFinding(
    lower?.one === one ? 'cabling/other-port' : 'cabling/trunk-misplaced',
    plan.fabricOf(one),
    links[0],
    `${here}, planned for ${words.planned(to, toPort)}`,
    lower === undefined
      ? `pull the cable between ${words.portAndPlace(one, port)} and ${words.portAndPlace(to, toPort)}`
      : `move the plug from ${words.portAndPlace(one, port)} to ${words.portAndPlace(lower.one, lower.port)}${words.taken(lower.one, lower.port)}`,
  );
}

function exchangedTrunks(plan: Plan, words: BuildingWords, a: SeenTrunk, b: SeenTrunk): CablingFinding {
  return cablingFinding(
    'cabling/trunk-misplaced',
    plan.fabricOf(a.one),
    a.links[0],
    `${words.port(a.one, a.port)} and ${words.port(b.one, b.port)} have the links of each other, to ${words.port(a.to, a.toPort)} and ${words.port(b.to, b.toPort)}`,
    `exchange the two plugs at ${words.portAndPlace(a.to, a.toPort)} and ${words.portAndPlace(b.to, b.toPort)}`,
  );
}

function moved(
  plan: Plan,
  words: BuildingWords,
  { one, port, to, toPort, links }: SeenTrunk,
  planned: WiredLink,
): CablingFinding {
  return cablingFinding(
    'cabling/trunk-misplaced',
    plan.fabricOf(one),
    links[0],
    `${words.port(one, port)} is joined to ${words.port(to, toPort)}, and not to ${words.port(planned.to, planned.toPort)}`,
    `move the plug from ${words.portAndPlace(to, toPort)} to ${words.portAndPlace(planned.to, planned.toPort)}${words.taken(planned.to, planned.toPort)}`,
  );
}

function inOtherPorts(
  plan: Plan,
  words: BuildingWords,
  { one, port, to, toPort, links }: SeenTrunk,
  planned: WiredLink,
  count: number,
): CablingFinding {
  return cablingFinding(
    'cabling/other-port',
    plan.fabricOf(one),
    links[0],
    `${count} of the links of "${one.name}" with "${to.name}" ${count === 1 ? 'is in another port' : 'are in other ports'} there: from ${words.port(one, port)} to ${words.port(to, toPort)}, and not to ${words.port(planned.to, planned.toPort)}`,
    `they carry the same: put the plugs right in ${words.place(to)}, or label them anew`,
  );
}
