import type { Api } from './api.ts';
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
