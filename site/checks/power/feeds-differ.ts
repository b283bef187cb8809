import { superPodDataCenterH100, uptimeTiers } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { fillersOf, nameOfFiller, promises, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const feedsDiffer: Rule<Site> = {
  code: 'power/feeds-differ',
  severity: 'error',
  holds:
    'Each row of a pool, or of a shell, that asks for 2N hangs from two feeds or more, and no feed is named twice.',
  because: 'Two cords in one socket are one cord: 2N begins with two things to plug into.',
  citations: [superPodDataCenterH100, uptimeTiers],

  *find(site) {
    for (const pool of fillersOf(site)) {
      if (!promises(pool.spec.redundancy, '2N')) continue;
      const said = new Set<string>();
      for (const row of pool.rows) {
        const feeds = new Set(row.feeds);
        const key = row.path.join('.');
        if ((feeds.size > 1 && feeds.size === row.feeds.length) || said.has(key)) continue;
        said.add(key);
        const names = [...feeds].map((feed) => `"${feed.id}"`).join(', ');
        yield {
          path: [...row.path, 'feeds'],
          message: `row "${row.name}" of ${nameOfFiller(pool)} hangs from ${names} ${feeds.size === row.feeds.length ? 'alone' : 'twice'}, and ${pool.spec.redundancy} asks for two sides`,
          help: `name a feed of the other side, as in feeds: [bus-a1, bus-b1], or ask for redundancy: N`,
          related: [{ path: [...pool.path, 'redundancy'], message: '2N is asked for here' }],
        };
      }
    }
  },

  examples: {
    valid: [
      exampleSite(),
      exampleSite({
        'halls.hall-1.rows': 'row-1: { racks: 4, feeds: bus-1 }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }',
        pools: 'train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib }',
      }),
    ],
    invalid: [
      {
        input: exampleSite({
          'halls.hall-1.rows': 'row-1: { racks: 4, feeds: bus-1 }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }',
        }),
        at: 'halls.hall-1.rows.row-1.feeds',
      },
      {
        input: exampleSite({
          'halls.hall-1.rows': 'row-1: { racks: 4, feeds: [bus-1, bus-1] }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }',
        }),
        at: 'halls.hall-1.rows.row-1.feeds',
      },
    ],
  },
};
