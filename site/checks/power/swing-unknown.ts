import { powerStabilization } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { type Site, swingOf } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const swingUnknown: Rule<Site> = {
  code: 'power/swing-unknown',
  severity: 'warning',
  holds: 'Where the site has a limit on its swing, each training pool says how its draw goes up and down.',
  because: 'A limit that is compared with nothing is met by every site.',
  citations: [powerStabilization],

  *find(site) {
    if (site.spec.power.swing === undefined) return;
    for (const pool of swingOf(site, site.final).unknown) {
      yield {
        path: pool.path,
        message: `nothing says how pool "${pool.id}" swings while it trains, and the site has a limit on that`,
        help: 'measure one iteration, and add it, as in swing: { perGpu: 0.45 kW, iteration: 2 s, transition: 100 ms }',
        related: [{ path: ['power', 'swing'], message: 'the limit' }],
      };
    }
  },

  examples: {
    valid: [exampleSite(), limited(', swing: { perGpu: 0.45 kW, iteration: 2 s, transition: 100 ms }')],
    invalid: [{ input: limited(''), at: 'pools.train' }],
  },
};

function limited(swing: string): string {
  return exampleSite({
    'power.swing': '{ range: 100 kW }',
    pools: `train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, redundancy: 2N${swing} }`,
  });
}
