import type { Construct } from 'constructs';
import { type LayerProps, SiteLayer } from './site-layer.ts';

export interface RetiredTenantStackProps extends LayerProps {
  /** Id of a tenant that is no more. */
  readonly tenant: string;
}

/**
 * What is left of a tenant that is no more: its name and its state. It holds
 * nothing, so its plan destroys by name whatever the state still knows.
 */
export class RetiredTenantStack extends SiteLayer {
  constructor(scope: Construct, props: RetiredTenantStackProps) {
    super(scope, `tenant-${props.tenant}`, props);
  }
}
