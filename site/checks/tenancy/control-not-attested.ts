import { infinibandSecurity, kubernetesMultiTenancy, ncpIsolation } from '../../catalog/citations.ts';
import { isolationMeaning } from '../../catalog/index.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { type Site, unsignedControls } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const controlNotAttested: Rule<Site> = {
  code: 'tenancy/control-not-attested',
  severity: 'error',
  waivable: true,
  holds: "What a tenant's isolation level asks of the site alone, somebody has signed for.",
  because:
    'No plan and no cluster can show that a node was wiped or that the fabric manager guards its keys: without a signature the level is a word on paper.',
  citations: [ncpIsolation, infinibandSecurity, kubernetesMultiTenancy],

  *find(site) {
    for (const tenant of site.tenants) {
      const unsigned = unsignedControls(tenant).filter(({ provenBy }) => provenBy.every((proof) => proof === 'site'));
      if (unsigned.length === 0) continue;
      const level = tenant.spec.isolation;
      yield {
        path: [...tenant.path, 'isolation'],
        message: `tenant "${tenant.id}" is promised "${level}" (${isolationMeaning[level]}), but nobody has signed for ${unsigned.map(({ id, title }) => `${id} (${title})`).join(', ')}`,
        help: `have them signed under attests, as in { control: [${unsigned.map(({ id }) => id).join(', ')}], by: fabric team, on: ${site.spec.site.asOf}, until: … }, or promise a lower level`,
      };
    }
  },

  examples: {
    valid: [
      exampleSite(),
      nodes('attests: [{ control: [D3, S2], by: platform team, on: 2026-11-02, until: 2027-11-02 }]'),
    ],
    invalid: [{ input: nodes('attests: []'), at: 'tenants.meridian.isolation' }],
  },
};

function nodes(attests: string): string {
  return exampleSite({
    tenants: `
      meridian:
        isolation: dedicated-nodes
        pools: { train: 4 nodes }
        contract: { flexible: true }
        ${attests}`,
  });
}
