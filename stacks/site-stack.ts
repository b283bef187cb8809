import assert from 'node:assert';
import { HelmProvider } from '@cdktf/provider-helm/lib/provider/index.js';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider/index.js';
import { TerraformElement, TerraformStack } from 'cdktf';
import type { Construct, Node } from 'constructs';
import { literal } from '../constructs/terraform/literal.ts';
import { waitForNamespaces } from '../constructs/terraform/namespace-edges.ts';
import { present } from '../constructs/terraform/present.ts';
import { type BackendSpec, keepState } from './backend.ts';
import { logicalId, sharedAddresses } from './logical-ids.ts';

const SITE_STACK = Symbol.for('afterhash/SiteStack');

const NAME = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

export interface SiteStackProps {
  /** Name of the site. */
  readonly site: string;

  /** What is applied at one time: `operators`, `platform`, `tenant-meridian`. */
  readonly layer: string;

  readonly backend: BackendSpec;

  /**
   * Which kubeconfig, and which context of it. A relative path would start at
   * the stack's folder in the output, so say it from `/` or `~`.
   *
   * @default what KUBE_CONFIG_PATH and KUBE_CTX say where Terraform runs
   */
  readonly kubeconfig?: { readonly path?: string; readonly context?: string };

  /**
   * Stacks that are applied first. Those that come before them need not be named.
   *
   * @default none
   */
  readonly after?: readonly TerraformStack[];
}

/** One unit of apply of one site, with a state of its own. */
export abstract class SiteStack extends TerraformStack {
  readonly site: string;
  readonly layer: string;

  /**
   * References that this stack writes on purpose, as Terraform reads them:
   * `${var.token}`. The gate takes every other for an attack.
   */
  readonly references: Set<string> = new Set();

  constructor(scope: Construct, props: SiteStackProps) {
    super(scope, stackName(props));
    const { site, layer, kubeconfig, backend, after = [] } = props;
    Object.defineProperty(this, SITE_STACK, { value: true });
    this.site = site;
    this.layer = layer;
    keepState(this, backend, present({ site, layer, kubeconfig }));

    const cluster = literal(present({ configPath: kubeconfig?.path, configContext: kubeconfig?.context }));
    new KubernetesProvider(this, 'kubernetes', cluster);
    new HelmProvider(this, 'helm', Object.keys(cluster).length === 0 ? {} : { kubernetes: cluster });

    // CDKTF walks dependencies without remembering where it was: an edge that follows from others doubles its work
    for (const stack of after) {
      if (!after.some((other) => other !== stack && other.dependsOn(stack))) this.addDependency(stack);
    }
    this.node.addValidation({ validate: () => sharedAddresses(this) });
  }

  static isSiteStack(x: unknown): x is SiteStack {
    return typeof x === 'object' && x !== null && SITE_STACK in x;
  }

  override prepareStack(): void {
    waitForNamespaces(this);
    super.prepareStack();
  }

  protected override allocateLogicalId(tfElement: TerraformElement | Node): string {
    const node = TerraformElement.isTerraformElement(tfElement) ? tfElement.node : tfElement;
    return logicalId(node, this);
  }
}

/** CDKTF makes a folder of the name: `..` would lead out of the output. */
function stackName({ site, layer }: SiteStackProps): string {
  for (const name of [site, layer]) assert(NAME.test(name), `bug: "${name}" is no name of a site or a layer`);
  return `${site}-${layer}`;
}
