import { eia310, ibmAccessRoute } from '../../catalog/floor-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { heightOnFloor, type Row, type Site } from '../../model/index.ts';
import { type Length, smaller } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

export const doorTooSmall: Rule<Site> = {
  code: 'floor/door-too-small',
  severity: 'error',
  holds: 'Every rack passes upright through the smallest door on the way to its row.',
  because:
    'Mines were built for pallets of miners. A rack system comes as one piece, is not laid down and not taken apart, and the truck leaves.',
  citations: [ibmAccessRoute, eia310],

  *find(site) {
    const said = new Set<string>();
    for (const hall of site.halls) {
      const door = hall.spec.layout?.door;
      if (door === undefined) continue;
      for (const row of hall.rows) {
        const key = row.path.join('.');
        const sides = { width: narrowSide(row), height: heightOnFloor(row) };
        const side = (['width', 'height'] as const).find((one) => sides[one]?.exceeds(door[one]));
        if (side === undefined || row.contents.length === 0 || said.has(key)) continue;
        said.add(key);
        yield {
          path: row.path,
          message: `a rack of row "${row.name}" has a ${side} of ${sides[side]?.like(door[side])}${side === 'height' && row.cabinet?.outsideHeight === undefined ? ' by its units alone' : ''} but the smallest door has ${door[side]}`,
          help:
            side === 'height'
              ? 'break the lintel out, or name a lower rack'
              : 'widen the door, or name a narrower rack',
          related: [{ path: [...hall.path, 'layout', 'door', side], message: 'the door' }],
        };
      }
    }
  },

  examples: {
    valid: [exampleSite(), door('width: 1200 mm, height: 2500 mm')],
    invalid: [
      { input: door('width: 700 mm, height: 2500 mm'), at: 'halls.hall-1.rows.row-1' },
      { input: door('width: 1200 mm, height: 2 m'), at: 'halls.hall-1.rows.row-1' },
    ],
  },
};

/** It goes through with its narrow side ahead. */
function narrowSide({ rack: { footprint } }: Row): Length | undefined {
  return footprint === undefined ? undefined : smaller(footprint.width, footprint.depth);
}

function door(measures: string): string {
  return exampleSite({
    'halls.hall-1.layout': `{ aisles: { cold: 1.2 m, hot: 1.2 m }, door: { ${measures} } }`,
    'halls.hall-1.rows': 'row-1: { racks: 4, feeds: [bus-1, bus-2] }',
    pools: 'train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: inference, redundancy: 2N }',
    fabrics: '',
  });
}
