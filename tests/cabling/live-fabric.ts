import { checkCabling } from '../../cabling/check-cabling.ts';
import type { Discovered } from '../../cabling/discovered.ts';
import { readIbnetdiscover } from '../../cabling/read-ibnetdiscover.ts';
import { planGuids } from '../../exports/opensm/guids.ts';
import { netlist } from '../../exports/opensm/netlist.ts';
import { type Site, type WiredAdapter, type WiredLink, type WiredSwitch, wiringOf } from '../../site/model/index.ts';
import { onlyFabric } from '../exports/fabric-sites.ts';
import { discovered } from '../rig/opensm.ts';

/** What someone did to a fabric. */
export interface Change {
  /** To its cables. */
  readonly links?: (links: readonly WiredLink[]) => readonly WiredLink[];
  /** To what its devices say, in the text that ibsim reads. */
  readonly text?: (text: string) => string;
  /** To what ibnetdiscover printed: ibsim 0.10 knows no speed above HDR. */
  readonly printed?: (text: string) => string;
  readonly names?: ReadonlyMap<string, string>;
  readonly adapters?: ReadonlyMap<string, readonly string[]>;
  /** When it is looked at; at the end by default. */
  readonly phase?: string;
}

/** What the real ibnetdiscover prints of the only fabric of a site, with its speeds in the words of the hardware. */
export async function printedOf(site: Site, { links, text, printed }: Change = {}): Promise<string> {
  const fabric = onlyFabric(site);
  const wiring = wiringOf(site, fabric);
  const net = netlist({ ...wiring, links: links?.(wiring.links) ?? wiring.links }, planGuids(site, fabric, wiring));
  const said = await discovered(text?.(net) ?? net);
  const inWords = said.replaceAll('4xHDR', `4x${fabric.switch.generation}`);
  return printed?.(inWords) ?? inWords;
}

/** What is found wrong with a fabric after a change, as code and message. */
export async function foundAfter(site: Site, change: Change = {}): Promise<readonly string[]> {
  return foundIn(site, await printedOf(site, change), change);
}

export function foundIn(site: Site, text: string, { names, adapters, phase }: Change = {}): readonly string[] {
  const inPhase = site.phases.find(({ id }) => id === phase) ?? site.final;
  const diagnostics = checkCabling(site, inPhase, read(text, names), adapters ?? new Map());
  return diagnostics.map(({ code, message }) => `${code}: ${message}`);
}

export function read(text: string, names: ReadonlyMap<string, string> = new Map()): Discovered {
  const found = readIbnetdiscover({ file: 'fabric.txt', text }, names);
  if ('message' in found) throw new Error(found.message);
  return found;
}

type End = WiredAdapter | WiredSwitch;

/** `train-hall-1-row-1-u1-r1-n1 0`, or the name of a switch. */
function endName(end: End): string {
  return 'host' in end ? `${end.host} ${end.index}` : end.name;
}

/** Two cables, by their lower ends, with their upper plugs exchanged. */
export function exchange(links: readonly WiredLink[], a: string, b: string): readonly WiredLink[] {
  const [one, other] = [a, b].map((name) => links.find((link) => lowerName(link) === name));
  if (one === undefined || other === undefined) throw new Error(`no cable at ${a} or ${b}`);
  return links.map((link) => {
    const takes = link === one ? other : link === other ? one : undefined;
    return takes === undefined ? link : { ...link, to: takes.to, toPort: takes.toPort };
  });
}

/** Of a switch, with its port: `ib-leaf-train-hall-1-u1-rail0:33`. */
function lowerName({ from, fromPort }: WiredLink): string {
  return 'host' in from ? endName(from) : `${from.name}:${fromPort}`;
}

export function without(links: readonly WiredLink[], lower: string): readonly WiredLink[] {
  const rest = links.filter((link) => lowerName(link) !== lower);
  if (rest.length !== links.length - 1) throw new Error(`no cable at ${lower}`);
  return rest;
}

/** The upper plug of a cable, in another port of another switch or of the same. */
export function move(links: readonly WiredLink[], lower: string, to: string, toPort: number): readonly WiredLink[] {
  const one = links.map(({ to }) => to).find(({ name }) => name === to);
  if (one === undefined) throw new Error(`no switch ${to}`);
  const cable = links.find((link) => lowerName(link) === lower);
  if (cable === undefined) throw new Error(`no cable at ${lower}`);
  return [...without(links, lower), { ...cable, to: one, toPort }];
}
