import type { Cable, Catalog } from '../catalog/index.ts';
import { type Bandwidth, type Length, m } from '../units/index.ts';

/** Between what a cable runs: a node, a host of the fabric manager, and the levels of switches. */
export type CableTier = 'node-leaf' | 'manager-leaf' | 'leaf-spine' | 'spine-core';

/** Whether a kind of cable is fibre between transceivers; else its ends are on it. */
export function isOptical({ kind }: Cable): boolean {
  return kind === 'multimode' || kind === 'single-mode';
}

/** Whether a fabric has cables, all of them of passive copper. */
export function isPassive(runs: readonly { readonly cable: Cable | undefined }[]): boolean {
  return runs.length > 0 && runs.every(({ cable }) => cable?.kind === 'passive-copper');
}

/** How far a kind of cable reaches between such ends. */
export function reachOf(cable: Cable, tier: CableTier): Length {
  const own = tier === 'leaf-spine' || tier === 'spine-core' ? cable.maxBetweenSwitches : cable.maxToNode;
  return own ?? cable.maxLength;
}

/** Kinds of cable from the cheapest to the farthest. */
const KINDS: readonly Cable['kind'][] = ['passive-copper', 'active-copper', 'multimode', 'single-mode'];

/** Chooses the cable of a run by its ends, its whole metres, and how many links a pair of ends has. */
export type CableChoice = (tier: CableTier, metres: number, each: number) => Cable | undefined;

/** Which cable a run takes: the one that the file names, else the first kind of that speed that reaches. */
export function cableChoice(
  fabric: { readonly cable: Cable | undefined; readonly linkSpeed: Bandwidth | undefined },
  catalog: Catalog,
): CableChoice {
  if (fabric.cable !== undefined) return () => fabric.cable;
  const offered = [...catalog.all()]
    .flatMap((item) => (item.kind === 'cables' ? [item.entry] : []))
    .filter((cable) => cable.withdrawn !== true && Number(cable.speed) === Number(fabric.linkSpeed))
    .sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  return (tier, metres, each) =>
    offered.find((cable) => !m(metres).exceeds(reachOf(cable, tier)) && fitsPair(cable, tier, each));
}

/** A straight copper cable joins one twin-port cage to another with both of its links; a splitter goes to two nodes. */
function fitsPair(cable: Cable, tier: CableTier, each: number): boolean {
  if (isOptical(cable) || tier === 'node-leaf' || tier === 'manager-leaf') return true;
  return each % (cable.linksPerTwinPort ?? 1) === 0;
}
