import { dgxH100Guide } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const drivesUnknown: Rule<Site> = {
  code: 'storage/drives-unknown',
  severity: 'error',
  holds: 'The drives of a node are in the catalog, or the site file says what they hold.',
  because:
    'A class on drives that nobody counted promises room that may not be there; for some racks no drives are published.',
  citations: [dgxH100Guide],

  *find(site) {
    for (const storage of site.storage) {
      if (storage.spec.kind !== 'node-nvme' || storage.spec.perNode !== undefined) continue;
      for (const [i, pool] of storage.pools.entries()) {
        if (pool.server.localNvme !== undefined) continue;
        yield {
          path: [...storage.path, 'on', i],
          message: `storage "${storage.id}" is on pool "${pool.id}", but no local drives are published for "${pool.server.id}"`,
          help: 'say what one node holds, as in perNode: 15.36 TB; a class of its own for pools with other drives',
        };
      }
    }
  },

  examples: {
    valid: [exampleSite(), onNvl72('{ kind: node-nvme, on: [train], perNode: 15.36 TB }')],
    invalid: [{ input: onNvl72('{ kind: node-nvme, on: [train] }'), at: 'storage.scratch.on.0' }],
  },
};

function onNvl72(scratch: string): string {
  return exampleSite({
    pools: 'train: { server: nvidia/gb300-nvl72, racks: hall-1/row-1, use: training }',
    fabrics: '',
    storage: `scratch: ${scratch}`,
  });
}
