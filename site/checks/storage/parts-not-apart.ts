import { cephPools } from '../../catalog/storage-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { placesNeeded, placesThere, protectionOf, type Site } from '../../model/index.ts';
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
      if (there === undefined || there >= needed) continue;
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
    valid: [exampleSite(), ceph(3, ''), ceph(6, 'protection: { by: erasure, data: 4, parity: 2 }')],
    invalid: [
      { input: ceph(2, ''), at: 'storage.checkpoints.servers' },
      { input: ceph(5, 'protection: { by: erasure, data: 4, parity: 2 }'), at: 'storage.checkpoints.protection' },
      { input: ceph(6, 'apart: rack'), at: 'storage.checkpoints.apart' },
      { input: ceph(6, 'apart: power'), at: 'storage.checkpoints.apart' },
    ],
  },
};

function ceph(servers: number, fields: string): string {
  return exampleSite({
    'halls.hall-1.rows':
      'row-1: { racks: 2, feeds: [bus-1, bus-2] }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }\nrow-3: { racks: 1, feeds: [bus-1, bus-2] }',
    storage: `
      scratch: { kind: node-nvme, on: [train] }
      checkpoints:
        kind: rook-ceph
        racks: hall-1/row-3
        servers: { count: ${servers}, draw: 0.5 kW, height: 1 U, weight: 20 kg }
        capacity: 1 PB
        write: 40 GB/s${fields === '' ? '' : `\n        ${fields}`}`,
  });
}
