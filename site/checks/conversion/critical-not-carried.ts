import { coreScientificCritical } from '../../catalog/citations-conversion.ts';
import type { Finding, Rule, SpecPath } from '../../diagnostics/index.ts';
import { criticalPower, type Site, type Tenant } from '../../model/index.ts';
import type { Power } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

export const criticalNotCarried: Rule<Site> = {
  code: 'conversion/critical-not-carried',
  severity: 'error',
  holds: 'The racks that a tenant brings come to the critical power of its contract at least, in all and in each hall.',
  because:
    'Power, cooling and floor are proven for the racks of the file. Racks of fewer kilowatts than were sold would prove a smaller building than the one that has to be handed over.',
  citations: [coreScientificCritical],

  *find(site) {
    for (const tenant of site.tenants) {
      const { critical, halls = {} } = tenant.spec.contract;
      const path = [...tenant.path, 'contract'];
      for (const [hall, sold] of Object.entries(halls))
        yield* short(tenant, `in hall "${hall}"`, sold.critical, criticalPower(tenant, site.final, hall), [
          ...path,
          'halls',
          hall,
          'critical',
        ]);
      if (critical !== undefined)
        yield* short(tenant, 'in all', critical, criticalPower(tenant, site.final), [...path, 'critical']);
    }
  },

  examples: {
    valid: [exampleSite(), shell('critical: 80 kW, halls: { hall-1: { critical: 80 kW } }')],
    invalid: [
      { input: shell('critical: 81 kW'), at: 'tenants.anchor.contract.critical' },
      { input: shell('halls: { hall-1: { critical: 90 kW } }'), at: 'tenants.anchor.contract.halls.hall-1.critical' },
    ],
  },
};

function* short(tenant: Tenant, where: string, sold: Power, laid: Power, path: SpecPath): Iterable<Finding> {
  const carried = laid.like(sold);
  if (!sold.exceeds(carried)) return;
  yield {
    path,
    message: `tenant "${tenant.id}" is sold ${sold} of critical power ${where}, but the racks that it brings come to ${carried}`,
    help: `add rows to its shells or raise their draw by ${sold.minus(carried).roundedUp()}, and see what the building says; or sell ${carried.roundedDown()}`,
    related: tenant.shells.map((shell) => ({ path: shell.path, message: `${shell.racks} x ${shell.rackDraw}` })),
  };
}

function shell(contract: string): string {
  return exampleSite({
    pools: '',
    shells: 'racks: { tenant: anchor, racks: hall-1/row-1, draw: 20 kW, weight: 800 kg }',
    fabrics: '',
    storage: '',
    tenants: `anchor: { isolation: dedicated-cluster, contract: { ${contract} } }`,
  });
}
