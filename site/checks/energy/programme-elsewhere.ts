import { fourPeaks } from '../../catalog/grid-programmes.ts';
import { liesIn, programmeKinds } from '../../catalog/index.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const programmeElsewhere: Rule<Site> = {
  code: 'energy/programme-elsewhere',
  severity: 'error',
  holds: 'A programme that one grid alone has is signed up for by a site on that grid.',
  because: 'A file that was copied from Texas promises what no utility in Ontario asks for or pays.',
  citations: [fourPeaks],

  *find(site) {
    const { region } = site.spec.site;
    if (region === undefined) return;
    for (const { id, path, spec } of site.programmes) {
      const kind = spec.kind === undefined ? undefined : programmeKinds[spec.kind];
      if (kind === undefined || !('region' in kind) || liesIn(region, kind.region)) continue;
      yield {
        path: [...path, 'kind'],
        message: `programme "${id}" is of ${kind.title}, in ${kind.region}, but the site stands in ${region}`,
        help: 'write the kind of the grid that the site is on, or take the programme away',
      };
    }
  },

  examples: {
    valid: [exampleSite(), inRegion('US-TX')],
    invalid: [{ input: inRegion('CA-ON'), at: 'energy.programmes.peaks.kind' }],
  },
};

function inRegion(region: string): string {
  return exampleSite({
    site: `{ name: example, region: ${region}, electricalCode: nec, ambient: 35 °C, designPue: 1.3, asOf: 2026-11-22 }`,
    tenants: 'open: { isolation: shared, pools: { train: all }, contract: { flexible: true } }',
    energy: `
      floor: 50 kW
      programmes: { peaks: { kind: 4cp, depth: 20 kW, notice: 1 h, duration: 3 h, events: 30 per season } }
      shed: [open.train]`,
  });
}
