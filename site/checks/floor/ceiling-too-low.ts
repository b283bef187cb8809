import { eia310, risaCirculation } from '../../catalog/floor-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { heightOnFloor, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const ceilingTooLow: Rule<Site> = {
  code: 'floor/ceiling-too-low',
  severity: 'error',
  holds: 'Every rack stands upright below the lowest tray, pipe or beam over its row.',
  because:
    'Busways, trays and manifolds hang over the rows before the racks come, and a shed for miners has beams where shelves ended.',
  citations: [risaCirculation, eia310],

  *find(site) {
    const said = new Set<string>();
    for (const hall of site.halls) {
      const clear = hall.spec.layout?.clearHeight;
      if (clear === undefined) continue;
      for (const row of hall.rows) {
        const height = heightOnFloor(row);
        const key = row.path.join('.');
        if (height === undefined || row.contents.length === 0 || !height.exceeds(clear) || said.has(key)) continue;
        said.add(key);
        yield {
          path: row.path,
          message: `a rack of row "${row.name}" is ${height.like(clear)} high but ${clear} are clear over the rows of hall "${hall.id}"`,
          help: 'hang trays and pipes higher or beside the rows, or name a lower rack',
          related: [{ path: [...hall.path, 'layout', 'clearHeight'], message: 'what is clear' }],
        };
      }
    }
  },

  examples: {
    valid: [exampleSite(), clear('2.4 m')],
    invalid: [{ input: clear('2.1 m'), at: 'halls.hall-1.rows.row-1' }],
  },
};

function clear(height: string): string {
  return exampleSite({
    'halls.hall-1.layout': `{ aisles: { cold: 1.2 m, hot: 1.2 m }, clearHeight: ${height} }`,
    pools: 'train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: inference, redundancy: 2N }',
    fabrics: '',
  });
}
