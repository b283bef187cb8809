import type { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { present } from '../constructs/terraform/present.ts';
import type { Site } from '../site/model/index.ts';
import type { BackendSpec } from './backend.ts';
import { SiteStack } from './site-stack.ts';

export interface LayerProps {
  readonly site: Site;

  /**
   * The layer that is applied before this one.
   *
   * @default none: this is the first
   */
  readonly after?: TerraformStack;
}

/** A stack whose place and state come from a site file. */
export abstract class SiteLayer extends SiteStack {
  constructor(scope: Construct, layer: string, { site, after }: LayerProps) {
    super(scope, { site: site.name, layer, backend: stateOf(site), after: after === undefined ? [] : [after] });
  }
}

/** Where the site keeps its state. A site without a cluster keeps it beside the output. */
function stateOf(site: Site): BackendSpec {
  const { state } = site.spec.cluster ?? {};
  return state === undefined ? { backend: 'local' } : present(state);
}
