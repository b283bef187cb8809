import { appliedDigitalCore } from '../../catalog/citations-conversion.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const shellBeyondReach: Rule<Site> = {
  code: 'fabric/shell-beyond-reach',
  severity: 'error',
  holds: 'Every hall with racks of a shell is as near to the network core as the fabric of its tenant needs.',
  because:
    'The tenant brings switches and optics of a known reach; the distance from rack to core is poured in concrete, and part of what is handed over.',
  citations: [appliedDigitalCore],

  *find(site) {
    for (const shell of site.shells) {
      const { reach } = shell.spec;
      if (reach === undefined) continue;
      for (const hall of site.halls) {
        const { toCore } = hall.spec;
        if (!shell.rows.some((row) => row.hallId === hall.id) || !toCore.exceeds(reach)) continue;
        yield {
          path: [...hall.path, 'toCore'],
          message: `a rack of hall "${hall.id}" is up to ${toCore.like(reach)} from the network core, but shell "${shell.id}" takes at most ${reach}`,
          help: 'put the fabric room nearer, stand these racks in another hall, or agree on optics that reach farther',
          related: [{ path: [...shell.path, 'reach'], message: 'what its fabric takes' }],
        };
      }
    }
  },

  examples: {
    valid: [exampleSite(), shell('30 m')],
    invalid: [{ input: shell('20 m'), at: 'halls.hall-1.toCore' }],
  },
};

function shell(reach: string): string {
  return exampleSite({
    pools: '',
    shells: `racks: { tenant: anchor, racks: hall-1/row-1, draw: 20 kW, weight: 800 kg, reach: ${reach} }`,
    fabrics: '',
    storage: '',
    tenants: 'anchor: { isolation: dedicated-cluster, contract: { critical: 80 kW } }',
  });
}
