import { superPodDataCenterH100 } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { larger, m } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

/** What the SuperPOD layouts prefer. */
const PREFERRED = m(30);

/** What they allow; beyond it `fabric/cable-too-long` speaks. */
const LAYOUT_LIMIT = m(50);

export const cableBeyondPreferred: Rule<Site> = {
  code: 'fabric/cable-beyond-preferred',
  severity: 'info',
  holds: 'Runs on multimode optics stay within 30 m, as SuperPOD layouts prefer.',
  because: 'Between 30 m and 50 m a link works with less margin for bends, patches and dirt.',
  citations: [superPodDataCenterH100],

  *find(site) {
    for (const fabric of site.fabrics) {
      const longest = fabric.runs
        .filter(({ cable }) => cable === undefined || cable.kind === 'multimode')
        .reduce((most, { length }) => larger(most, length), m(0));
      if (fabric.pools.length === 0 || !longest.exceeds(PREFERRED) || longest.exceeds(LAYOUT_LIMIT)) continue;
      yield {
        path: fabric.path,
        message: `fabric "${fabric.id}" runs up to ${longest} on multimode optics, more than the preferred ${PREFERRED}`,
        help: 'stand the switches in the middle of the rows, or plan single-mode optics for the long runs',
      };
    }
  },

  examples: {
    valid: [
      exampleSite(),
      exampleSite({
        'halls.hall-1.toCore': '45 m',
        fabrics:
          'ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, racks: hall-1/row-2, cable: nvidia/ndr-sm-optics }',
      }),
    ],
    invalid: [{ input: exampleSite({ 'halls.hall-1.toCore': '45 m' }), at: 'fabrics.ib' }],
  },
};
