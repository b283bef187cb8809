import { type App, TerraformOutput } from 'cdktf';
import { bringsCluster, type Site } from '../site/model/index.ts';
import { FabricStack } from './fabric-stack.ts';
import { OperatorsStack } from './operators-stack.ts';
import { PlatformStack } from './platform-stack.ts';
import { RetiredTenantStack } from './retired-tenant-stack.ts';
import type { SiteStack } from './site-stack.ts';
import { TenantStack } from './tenant-stack.ts';

/**
 * All layers of a site, in the order in which they are applied. Each depends on
 * the one before it alone; tenants do not depend on each other.
 */
export function addSiteStacks(app: App, site: Site): readonly SiteStack[] {
  const operators = new OperatorsStack(app, { site });
  const platform = new PlatformStack(app, { site, after: operators });
  const fabric = new FabricStack(app, { site, after: platform });
  const { retired = [] } = site.spec;
  const stacks: SiteStack[] = [
    operators,
    platform,
    fabric,
    ...site.tenants
      .filter((tenant) => !bringsCluster(tenant))
      .map((tenant) => new TenantStack(app, { site, tenant, after: fabric })),
    ...retired.map((tenant) => new RetiredTenantStack(app, { site, tenant, after: fabric })),
  ];
  // A stack that is no more has no plan: that of the first layer says that it is gone.
  new TerraformOutput(operators, 'layers', { value: stacks.map(({ layer }) => layer) });
  return stacks;
}
