import { rookClusterStorage } from '../../catalog/storage-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleCeph } from '../example-ceph.ts';
import { exampleSite } from '../example-site.ts';

export const cephTwice: Rule<Site> = {
  code: 'storage/ceph-twice',
  severity: 'error',
  holds: 'A site has one Ceph store at most.',
  because:
    'One Ceph cluster is made of all servers: the data of two stores would lie on the servers of both, on one network, and neither would keep its capacity, its speed or its parts apart as the file says of it alone.',
  citations: [rookClusterStorage],

  *find(site) {
    const [first, ...others] = site.storage.filter(({ spec }) => spec.kind === 'rook-ceph');
    for (const storage of others) {
      yield {
        path: storage.path,
        message: `storage "${storage.id}" is on Ceph, and so is "${first?.id}": their data would lie on the servers of both`,
        help: 'make them one store, with the rows and servers of both',
        related: first === undefined ? [] : [{ path: first.path, message: 'the other store' }],
      };
    }
  },

  examples: {
    valid: [exampleSite(), exampleCeph('')],
    invalid: [
      {
        input: exampleCeph(`
      more:
        kind: rook-ceph
        racks: hall-1/row-3
        servers: { count: 3, draw: 0.5 kW, height: 1 U, weight: 20 kg }
        capacity: 1 PB
        write: 40 GB/s`),
        at: 'storage.more',
      },
    ],
  },
};
