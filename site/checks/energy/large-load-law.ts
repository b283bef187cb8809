import { senateBill6 } from '../../catalog/grid-programmes.ts';
import { largeLoadLaws, liesIn } from '../../catalog/index.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { MW, sum } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

export const largeLoadLaw: Rule<Site> = {
  code: 'energy/large-load-law',
  severity: 'error',
  waivable: true,
  holds: 'A site as large as a law for large loads means has a programme for what that law asks in an emergency.',
  because:
    'Texas answers for loads of 75 MW and more since 2025: who connects after that year is curtailed before homes are, and has to say how before the line is built.',
  citations: [senateBill6],

  *find(site) {
    const { region } = site.spec.site;
    if (region === undefined) return;
    // What a site makes for itself behind no intake is no load of the grid's.
    const limit = sum(
      MW(0),
      site.power.elements.filter(({ kind }) => kind === 'intake').map(({ usable }) => usable),
    );
    const connected = site.spec.energy?.connected;
    for (const law of largeLoadLaws) {
      if (!liesIn(region, law.region) || limit < law.from) continue;
      if (connected !== undefined && connected <= law.spares) continue;
      if (site.programmes.some(({ spec }) => spec.kind === 'large-load-law')) continue;
      yield {
        path: site.spec.energy === undefined ? ['site', 'region'] : ['energy'],
        message: `the site may draw ${limit.like(law.from)} in ${region}, where ${law.title} holds for ${law.from} and more, but no programme is of kind "large-load-law"`,
        help: `write what it takes off in an emergency as a programme of kind large-load-law; a site that was connected by ${law.spares} says so in energy.connected`,
      };
    }
  },

  examples: {
    valid: [
      exampleSite(),
      texas('74.9 MW', ''),
      texas('75 MW', 'connected: 2025-12-31\n'),
      texas('75 MW', '', 'kind: large-load-law, '),
    ],
    invalid: [{ input: texas('75 MW', ''), at: 'energy' }],
  },
};

function texas(limit: string, connected: string, kind = ''): string {
  return exampleSite({
    site: '{ name: example, region: US-TX, electricalCode: nec, ambient: 35 °C, designPue: 1.3, asOf: 2026-11-22 }',
    'power.intakes': `grid: { limit: ${limit}, voltage: 138 kV, powerFactor: 0.95 }`,
    tenants: 'open: { isolation: shared, pools: { train: all }, contract: { flexible: true } }',
    energy: `${connected}floor: 50 kW
programmes: { emergency: { ${kind}depth: 20 kW, notice: 30 min, duration: 3 h } }
shed: [open.train]`,
  });
}
