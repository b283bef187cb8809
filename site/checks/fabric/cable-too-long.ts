import { nvidiaNetworkManuals, superPodDataCenterH100 } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { m } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

/** The longest run that the SuperPOD layouts allow, which is the reach of multimode optics. */
const LAYOUT_LIMIT = m(50);

export const cableTooLong: Rule<Site> = {
  code: 'fabric/cable-too-long',
  severity: 'error',
  holds: 'The longest run of a fabric is within the reach of its cable, and within 50 m where no cable is named.',
  because:
    'A link beyond its reach does not come up, or comes up and drops under load: cables of a hall are bought once.',
  citations: [superPodDataCenterH100, nvidiaNetworkManuals],

  *find(site) {
    for (const fabric of site.fabrics) {
      const { cable, longestCable, id } = fabric;
      const reach = cable?.maxLength ?? LAYOUT_LIMIT;
      if (fabric.pools.length === 0 || !longestCable.exceeds(reach)) continue;
      yield {
        path: cable === undefined ? fabric.path : [...fabric.path, 'cable'],
        message: `fabric "${id}" runs up to ${longestCable}, but ${cable === undefined ? 'a layout without a named cable' : `"${cable.id}"`} reaches ${reach}`,
        help:
          cable === undefined
            ? 'name a cable that reaches, or bring the switches nearer'
            : 'name a cable that reaches farther, or bring the switches nearer',
      };
    }
  },

  examples: {
    valid: [
      exampleSite(),
      exampleSite({
        'halls.hall-1.toCore': '120 m',
        fabrics:
          'ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, racks: hall-1/row-2, cable: nvidia/ndr-sm-optics }',
      }),
    ],
    invalid: [
      { input: exampleSite({ 'halls.hall-1.toCore': '60 m' }), at: 'fabrics.ib' },
      {
        input: exampleSite({
          fabrics:
            'ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, racks: hall-1/row-2, cable: nvidia/ndr-dac }',
        }),
        at: 'fabrics.ib.cable',
      },
    ],
  },
};
