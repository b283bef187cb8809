import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { KubernetesObject } from './kubernetes-object.ts';

/** Which chart, and exactly which release of it. */
export interface ChartPin {
  readonly name: string;
  /** Absent for the chart that the package brings: `charts/resources`. */
  readonly repository?: string;
  readonly version: string;
}

/** A Helm release, as whoever deploys it needs it: with Terraform or without. */
export interface RenderedRelease {
  readonly release: string;
  readonly namespace: string;
  readonly createNamespace: boolean;
  readonly pin: ChartPin;
  readonly values: object;
  /** What the values carry, where the chart is the one in this package. */
  readonly objects?: readonly KubernetesObject[];
  readonly timeoutSeconds: number;
  readonly skipCrds: boolean;
  /** Kinds that the chart asks the cluster for, for whoever renders it without one. */
  readonly apiVersions: readonly string[];
  readonly wait: boolean;
  /** Releases of the same stack that come first, as `namespace/release`. */
  readonly needs: readonly string[];
}

/** An object that Terraform applies itself, in API shape. */
export type RenderedObject = KubernetesObject;

export type Rendering = RenderedRelease | RenderedObject;

const RENDERED = Symbol.for('afterhash/rendered');

/** A construct that a cluster gets something from. Terraform JSON and plain files are two readings of these. */
export interface Rendered extends IConstruct {
  readonly rendering: Rendering;
}

/** Marks a construct as rendered, by a symbol and not by its class: a blueprint may load a second copy of this package. */
export function markRendered(construct: Rendered): void {
  Object.defineProperty(construct, RENDERED, { value: true });
}

export function isRendered(construct: IConstruct): construct is Rendered {
  return RENDERED in construct;
}

export function isRelease(rendering: Rendering): rendering is RenderedRelease {
  return 'release' in rendering;
}

/** What a stack, or a part of one, puts into the cluster, in tree order. Stacks inside it speak for themselves. */
export function renderedIn(scope: IConstruct): Rendering[] {
  return renderedConstructsIn(scope).map((construct) => construct.rendering);
}

export function renderedConstructsIn(scope: IConstruct): Rendered[] {
  const own = isRendered(scope) ? [scope] : [];
  const children = scope.node.children.filter((child) => !TerraformStack.isStack(child));
  return [...own, ...children.flatMap(renderedConstructsIn)];
}
