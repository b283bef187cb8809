import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { App } from 'cdktf';
import { parse, parseAllDocuments } from 'yaml';
import type { KubernetesObject } from '../../constructs/terraform/kubernetes-object.ts';
import { isRelease, type RenderedRelease, renderedIn } from '../../constructs/terraform/rendering.ts';
import { resourcesChartFolder } from '../../constructs/terraform/resources-chart.ts';
import type { Site } from '../../site/model/index.ts';
import { readSite } from '../../site/read-site.ts';
import { addSiteStacks } from '../../stacks/site-stacks.ts';
import type { Kind } from './crds/facts.ts';
import { helm } from './helm.ts';

const folder = fileURLToPath(new URL('../../blueprints', import.meta.url));

/** The blueprints that put something into a cluster: a powered shell has none. */
export const renderedBlueprints: readonly string[] = readdirSync(folder).filter((name) =>
  /^cluster:/m.test(readFileSync(join(folder, name, 'site.yaml'), 'utf8')),
);

/** One unit of apply, as the cluster sees it. */
export interface RenderedLayer {
  readonly name: string;
  /** What Terraform applies itself, namespaces first: the rest waits for them. */
  readonly objects: readonly KubernetesObject[];
  readonly releases: readonly RenderedRelease[];
}

export interface RenderedSite {
  readonly site: Site;
  /** In the order in which they are applied. */
  readonly layers: readonly RenderedLayer[];
}

/** All that a site file puts into a cluster. */
export async function renderSite(file: string): Promise<RenderedSite> {
  const { site, diagnostics } = await readSite(file);
  if (site === undefined) throw new Error(`${file}: ${diagnostics.map(({ message }) => message).join('\n')}`);
  return renderedOf(site);
}

/** All that a site puts into a cluster. */
export function renderedOf(site: Site): RenderedSite {
  // A powered shell has no cluster: nothing is put into one.
  const stacks = site.spec.cluster === undefined ? [] : addSiteStacks(new App({ stackTraces: false }), site);
  const layers = stacks.map((stack): RenderedLayer => {
    const rendered = renderedIn(stack);
    const releases = rendered.filter(isRelease);
    const objects = rendered.flatMap((one) => (isRelease(one) ? [] : [one]));
    const first = objects.filter(({ kind }) => kind === 'Namespace');
    const rest = objects.filter(({ kind }) => kind !== 'Namespace');
    return { name: stack.layer, objects: [...first, ...rest], releases };
  });
  return { site, layers };
}

/** Groups of what may decide on which node a pod runs; the others are asked of an API server by other tests. */
const PLACING =
  /^v1$|^(admissionregistration|rbac\.authorization|resource|scheduling|storage|networking)\.k8s\.io\/|^kueue\.x-k8s\.io\/|^nfd\.k8s-sigs\.io\//;

/** The same without what says nothing of places: each kind more costs every start of the API server a fortieth of a second, and each object a request. */
export function placing({ site, layers }: RenderedSite): RenderedSite {
  const places = ({ apiVersion }: KubernetesObject): boolean => PLACING.test(apiVersion);
  return {
    site,
    layers: layers.map(({ name, objects, releases }) => ({
      name,
      objects: objects.filter(places),
      releases: releases.map(({ objects = [], ...release }) => ({ ...release, objects: objects.filter(places) })),
    })),
  };
}

/** Which kinds a site renders objects of. */
export function kindsIn({ layers }: RenderedSite): readonly Kind[] {
  const objects = layers.flatMap((layer) => [...layer.objects, ...layer.releases.flatMap((one) => one.objects ?? [])]);
  const kinds = objects.map(({ apiVersion, kind }): [string, Kind] => [`${apiVersion} ${kind}`, { apiVersion, kind }]);
  return [...new Map(kinds).values()];
}

/**
 * What the releases of the chart in the package make, as Helm prints it, each in the namespace of its release where it
 * names none. What somebody else's chart makes cannot be known here. Helm is asked once: the chart prints each object by
 * itself.
 */
export async function printedBy(releases: readonly RenderedRelease[]): Promise<readonly KubernetesObject[]> {
  const objects = releases.flatMap((release) =>
    (release.objects ?? []).map((object) => inNamespace(object, release.namespace)),
  );
  if (objects.length === 0) return [];
  const outcome = await helm(['template', 'layer', resourcesChartFolder(), '--values', '-'], {
    stdin: JSON.stringify({ objects }),
  });
  if (outcome.code !== 0) throw new Error(`helm refuses the chart in the package: ${outcome.stderr}`);
  return parseAllDocuments(outcome.stdout)
    .map((document): KubernetesObject | null => document.toJS())
    .filter((object): object is KubernetesObject => object !== null);
}

/** Helm puts what names no namespace into that of the release; the API server ignores it where the kind has none. */
function inNamespace(object: KubernetesObject, namespace: string): KubernetesObject {
  return { ...object, metadata: { ...object.metadata, namespace: object.metadata.namespace ?? namespace } };
}

/** The configuration that the site gives to Kueue: the chart takes it as one text. */
export function kueueConfigurationOf({ layers }: RenderedSite): object {
  const kueue = layers.flatMap(({ releases }) => releases).find(({ pin }) => pin.name === 'kueue');
  if (kueue === undefined) throw new Error('the site has no release of Kueue');
  const { managerConfig } = kueue.values as { managerConfig: { controllerManagerConfigYaml: string } };
  return parse(managerConfig.controllerManagerConfigYaml);
}
