import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { isRelease, type RenderedObject, type RenderedRelease, renderedIn } from '../constructs/terraform/rendering.ts';
import { resourcesChartFolder } from '../constructs/terraform/resources-chart.ts';
import type { SiteStack } from './site-stack.ts';

/** The chart in this package, and where a rendered tree keeps its copy. */
const CHART_FILES = ['Chart.yaml', 'values.yaml', 'values.schema.json', 'templates/objects.yaml'];
const CHART_FOLDER = 'charts/resources';

/** The first line of every file that is made: nobody should edit it. */
const MADE = '# Made by `afterhash render` from the site file: change that, not this.\n';

/**
 * The other reading of the stacks: for each layer its releases with values and pin, its native objects as manifests,
 * and a helmfile with the order. Paths are relative to the output folder.
 */
export function renderedFiles(site: readonly SiteStack[]): ReadonlyMap<string, string> {
  // A retired tenant has nothing to install, and Helm keeps no list from which to take it away.
  const stacks = site.filter((stack) => renderedIn(stack).length > 0);
  const files = new Map<string, string>();
  const top = { helmfiles: stacks.map((stack) => ({ path: `${stack.layer}/helmfile.yaml` })) };
  files.set('helmfile.yaml', MADE + yamlOf(top));
  for (const name of CHART_FILES)
    files.set(`${CHART_FOLDER}/${name}`, readFileSync(join(resourcesChartFolder(), name), 'utf8'));
  for (const stack of stacks) for (const [path, text] of layerFiles(stack)) files.set(`${stack.layer}/${path}`, text);
  return files;
}

function layerFiles(stack: SiteStack): Map<string, string> {
  const files = new Map<string, string>();
  const renderings = renderedIn(stack);
  const releases = renderings.filter(isRelease);
  const objects = renderings.filter((one): one is RenderedObject => !isRelease(one));
  files.set('helmfile.yaml', MADE + yamlOf(helmfile(releases, objects.length > 0)));
  for (const object of objects) files.set(`manifests/${manifestName(object)}.yaml`, MADE + yamlOf(object));
  for (const release of releases) files.set(`${release.release}/values.yaml`, MADE + yamlOf(release.values));
  return files;
}

/** Kubernetes and Helm read YAML 1.1, where a bare `on` is true: what they would take for something else is quoted. */
function yamlOf(value: unknown): string {
  return stringify(value, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false });
}

/** Namespaces and the other native objects go first, so `prepare` applies them before any release is looked at. */
function helmfile(releases: readonly RenderedRelease[], hasObjects: boolean) {
  const repositories = new Map(
    releases.flatMap(({ pin }) =>
      pin.repository === undefined ? [] : [[repositoryName(pin.repository), pin.repository]],
    ),
  );
  return {
    repositories: [...repositories].map(([name, url]) =>
      url.startsWith('oci://') ? { name, url: url.slice('oci://'.length), oci: true } : { name, url },
    ),
    ...(hasObjects
      ? {
          hooks: [
            { events: ['prepare'], command: 'kubectl', args: ['apply', '--server-side', '--filename', 'manifests'] },
          ],
        }
      : {}),
    releases: releases.map((release) => ({
      name: release.release,
      namespace: release.namespace,
      createNamespace: release.createNamespace,
      chart:
        release.pin.repository === undefined
          ? `../${CHART_FOLDER}`
          : `${repositoryName(release.pin.repository)}/${release.pin.name}`,
      version: release.pin.version,
      values: [`${release.release}/values.yaml`],
      wait: release.wait,
      timeout: release.timeoutSeconds,
      atomic: false,
      ...(release.skipCrds ? { skipCRDs: true } : {}),
      ...(release.apiVersions.length > 0 ? { apiVersions: release.apiVersions } : {}),
      ...(release.needs.length > 0 ? { needs: release.needs } : {}),
    })),
  };
}

function manifestName({ kind, metadata }: RenderedObject): string {
  return [kind.toLowerCase(), metadata.namespace, metadata.name].filter(Boolean).join('-');
}

/** A name made of the address, for a map that only helmfile reads. */
function repositoryName(url: string): string {
  return url
    .replace(/^[a-z]+:\/\//, '')
    .replaceAll(/[^a-z0-9]+/gi, '-')
    .toLowerCase();
}
