import { kubernetesMultiTenancy } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const sparesNotThere: Rule<Site> = {
  code: 'cluster/spares-not-there',
  severity: 'error',
  holds: 'A pool says how its spares are held back only where it has some, and fewer than it has nodes.',
  because:
    'Without spares nothing is held, and whoever wrote it counts on nodes that are promised away; with as many as there are nodes every one is tainted, and no job of the pool starts.',
  citations: [kubernetesMultiTenancy],

  *find(site) {
    for (const pool of site.pools) {
      const { spares = 0, sparesHeld } = pool.spec;
      if (sparesHeld === undefined || (spares > 0 && spares < pool.nodes)) continue;
      yield {
        path: [...pool.path, 'sparesHeld'],
        message: `pool "${pool.id}" holds its spares back ${sparesHeld === 'by-taint' ? 'by a taint' : 'by quota'}, and has ${spares} of ${pool.nodes} nodes to spare`,
        help: spares === 0 ? 'add spares: 1, say, or take sparesHeld away' : `write spares below ${pool.nodes}`,
      };
    }
  },

  examples: {
    valid: [exampleSite(), held('spares: 1, sparesHeld: by-taint'), held('spares: 1')],
    invalid: [
      { input: held('sparesHeld: by-taint'), at: 'pools.train.sparesHeld' },
      { input: held('spares: 8, sparesHeld: by-taint'), at: 'pools.train.sparesHeld' },
    ],
  },
};

function held(spares: string): string {
  return exampleSite({
    pools: `train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: rental, ${spares} }`,
    fabrics: '',
    storage: '',
  });
}
