import { miningOsAntspace } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const containerWrongCooling: Rule<Site> = {
  code: 'conversion/container-wrong-cooling',
  severity: 'error',
  holds: 'The miners of a container are cooled as the container cools.',
  because:
    'A hydro miner has no fans and an air miner no hose: in the wrong box it stops within seconds, and never comes back as ballast.',
  citations: [miningOsAntspace],

  *find(site) {
    for (const { id, path, miner, container } of site.fleets) {
      if (container === undefined || container.cooling === miner.cooling) continue;
      yield {
        path: [...path, 'container'],
        message: `fleet "${id}" puts "${miner.id}", which is cooled by ${miner.cooling}, in a "${container.id}", which cools by ${container.cooling}`,
        help: `name a container for ${miner.cooling}, or the miners that stand in it`,
      };
    }
  },

  examples: {
    valid: [exampleSite(), inContainer('generic/air-20ft')],
    invalid: [{ input: inContainer('bitmain/antspace-hk3'), at: 'mine.asics.s19.container' }],
  },
};

function inContainer(container: string): string {
  return exampleSite({
    mine: `asics:\n  s19: { model: bitmain/s19-xp, count: 10, feeds: bus-1, container: ${container}, fate: sheddable }`,
  });
}
