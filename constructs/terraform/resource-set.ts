import assert from 'node:assert';
import type { Construct } from 'constructs';
import { ChartRelease, type ChartReleaseProps } from './helm-release.ts';
import { type KubernetesObject, objectKey } from './kubernetes-object.ts';
import { RESOURCES_CHART, resourcesChartIn } from './resources-chart.ts';

export interface ResourceSetProps extends Pick<ChartReleaseProps, 'timeoutSeconds' | 'after'> {
  /** Name of the release: at most 53 characters. */
  readonly name: string;

  /** Where Helm keeps the release. An object may name another namespace, or none. */
  readonly namespace: string;

  readonly objects: readonly KubernetesObject[];
}

/**
 * Custom resources, as one release of the chart in this package.
 *
 * Terraform's own resource for them asks the API server for their schema while
 * it plans, so it cannot plan before the cluster stands. Their kinds must come
 * with an earlier stack: Helm refuses an object whose kind is unknown.
 */
export class ResourceSet extends ChartRelease {
  readonly objects: readonly KubernetesObject[];

  constructor(scope: Construct, id: string, { name, objects, ...release }: ResourceSetProps) {
    const ordered = inOrder(objects);
    super(scope, id, {
      ...release,
      release: name,
      pin: RESOURCES_CHART,
      values: { objects: ordered },
      inPackage: { chart: resourcesChartIn(scope), objects: ordered },
    });
    this.objects = ordered;
  }
}

/** By kind and name, so that a plan shows what changed and not where it moved to. */
function inOrder(objects: readonly KubernetesObject[]): KubernetesObject[] {
  const byKey = new Map<string, KubernetesObject>();
  for (const object of objects) {
    const key = objectKey(object);
    assert(!byKey.has(key), `bug: two objects are ${key}`);
    byKey.set(key, object);
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, object]) => object);
}
