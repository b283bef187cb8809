import { terraformDestroy } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const retiredAndPresent: Rule<Site> = {
  code: 'tenancy/retired-and-present',
  severity: 'error',
  holds: 'A tenant that is retired is not among the tenants.',
  because:
    'Terraform destroys what a stack no longer has, and forgets a stack that is no more: a retired tenant keeps an empty stack, so that its plan names all that goes. One name cannot have both stacks.',
  citations: [terraformDestroy],

  *find(site) {
    for (const [i, id] of (site.spec.retired ?? []).entries()) {
      const tenant = site.tenants.find((one) => one.id === id);
      if (tenant === undefined) continue;
      yield {
        path: ['retired', i],
        message: `tenant "${id}" is retired and has lines of its own`,
        help: 'take away its lines, or its name here',
        related: [{ path: tenant.path, message: 'its lines' }],
      };
    }
  },

  examples: {
    valid: [exampleSite(), retired('former')],
    invalid: [{ input: retired('meridian'), at: 'retired.0' }],
  },
};

function retired(tenant: string): string {
  return exampleSite({
    tenants: 'meridian: { isolation: shared, pools: { train: all }, contract: { flexible: true } }',
    retired: `- ${tenant}`,
  });
}
