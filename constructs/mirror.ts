import type { Site } from '../site/model/index.ts';

/**
 * Where an image comes from. A mirror keeps each registry under its own name
 * (`mirror/nvcr.io/nvidia`), as `chartPin` has it for charts: two registries
 * may have a repository of one name, and nobody has to guess whose an image is.
 *
 * For components that name their images in values or custom resources. The
 * rest is the container runtime's, which knows the mirror too.
 */
export function mirrored(site: Site, repository: string): string {
  const registry = site.spec.cluster?.registry;
  return registry === undefined ? repository : `${registry}/${repository}`;
}
