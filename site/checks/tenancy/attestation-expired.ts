import { kubernetesMultiTenancy, ncpIsolation } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const attestationExpired: Rule<Site> = {
  code: 'tenancy/attestation-expired',
  severity: 'error',
  waivable: true,
  holds: 'Every attestation is in force on the day of the review.',
  because:
    'Firmware, keys and people change: a signature holds for a time, and a tenant was promised the control for all of its contract.',
  citations: [ncpIsolation, kubernetesMultiTenancy],

  *find(site) {
    const { asOf } = site.spec.site;
    for (const tenant of site.tenants) {
      for (const [i, { control, by, on, until }] of (tenant.spec.attests ?? []).entries()) {
        if (on <= asOf && asOf <= until) continue;
        const controls = typeof control === 'string' ? control : control.join(', ');
        const early = asOf < on;
        yield {
          path: [...tenant.path, 'attests', i, early ? 'on' : 'until'],
          message: `what ${by} signed for tenant "${tenant.id}" (${controls}) ${early ? `is dated ${on}, after` : `ended on ${until}, before`} the review of ${asOf}`,
          help: 'have the controls looked at and signed anew, or correct site.asOf',
        };
      }
    }
  },

  examples: {
    valid: [exampleSite(), signed('on: 2026-11-02, until: 2027-11-02')],
    invalid: [
      { input: signed('on: 2025-10-01, until: 2026-10-01'), at: 'tenants.meridian.attests.0.until' },
      { input: signed('on: 2026-12-01, until: 2027-12-01'), at: 'tenants.meridian.attests.0.on' },
    ],
  },
};

function signed(days: string): string {
  return exampleSite({
    tenants: `
      meridian:
        isolation: dedicated-nodes
        pools: { train: 4 nodes }
        contract: { flexible: true }
        attests: [{ control: D3, by: platform team, ${days} }]`,
  });
}
