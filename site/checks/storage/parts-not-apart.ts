import { cephPools } from '../../catalog/storage-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { placesNeeded, placesThere, protectionOf, type Site } from '../../model/index.ts';
import { exampleCeph } from '../example-ceph.ts';
import { exampleSite } from '../example-site.ts';

const NAMES = { host: 'servers', rack: 'racks', power: 'sets of feeds' } as const;

export const partsNotApart: Rule<Site> = {
  code: 'storage/parts-not-apart',
  severity: 'error',
  holds: 'A Ceph store has as many servers, racks or sets of feeds as the parts of one block are kept apart on.',
  because:
    'Ceph places no two parts of a block where the file says they never meet: with too few places the pool is degraded from its first write, and no further fault is survived.',
  citations: [cephPools],

  *find(site) {
    for (const storage of site.storage) {
      const { spec } = storage;
      if (spec.kind !== 'rook-ceph') continue;
      const [needed, there] = [placesNeeded(spec), placesThere(storage, spec)];
      if (there >= needed) continue;
      const { by } = protectionOf(spec);
      yield {
        path: [
          ...storage.path,
          spec.apart !== undefined ? 'apart' : spec.protection !== undefined ? 'protection' : 'servers',
        ],
        message: `storage "${storage.id}" keeps ${needed} ${by === 'copies' ? 'copies' : 'parts'} of a block on ${needed} ${NAMES[spec.apart ?? 'host']}, and has ${there}`,
        help: `give it ${needed} ${NAMES[spec.apart ?? 'host']}, or protect it by fewer parts`,
      };
    }
  },

  examples: {
    valid: [
      exampleSite(),
      exampleCeph('', { servers: 3 }),
      exampleCeph('protection: { by: erasure, data: 4, parity: 2 }', { servers: 6 }),
    ],
    invalid: [
      { input: exampleCeph('', { servers: 2 }), at: 'storage.checkpoints.servers' },
      {
        input: exampleCeph('protection: { by: erasure, data: 4, parity: 2 }', { servers: 5 }),
        at: 'storage.checkpoints.protection',
      },
      { input: exampleCeph('apart: rack', { servers: 6 }), at: 'storage.checkpoints.apart' },
      { input: exampleCeph('apart: power', { servers: 6 }), at: 'storage.checkpoints.apart' },
    ],
  },
};
