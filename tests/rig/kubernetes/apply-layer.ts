import type { KubernetesObject } from '../../../constructs/terraform/kubernetes-object.ts';
import { printedBy, type RenderedLayer } from '../rendered-site.ts';
import { type Api, ApiFault } from './api.ts';

export interface Applied {
  readonly object: KubernetesObject;
  /** What the API server says against it. */
  readonly refusal?: string;
}

export interface ApplyOptions {
  /**
   * The API server says what it would do and keeps nothing but namespaces: what is inside one can be asked only there.
   *
   * @default false
   */
  readonly dryRun?: boolean;
}

/** Applies a layer as Terraform and Helm would, and goes on after a refusal: the next one is worth knowing too. */
export async function applyLayer(
  api: Api,
  layer: RenderedLayer,
  { dryRun = false }: ApplyOptions = {},
): Promise<readonly Applied[]> {
  const applied: Applied[] = [];
  for (const object of await objectsOf(layer)) {
    try {
      await api.apply(object, { dryRun: dryRun && object.kind !== 'Namespace' });
      applied.push({ object });
    } catch (fault) {
      if (!(fault instanceof ApiFault)) throw fault;
      applied.push({ object, refusal: fault.message });
    }
  }
  return applied;
}

/** Applies layers in their order for good; throws at the first of which something is refused. */
export async function applyLayers(api: Api, layers: readonly RenderedLayer[]): Promise<void> {
  for (const layer of layers) {
    const refused = (await applyLayer(api, layer)).filter(({ refusal }) => refusal !== undefined);
    if (refused.length > 0) throw new Error(`${layer.name}: ${JSON.stringify(refused)}`);
  }
}

/** Everything of a layer that can be known here: what somebody else's chart makes cannot. */
export async function objectsOf({ objects, releases }: RenderedLayer): Promise<readonly KubernetesObject[]> {
  return [...objects, ...(await printedBy(releases))];
}
