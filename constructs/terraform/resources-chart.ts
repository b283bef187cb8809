import assert from 'node:assert';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AssetType, TerraformAsset, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { ChartPin } from './rendering.ts';

/** The one chart in this package. A changed template needs a new version here and in its Chart.yaml: Helm looks at nothing else. */
export const RESOURCES_CHART: ChartPin = { name: 'resources', version: '0.2.0' };

/** Where the chart lies in the package: above this file both as source and as built. */
export function resourcesChartFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'charts', 'resources', 'Chart.yaml'))) {
    assert(folder !== dirname(folder), 'bug: this package has no folder "charts/resources"');
    folder = dirname(folder);
  }
  return join(folder, 'charts', 'resources');
}

/**
 * Copies the chart into the stack's own folder, once a stack, and says where
 * Terraform finds it from there.
 *
 * The path carries the version instead of CDKTF's hash, which follows the
 * order in which a file system lists a folder. The leading `./` keeps Helm
 * from asking a registry when the folder is gone.
 */
export function resourcesChartIn(scope: Construct): string {
  const stack = TerraformStack.of(scope);
  const id = 'resources-chart';
  const asset =
    (stack.node.tryFindChild(id) as TerraformAsset | undefined) ??
    new TerraformAsset(stack, id, {
      path: resourcesChartFolder(),
      type: AssetType.DIRECTORY,
      assetHash: RESOURCES_CHART.version,
    });
  return `./${asset.path}`;
}
