import { type ChartName, charts } from '../site/catalog/index.ts';
import type { Site } from '../site/model/index.ts';
import type { ChartPin } from './terraform/rendering.ts';

/**
 * A chart of the catalog as this site takes it: the version that the site file
 * names, else the pinned one.
 *
 * A mirror keeps each repository under its own host and path, so that no two
 * charts of one name meet there: `oci://mirror/quay.io/jetstack/charts`.
 */
export function chartPin(site: Site, chart: ChartName): ChartPin {
  const { name, repository, version } = charts[chart];
  const { registry, charts: versions = {} } = site.spec.cluster ?? {};
  return {
    name,
    repository: registry === undefined ? repository : `oci://${registry}/${repository.replace(/^\w+:\/\//, '')}`,
    version: versions[chart] ?? version,
  };
}
