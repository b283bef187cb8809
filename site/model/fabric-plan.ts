/** What a fat tree is planned from. All are counts. */
export interface FabricDemand {
  /** Ports of one switch. */
  readonly radix: number;
  /** Groups of nodes that hang on leaves of their own: the nodes of one pool in one hall. */
  readonly groups: readonly { readonly nodes: number; readonly rails: number }[];
  /** Nodes of a full scalable unit. */
  readonly nodesPerUnit: number;
  /** Uplinks of one leaf. */
  readonly uplinks: number;
  /** Node places that management hosts take, and the leaf ports that they use. */
  readonly manager: { readonly places: number; readonly ports: number };
  /**
   * Planes that every port of a node is divided among: whole fabrics side by side, which no link joins.
   *
   * @default 1 - a port is one link
   */
  readonly planes?: number;
}

/** A rail-optimised fat tree, worked out. */
export interface FabricPlan {
  readonly tiers: 1 | 2 | 3;
  readonly planes: number;
  /** Ports of nodes. */
  readonly endpoints: number;
  readonly units: number;
  readonly nodesPerUnit: number;
  readonly uplinks: number;
  /** Switches and links are those of all planes together. */
  readonly leaves: number;
  readonly spines: number;
  readonly cores: number;
  /** Node places that management hosts take. */
  readonly managerPlaces: number;
  /** Bandwidth down over bandwidth up of a leaf. */
  readonly taper: number;
  readonly cables: { readonly nodeToLeaf: number; readonly leafToSpine: number; readonly spineToCore: number };
}

/**
 * Closed forms that reproduce the tables of NVIDIA's SuperPOD reference architectures (H100 and B200 NDR, B300 XDR and
 * Spectrum-X): one leaf per rail and unit; two-level spines are the smallest divisor of the uplinks that offers enough
 * ports, so that each leaf reaches each spine by the same number of links; beyond one leaf per spine port, three levels
 * of pods of half a radix, where the divisor rule holds for cores too. A unit is never planned in part: its leaves and
 * uplinks are all built. Planes are alike.
 */
export function planFabric(demand: FabricDemand): FabricPlan | undefined {
  const plane = planPlane(demand);
  const { planes = 1 } = demand;
  if (plane === undefined) return undefined;
  const { nodeToLeaf, leafToSpine, spineToCore } = plane.cables;
  return {
    ...plane,
    planes,
    leaves: plane.leaves * planes,
    spines: plane.spines * planes,
    cores: plane.cores * planes,
    cables: {
      nodeToLeaf: nodeToLeaf * planes,
      leafToSpine: leafToSpine * planes,
      spineToCore: spineToCore * planes,
    },
  };
}

function planPlane(demand: FabricDemand): Omit<FabricPlan, 'planes'> | undefined {
  const { radix, groups, nodesPerUnit, uplinks, manager } = demand;
  const endpoints = groups.reduce((sum, group) => sum + group.nodes * group.rails, 0);
  if (endpoints + manager.ports <= radix) {
    const cables = { nodeToLeaf: endpoints + manager.ports, leafToSpine: 0, spineToCore: 0 };
    return {
      tiers: 1,
      endpoints,
      units: 1,
      nodesPerUnit,
      uplinks: 0,
      leaves: 1,
      spines: 0,
      cores: 0,
      managerPlaces: 0,
      taper: 1,
      cables,
    };
  }
  if (nodesPerUnit + uplinks > radix) return undefined;
  // Management hosts stand in the first group's units.
  const unitsOf = groups.map((group, i) => Math.ceil((group.nodes + (i === 0 ? manager.places : 0)) / nodesPerUnit));
  const units = unitsOf.reduce((sum, n) => sum + n, 0);
  const leaves = groups.reduce((sum, group, i) => sum + (unitsOf[i] ?? 0) * group.rails, 0);
  const taper = nodesPerUnit / uplinks;
  const nodeToLeaf = endpoints + manager.ports;
  const below = { endpoints, units, nodesPerUnit, uplinks, leaves, managerPlaces: manager.places, taper };
  if (leaves <= radix) {
    const spines = smallestDivisor(uplinks, Math.ceil((leaves * uplinks) / radix));
    const cables = { nodeToLeaf, leafToSpine: leaves * uplinks, spineToCore: 0 };
    return { tiers: 2, ...below, spines, cores: 0, cables };
  }
  const half = Math.floor(radix / 2);
  const pods = Math.ceil(leaves / half);
  // A core switch reaches every pod, so there are no more pods than it has ports.
  if (pods > radix || uplinks > half) return undefined;
  // Spine s of a pod takes uplink s of each of its leaves; the spines s of all pods share a group of cores.
  const spines = pods * uplinks;
  const cores = uplinks * smallestDivisor(half, Math.ceil((pods * half) / radix));
  const cables = { nodeToLeaf, leafToSpine: leaves * uplinks, spineToCore: spines * half };
  return { tiers: 3, ...below, spines, cores, cables };
}

function smallestDivisor(of: number, atLeast: number): number {
  for (let divisor = Math.max(1, atLeast); divisor < of; divisor++) if (of % divisor === 0) return divisor;
  return of;
}
