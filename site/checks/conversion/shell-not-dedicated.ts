import { kubernetesMultiTenancy } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const shellNotDedicated: Rule<Site> = {
  code: 'conversion/shell-not-dedicated',
  severity: 'error',
  holds: 'A tenant that brings its racks has a cluster of its own.',
  because:
    'Its machines run what it likes under its own control plane: no queue, quota or wall of ours reaches them, so a level that ours would have to keep is a promise that nobody keeps.',
  citations: [kubernetesMultiTenancy],

  *find(site) {
    for (const tenant of site.tenants) {
      const [shell] = tenant.shells;
      if (shell === undefined || tenant.spec.isolation === 'dedicated-cluster') continue;
      yield {
        path: [...tenant.path, 'isolation'],
        message: `tenant "${tenant.id}" brings its own racks as shell "${shell.id}", but is promised "${tenant.spec.isolation}"`,
        help: 'write isolation: dedicated-cluster; a part of our pools is for a tenant of its own',
        related: [{ path: shell.path, message: 'its racks' }],
      };
    }
  },

  examples: {
    valid: [exampleSite(), shell('dedicated-cluster')],
    invalid: [{ input: shell('dedicated-nodes'), at: 'tenants.anchor.isolation' }],
  },
};

function shell(isolation: string): string {
  return exampleSite({
    pools: '',
    shells: 'racks: { tenant: anchor, racks: hall-1/row-1, draw: 20 kW, weight: 800 kg }',
    fabrics: '',
    storage: '',
    tenants: `
      anchor:
        isolation: ${isolation}
        contract: { critical: 80 kW }
        attests: [{ control: D3, by: platform team, on: 2026-11-02, until: 2027-11-02 }]`,
  });
}
