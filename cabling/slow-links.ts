import { append } from '../site/model/append.ts';
import type { WiredLink } from '../site/model/index.ts';
import { Gbps } from '../site/units/index.ts';
import type { BuildingWords } from './building-words.ts';
import { type CablingFinding, cablingFinding } from './cabling-finding.ts';
import { upwardLink } from './misplaced-trunks.ts';
import type { Plan } from './plan.ts';
import type { OnSwitch, Sightings } from './sightings.ts';

/**
 * Links that came up slower than was bought. Where that is most links of a pool, or most between the switches of a
 * fabric, it is said once: then it is no cable, but a setting, a model, or what is bought.
 */
export function* slowLinks(plan: Plan, seen: Sightings, words: BuildingWords): Iterable<CablingFinding> {
  const groups = new Map<string, Measured[]>();
  for (const [adapter, places] of seen.adapters)
    for (const at of places) {
      const name = `of the nodes of pool "${plan.hostOf(adapter).pool?.id}"`;
      const ends = `${words.rail(adapter)} (${words.place(adapter)}) on ${words.portAndPlace(at.one, at.port)}`;
      append(groups, name, { at, ends, bought: boughtFor(plan, plan.linkOf(adapter)) });
    }
  for (const at of seen.trunks) {
    const name = `between the switches of fabric "${plan.fabricOf(at.one).id}"`;
    const ends = `${words.portAndPlace(at.one, at.port)} to ${words.portAndPlace(at.to, at.toPort)}`;
    append(groups, name, { at, ends, bought: boughtFor(plan, upwardLink(plan, at)) });
  }
  for (const [name, links] of groups) yield* inGroup(plan, name, links);
}

interface Measured {
  readonly at: OnSwitch;
  readonly ends: string;
  /** Gb/s; absent where that is not in the plan. */
  readonly bought: number | undefined;
}

function boughtFor(plan: Plan, link: WiredLink | undefined): number | undefined {
  return link && plan.gbpsOf(link);
}

function* inGroup(plan: Plan, name: string, links: readonly Measured[]): Iterable<CablingFinding> {
  const alike = new Map<string, Measured[]>();
  for (const measured of links) {
    const runs = speedOf(measured.at);
    if (runs === undefined || measured.bought === undefined || runs >= measured.bought) continue;
    append(alike, `${Gbps(runs)} (${saidOf(measured.at)}), and ${Gbps(measured.bought)} was bought`, measured);
  }
  for (const [speeds, slow] of alike) {
    const most = slow.length > 1 && 2 * slow.length > links.length;
    for (const { at, ends } of most ? slow.slice(0, 1) : slow)
      yield cablingFinding(
        'cabling/slow-link',
        plan.fabricOf(at.one),
        at.links[0],
        most
          ? `${slow.length} of ${links.length} links ${name} run at ${speeds}`
          : `the link of ${ends} runs at ${speeds}`,
        most
          ? 'look for what they share: firmware, the speed that the ports are set to, or the kind of cable'
          : 'clean its ends and put it in anew; if it stays so, exchange the cable, then its transceivers',
      );
  }
}

/** Of all chips together; absent where a speed is not known. */
function speedOf({ links }: OnSwitch): number | undefined {
  let sum = 0;
  for (const { gbps } of links) {
    if (gbps === undefined) return undefined;
    sum += gbps;
  }
  return sum;
}

function saidOf({ links }: OnSwitch): string {
  return links.map(({ said }) => said).join(' + ');
}
