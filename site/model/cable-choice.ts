import type { Cable, Catalog } from '../catalog/index.ts';
import type { Bandwidth, Length } from '../units/index.ts';

/** Between what a cable runs: a node, a host of the fabric manager, and the levels of switches. */
export type CableTier = 'node-leaf' | 'manager-leaf' | 'leaf-spine' | 'spine-core';

/** How far a kind of cable reaches between such ends. */
export function reachOf(cable: Cable, tier: CableTier): Length {
  const own = tier === 'node-leaf' || tier === 'manager-leaf' ? cable.maxToNode : cable.maxBetweenSwitches;
  return own ?? cable.maxLength;
}

/** Kinds of cable from the cheapest to the farthest. */
const KINDS: readonly Cable['kind'][] = ['passive-copper', 'active-copper', 'multimode', 'single-mode'];

/** Which cable a run takes: the one that the file names, else the first kind of that speed that reaches. */
export function cableChoice(
  fabric: { readonly cable: Cable | undefined; readonly linkSpeed: Bandwidth | undefined },
  catalog: Catalog,
): (tier: CableTier, length: Length) => Cable | undefined {
  if (fabric.cable !== undefined) return () => fabric.cable;
  const offered = [...catalog.all()]
    .flatMap((item) => (item.kind === 'cables' ? [item.entry] : []))
    .filter((cable) => cable.withdrawn !== true && Number(cable.speed) === Number(fabric.linkSpeed))
    .sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  return (tier, length) => offered.find((cable) => !length.exceeds(reachOf(cable, tier)));
}
