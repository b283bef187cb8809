import { appliedDigitalReady } from '../../catalog/citations-conversion.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { criticalPower, type Phase, type Site, type Tenant } from '../../model/index.ts';
import type { Power } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

export const readyTooLate: Rule<Site> = {
  code: 'conversion/ready-too-late',
  severity: 'error',
  holds: 'On the day on which a hall is promised ready for service, a phase stands that carries its critical power.',
  because:
    'Rent begins, and damages begin, on the day in the contract. A phase that ends later is a promise that is broken already.',
  citations: [appliedDigitalReady],

  *find(site) {
    for (const tenant of site.tenants) {
      for (const [hall, { critical, ready }] of Object.entries(tenant.spec.contract.halls ?? {})) {
        if (ready === undefined) continue;
        const from = firstToCarry(site, tenant, hall, critical);
        // A hall that no phase fills is told by `conversion/critical-not-carried`.
        if (from === undefined || (from.ready !== undefined && from.ready <= ready)) continue;
        yield {
          path: [...tenant.path, 'contract', 'halls', hall, 'ready'],
          message:
            from.ready === undefined
              ? `hall "${hall}" is promised to tenant "${tenant.id}" for ${ready}, but the file has no phases that say when it stands`
              : `hall "${hall}" is promised to tenant "${tenant.id}" for ${ready}, but its ${critical} stand in phase "${from.id}" only, on ${from.ready}`,
          help:
            from.ready === undefined
              ? 'write phases, as in phases: { first: { ready: 2026-12-15, adds: { … } } }'
              : 'add its rows in an earlier phase, bring the phase forward, or agree on a later day',
          ...(from.ready === undefined
            ? {}
            : { related: [{ path: [...from.path, 'ready'], message: 'the phase that carries it' }] }),
        };
      }
    }
  },

  examples: {
    valid: [exampleSite(), shell('2026-12-31', 'first: { ready: 2026-12-15, adds: { racks: all } }')],
    invalid: [
      {
        input: shell('2026-12-31', 'first: { ready: 2027-01-15, adds: { racks: all } }'),
        at: 'tenants.anchor.contract.halls.hall-1.ready',
      },
      { input: shell('2026-12-31', ''), at: 'tenants.anchor.contract.halls.hall-1.ready' },
    ],
  },
};

function firstToCarry(site: Site, tenant: Tenant, hall: string, critical: Power): Phase | undefined {
  return site.phases.find((phase) => !critical.exceeds(criticalPower(tenant, phase, hall)));
}

function shell(ready: string, phases: string): string {
  return exampleSite({
    pools: '',
    shells: 'racks: { tenant: anchor, racks: hall-1/row-1, draw: 20 kW, weight: 800 kg }',
    fabrics: '',
    storage: '',
    tenants: `anchor: { isolation: dedicated-cluster, contract: { halls: { hall-1: { critical: 80 kW, ready: ${ready} } } } }`,
    phases,
  });
}
