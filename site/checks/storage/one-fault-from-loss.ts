import { cephPools } from '../../catalog/storage-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { protectionOf, type Site } from '../../model/index.ts';
import { exampleCeph } from '../example-ceph.ts';
import { exampleSite } from '../example-site.ts';

/** Faults at once that data outlives, so that one drive may fail while a server is being repaired. */
const FAULTS = 2;

export const oneFaultFromLoss: Rule<Site> = {
  code: 'storage/one-fault-from-loss',
  severity: 'warning',
  holds: 'A Ceph store outlives two faults at once.',
  because:
    'A server is down for repair for hours, and among hundreds of drives one more fails in that time: two copies, or one part of parity, are then none.',
  citations: [cephPools],

  *find(site) {
    for (const storage of site.storage) {
      if (storage.spec.kind !== 'rook-ceph') continue;
      const protection = protectionOf(storage.spec);
      const faults = protection.by === 'copies' ? protection.copies - 1 : protection.parity;
      if (faults >= FAULTS) continue;
      yield {
        path: [...storage.path, 'protection'],
        message: `storage "${storage.id}" outlives ${faults === 0 ? 'no fault' : 'one fault'} at a time`,
        help: 'keep 3 copies, or 2 parts of parity; waive it for data that can be made again',
      };
    }
  },

  examples: {
    valid: [exampleSite(), ceph('{ by: copies, copies: 3 }'), ceph('{ by: erasure, data: 4, parity: 2 }')],
    invalid: [
      { input: ceph('{ by: copies, copies: 2 }'), at: 'storage.checkpoints.protection' },
      { input: ceph('{ by: erasure, data: 4, parity: 1 }'), at: 'storage.checkpoints.protection' },
    ],
  },
};

function ceph(protection: string): string {
  return exampleCeph(`protection: ${protection}`);
}
