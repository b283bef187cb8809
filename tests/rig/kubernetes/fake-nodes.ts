import type { Api, LiveObject } from './api.ts';
import { eventually } from './eventually.ts';
import { FAKE_NODE } from './kwok.ts';

export interface FakeNode {
  readonly name: string;
  readonly capacity?: { readonly [resource: string]: string };
  readonly labels?: { readonly [key: string]: string };
}

/** A server that nobody would mistake for a real one: enough processors for any pod. */
const CAPACITY = { cpu: '192', memory: '2Ti', pods: '110', 'ephemeral-storage': '1Ti' };

/** Nodes that KWOK stands in for, made all at once: one by one they would take a tenth of a second each. */
export async function makeFakeNodes(api: Api, nodes: readonly FakeNode[]): Promise<void> {
  await Promise.all(nodes.map((node) => api.create(nodeOf(node))));
}

/** As when its power is gone: it is not ready until it is mended, and its pods go when they no longer tolerate that. */
export function failNode(api: Api, name: string): Promise<LiveObject> {
  return markFailed(api, name, 'true');
}

export async function mendNode(api: Api, name: string): Promise<void> {
  await markFailed(api, name, null);
  await eventually(async () => {
    const { spec } = await api.get(nodeRef(name));
    const taints = (spec as { taints?: readonly { key: string }[] }).taints ?? [];
    if (taints.some(({ key }) => key.startsWith('node.kubernetes.io/'))) throw new Error(`${name} is not ready yet`);
  });
}

function markFailed(api: Api, name: string, failed: 'true' | null): Promise<LiveObject> {
  return api.patch(nodeRef(name), { metadata: { annotations: { 'rig.afterhash.io/failed': failed } } });
}

function nodeRef(name: string) {
  return { apiVersion: 'v1', kind: 'Node', metadata: { name } };
}

function nodeOf({ name, capacity = {}, labels = {} }: FakeNode) {
  const has = { ...CAPACITY, ...capacity };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { 'kubernetes.io/hostname': name, ...labels }, annotations: FAKE_NODE },
    // What a node can hold is its status; it may only be said while the node is made.
    status: { capacity: has, allocatable: has },
  };
}
