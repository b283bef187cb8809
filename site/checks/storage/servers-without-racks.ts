import { superPodStorageH100 } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const serversWithoutRacks: Rule<Site> = {
  code: 'storage/servers-without-racks',
  severity: 'error',
  holds: 'The servers of a bought store stand in rows of the site.',
  because:
    'What stands nowhere draws nothing, weighs nothing and warms nothing: the building would be said to carry a store that nobody held against it.',
  citations: [superPodStorageH100],

  *find(site) {
    for (const storage of site.storage) {
      const { spec } = storage;
      if (spec.kind === 'node-nvme' || spec.servers === undefined || spec.racks !== undefined) continue;
      yield {
        path: [...storage.path, 'servers'],
        message: `storage "${storage.id}" has ${spec.servers.count} servers, and no row that they stand in`,
        help: 'say where, as in racks: hall-1/row-14, or take "servers" away where they stand at another place',
      };
    }
  },

  examples: {
    valid: [
      exampleSite(),
      bought(', racks: hall-1/row-2, servers: { count: 4, draw: 0.5 kW, height: 1 U }'),
      bought(''),
    ],
    invalid: [
      { input: bought(', servers: { count: 4, draw: 0.5 kW, height: 1 U }'), at: 'storage.checkpoints.servers' },
    ],
  },
};

function bought(more: string): string {
  return exampleSite({
    storage: `
      scratch: { kind: node-nvme, on: [train] }
      checkpoints: { kind: weka, capacity: 1 PB, write: 40 GB/s, secret: weka-csi${more} }`,
  });
}
