import { dgxH100Guide } from '../../catalog/citations.ts';
import { aislePitch } from '../../catalog/floor-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const serverHeldByAisle: Rule<Site> = {
  code: 'floor/server-held-by-aisle',
  severity: 'error',
  holds: 'A cold aisle is at least as wide as the servers beside it are deep.',
  because:
    'A server goes into its rack and comes out of it through the front: where the opposite row is nearer than its depth, it does neither.',
  citations: [dgxH100Guide, aislePitch],

  *find(site) {
    const halls = new Map(site.halls.map((hall) => [hall.id, hall]));
    for (const pool of site.pools) {
      const { depth, kind } = pool.server;
      if (depth === undefined || kind === 'rack') continue;
      const [held] = pool.rows.flatMap((row) => {
        const hall = halls.get(row.hallId);
        return hall?.spec.layout !== undefined && depth.exceeds(hall.spec.layout.aisles.cold) ? [hall] : [];
      });
      if (held?.spec.layout === undefined) continue;
      const { cold } = held.spec.layout.aisles;
      yield {
        path: [...held.path, 'layout', 'aisles', 'cold'],
        message: `servers of pool "${pool.id}" are ${depth.like(cold)} deep but the cold aisles of hall "${held.id}" are ${cold} wide`,
        help: `widen the aisle to ${depth.like(cold).roundedUp()} and room for the people beside it, or take servers of less depth`,
        related: [{ path: [...pool.path, 'server'], message: 'the server' }],
      };
    }
  },

  examples: {
    valid: [exampleSite(), aisle('1.2 m')],
    invalid: [{ input: aisle('800 mm'), at: 'halls.hall-1.layout.aisles.cold' }],
  },
};

function aisle(cold: string): string {
  return exampleSite({ 'halls.hall-1.layout': `aisles: { cold: ${cold}, hot: 1.2 m }` });
}
