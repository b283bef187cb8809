import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { KubernetesObject } from '../../../constructs/terraform/kubernetes-object.ts';

const PACKED = '.json.gz';

/** The CRDs of every kind that Afterhash renders; `SOURCES.md` says where they come from. */
export function readCrds(): KubernetesObject[] {
  return components()
    .flatMap(readFacts)
    .filter(({ kind }) => kind === 'CustomResourceDefinition');
}

/** What Kueue's controller wants to be asked about. Without it jobs are not held back. */
export function readKueueWebhooks(): KubernetesObject[] {
  return readFacts('kueue-webhooks');
}

function components(): string[] {
  return readdirSync(new URL('.', import.meta.url))
    .filter((file) => file.endsWith(PACKED))
    .map((file) => file.slice(0, -PACKED.length))
    .sort();
}

function readFacts(component: string): KubernetesObject[] {
  return JSON.parse(gunzipSync(readFileSync(new URL(`${component}${PACKED}`, import.meta.url))).toString('utf8'));
}
