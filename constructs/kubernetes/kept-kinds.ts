import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';

/**
 * The kinds of a manifest that no chart brings, packed as `tests/rig/crds/SOURCES.md` says.
 *
 * They outlive their release: Helm would delete them, and with them every object of theirs.
 */
export function keptKinds(packed: URL): readonly KubernetesObject[] {
  const kinds = JSON.parse(gunzipSync(readFileSync(packed)).toString('utf8')) as KubernetesObject[];
  return kinds.map((kind) => ({
    ...kind,
    metadata: { ...kind.metadata, annotations: { ...kind.metadata.annotations, 'helm.sh/resource-policy': 'keep' } },
  }));
}
