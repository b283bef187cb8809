import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { KubernetesObject } from '../../../constructs/terraform/kubernetes-object.ts';

/** What brings kinds; `SOURCES.md` says which, and where they come from. */
export const components = [
  'cert-manager',
  'gpu-operator',
  'jobset',
  'kube-prometheus-stack',
  'kueue',
  'lws',
  'network-operator',
  'node-feature-discovery',
  'rook-ceph',
  'topolvm',
] as const;

export type Component = (typeof components)[number];

/** The CRDs of every kind that Afterhash renders, or of some components. */
export function readCrds(of: readonly Component[] = components): KubernetesObject[] {
  return of.flatMap(readFacts);
}

/** What Kueue's controller wants to be asked about. Without it jobs are not held back. */
export function readKueueWebhooks(): KubernetesObject[] {
  return readFacts('kueue-webhooks');
}

function readFacts(name: Component | 'kueue-webhooks'): KubernetesObject[] {
  return JSON.parse(gunzipSync(readFileSync(new URL(`${name}.json.gz`, import.meta.url))).toString('utf8'));
}
