import { cephMonitors } from '../../catalog/storage-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { placesNeeded, placesThere, type Site } from '../../model/index.ts';
import { exampleCeph } from '../example-ceph.ts';
import { exampleSite } from '../example-site.ts';

/** A majority of them outlives the loss of one, and of fewer none does. */
const MONITORS = 3;

const NAMES = { host: 'servers', rack: 'racks', power: 'sets of feeds' } as const;

export const monitorsNotApart: Rule<Site> = {
  code: 'storage/monitors-not-apart',
  severity: 'error',
  holds:
    'A Ceph store has three servers, racks or sets of feeds, whichever it keeps apart: one for each of its monitors.',
  because:
    'Ceph serves nobody without a majority of its monitors: where two of three stand in one place, the loss of that place stops the whole store, however well its data is protected.',
  citations: [cephMonitors],

  *find(site) {
    for (const storage of site.storage) {
      const { spec } = storage;
      if (spec.kind !== 'rook-ceph') continue;
      const there = placesThere(storage, spec);
      // With more parts than monitors it is the parts that are not apart.
      if (there >= MONITORS || placesNeeded(spec) >= MONITORS) continue;
      const names = NAMES[spec.apart ?? 'host'];
      yield {
        path: [...storage.path, spec.apart === undefined ? 'servers' : 'apart'],
        message: `storage "${storage.id}" has ${MONITORS} monitors that stand on ${names} of their own, and ${there} ${names}`,
        help: `give it ${MONITORS} ${names}, or keep less apart`,
      };
    }
  },

  examples: {
    valid: [exampleSite(), exampleCeph('', { servers: 3 })],
    invalid: [
      {
        input: exampleCeph('protection: { by: copies, copies: 2 }', { servers: 2 }),
        at: 'storage.checkpoints.servers',
      },
      {
        input: exampleCeph('apart: rack\n        protection: { by: copies, copies: 1 }'),
        at: 'storage.checkpoints.apart',
      },
    ],
  },
};
