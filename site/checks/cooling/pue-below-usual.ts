import { pueRanges } from '../../catalog/entries/pue-ranges.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { kW, sum } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

export const pueBelowUsual: Rule<Site> = {
  code: 'cooling/pue-below-usual',
  severity: 'warning',
  holds: 'The design PUE is no lower than the lowest that is usual for how the racks of the site are cooled.',
  because:
    'AI halls on air begin at 1.2 and on cold plates at 1.1; less than that at the hottest hour is most often an annual mean, or a figure of a mine.',
  citations: pueRanges.flatMap(({ citations }) => citations),

  *find(site) {
    const { designPue } = site.spec.site;
    const [onAir, onLiquid] = [
      site.catalog.pueRange('generic/ai-air')?.min,
      site.catalog.pueRange('generic/ai-direct-liquid')?.min,
    ];
    const { rows } = site.final;
    const it = sum(
      kW(0),
      rows.map(({ draw }) => draw),
    );
    if (onAir === undefined || onLiquid === undefined || Number(it) <= 0) return;
    const wet = sum(
      kW(0),
      rows.map(({ liquidHeat }) => liquidHeat),
    ).per(it);
    const least = onLiquid * wet + onAir * (1 - wet);
    if (designPue >= least - 1e-9) return;
    yield {
      path: ['site', 'designPue'],
      message: `the design PUE is ${designPue}, but with ${Math.round(wet * 100)} % of the heat on liquid ${least.toFixed(2)} is the lowest that is usual`,
      help: 'write the PUE of the hottest hour; if it is, give the machines their draw and waive this',
    };
  },

  examples: {
    valid: [exampleSite()],
    invalid: [
      {
        input: exampleSite({
          site: '{ name: example, electricalCode: nec, ambient: 35 °C, designPue: 1.08, asOf: 2026-11-22 }',
        }),
        at: 'site.designPue',
      },
    ],
  },
};
