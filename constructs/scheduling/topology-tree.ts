import { type Fabric, fabricOf, levelsOf, type Pool, type Site } from '../../site/model/index.ts';
import type { Level } from '../../site/spec/index.ts';
import { labelsOf } from '../names.ts';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { KUEUE_API } from './kueue-api.ts';
import { namedByContent } from './named-by-content.ts';

/** Levels on which a node has its place without a fabric. */
const OF_THE_BUILDING: readonly Level[] = ['hall', 'power', 'rack'];

/** No id has a dot, so no fabric is called like it. */
const BUILDING = 'site.building';

interface Tree {
  /** With its levels in it: they are immutable. */
  readonly name: string;
  readonly levels: readonly { readonly nodeLabel: string }[];
}

/**
 * What a scheduler sees of the site, from far to near: each fabric by hall, the
 * unit whose nodes share their leaves, rack and node, or the levels that the
 * file names; and the building alone for pools on no fabric. The levels are
 * labels, so racks are added without touching it; a node without all of them is
 * not used.
 */
export function topologyTrees(site: Site): readonly KubernetesObject[] {
  const loose = site.pools.some((pool) => fabricOf(site, pool) === undefined && !claimed(site));
  const trees = [...site.fabrics.map((fabric) => fabricTree(site, fabric)), ...(loose ? [buildingTree(site)] : [])];
  return trees.map(({ name, levels }) => ({
    apiVersion: KUEUE_API,
    kind: 'Topology',
    metadata: { name },
    spec: { levels },
  }));
}

/**
 * The tree that a pool is placed by. Of a pool in none Kueue does not know what
 * is free node by node, and lets in by quota what fits nowhere; but where GPUs
 * are claimed it does not know that in a tree either.
 */
export function topologyName(site: Site, pool: Pool): string | undefined {
  const fabric = fabricOf(site, pool);
  if (fabric !== undefined) return fabricTree(site, fabric).name;
  return claimed(site) ? undefined : buildingTree(site).name;
}

function claimed(site: Site): boolean {
  return site.spec.cluster?.gpus === 'dra';
}

function fabricTree(site: Site, fabric: Fabric): Tree {
  return tree(site, fabric.id, levelsOf(site));
}

function buildingTree(site: Site): Tree {
  return tree(
    site,
    BUILDING,
    levelsOf(site).filter((level) => OF_THE_BUILDING.includes(level)),
  );
}

function tree(site: Site, id: string, of: readonly Level[]): Tree {
  const labels = labelsOf(site);
  const levels = [...of.map((level) => labels[level]), 'kubernetes.io/hostname'].map((nodeLabel) => ({ nodeLabel }));
  return { name: namedByContent(id, levels), levels };
}
