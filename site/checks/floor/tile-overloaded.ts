import { ibmFloorLoads, tatePanels } from '../../catalog/floor-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

/** Part of a rack that one tile carries under a foot, and that one caster carries while it is moved (IBM Power8). */
const ON_ONE_TILE = 1 / 3;
const ON_ONE_CASTER = 1 / 2;

export const tileOverloaded: Rule<Site> = {
  code: 'floor/tile-overloaded',
  severity: 'error',
  holds:
    'A third of the heaviest rack rests on one tile of a raised floor, and half of it rolls over one, within what the tile carries.',
  because:
    'A rack stands on four feet and comes on four wheels: a floor that bears it spread evenly is punched by a caster on the day that it is delivered.',
  citations: [ibmFloorLoads, tatePanels],

  *find(site) {
    const said = new Set<string>();
    for (const hall of site.halls) {
      const { tile } = hall.spec.floor;
      if (tile === undefined) continue;
      for (const row of hall.rows) {
        const { weight } = row.rack;
        const key = row.path.join('.');
        if (weight === undefined || said.has(key)) continue;
        const loads = [
          { limit: 'point', is: weight.times(ON_ONE_TILE), how: 'rest on one tile' },
          { limit: 'rolling', is: weight.times(ON_ONE_CASTER), how: 'roll on one wheel while it is moved' },
        ] as const;
        const over = loads.find(({ limit, is }) => is.exceeds(tile[limit]));
        if (over === undefined) continue;
        said.add(key);
        yield {
          path: row.path,
          message: `of a rack of row "${row.name}" ${over.is.like(tile[over.limit])} ${over.how} but a tile of hall "${hall.id}" carries ${tile[over.limit]}`,
          help:
            over.limit === 'point'
              ? 'take heavier panels or a pedestal more under each rack, or stand it on the slab'
              : 'lay plates on the way, or bring the rack in empty',
          related: [{ path: [...hall.path, 'floor', 'tile', over.limit], message: 'the tile' }],
        };
      }
    }
  },

  examples: {
    valid: [exampleSite(), tile('point: 680 kg, rolling: 680 kg')],
    invalid: [
      { input: tile('point: 450 kg, rolling: 680 kg'), at: 'halls.hall-1.rows.row-1' },
      { input: tile('point: 680 kg, rolling: 570 kg'), at: 'halls.hall-1.rows.row-1' },
    ],
  },
};

/** Racks of 1,360 kg. */
function tile(carries: string): string {
  return exampleSite({
    'halls.hall-1.floor': `{ load: 24 kPa, tile: { ${carries} } }`,
    pools: 'train: { server: nvidia/gb200-nvl72, racks: hall-1/row-1, use: training }',
    fabrics: '',
  });
}
