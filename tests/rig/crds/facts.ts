import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { KubernetesObject } from '../../../constructs/terraform/kubernetes-object.ts';

/** What brings kinds; `SOURCES.md` says which, and where they come from. */
export const components = [
  'amd-gpu-operator',
  'cert-manager',
  'gpu-operator',
  'jobset',
  'kai-scheduler',
  'keda',
  'kubeflow-trainer',
  'kube-prometheus-stack',
  'kueue',
  'lws',
  'mpi-operator',
  'network-operator',
  'node-feature-discovery',
  'rook-ceph',
  'snapshot-controller',
  'topolvm',
  'volcano',
] as const;

export type Component = (typeof components)[number];

export interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
}

/** The CRDs of whole components, and those of single kinds of the others. */
export function readCrds(of: readonly Component[] = components, kinds: readonly Kind[] = []): KubernetesObject[] {
  const wanted = new Set(kinds.map(({ apiVersion, kind }) => `${apiVersion.split('/')[0]} ${kind}`));
  return components.flatMap((component) =>
    readFacts(component).filter((crd) => of.includes(component) || wanted.has(groupKind(crd))),
  );
}

function groupKind({ spec }: KubernetesObject): string {
  const { group, names } = spec as { readonly group: string; readonly names: { readonly kind: string } };
  return `${group} ${names.kind}`;
}

/** What Kueue's controller wants to be asked about. Without it jobs are not held back. */
export function readKueueWebhooks(): KubernetesObject[] {
  return readFacts('kueue-webhooks');
}

function readFacts(name: Component | 'kueue-webhooks'): KubernetesObject[] {
  return JSON.parse(gunzipSync(readFileSync(factsFile(name))).toString('utf8'));
}

/** What is rendered too, because no chart brings it: its facts lie beside its construct. */
const RENDERED: Partial<Record<Component | 'kueue-webhooks', string>> = {
  'mpi-operator': '../../../constructs/scheduling/',
  'snapshot-controller': '../../../constructs/storage/',
};

/** Where the facts of a component lie: in this folder, but for what is rendered. */
export function factsFile(name: Component | 'kueue-webhooks'): URL {
  return new URL(`${RENDERED[name] ?? './'}${name}.json.gz`, import.meta.url);
}
