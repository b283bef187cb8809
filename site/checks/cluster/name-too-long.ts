import { kubernetesLabels } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { type Site, type Storage, standingNodes } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

/** A node's name is the value of its label kubernetes.io/hostname. */
const LONGEST = 63;

export const nameTooLong: Rule<Site> = {
  code: 'cluster/name-too-long',
  severity: 'error',
  holds: 'The longest node name of every pool and shared store has at most 63 characters.',
  because:
    'A node is named by pool, hall, row, unit and rack; the name becomes a label value, and Kubernetes refuses the node when it joins, long after racks were labelled.',
  citations: [kubernetesLabels],

  *find(site) {
    if (site.spec.cluster === undefined) return;
    for (const pool of site.pools) {
      let longest = '';
      for (const { name } of standingNodes(site, pool)) if (name.length > longest.length) longest = name;
      if (longest.length <= LONGEST) continue;
      yield {
        path: pool.path,
        message: `nodes of pool "${pool.id}" get names of ${longest.length} characters, as "${longest}", where ${LONGEST} fit`,
        help: `shorten the ids of the pool, the hall or the row by ${longest.length - LONGEST} characters together`,
      };
    }
    for (const store of site.storage) {
      const longest = longestServer(store);
      if (longest.length <= LONGEST) continue;
      yield {
        path: store.path,
        message: `servers of store "${store.id}" get names of ${longest.length} characters, as "${longest}", where ${LONGEST} fit`,
        help: `shorten the ids of the store, the hall or the row by ${longest.length - LONGEST} characters together`,
      };
    }
  },

  examples: {
    valid: [exampleSite(), named('train')],
    invalid: [
      { input: named('training-and-fine-tuning'), at: 'pools.training-and-fine-tuning' },
      { input: stored('checkpoints-of-all-tenan'), at: 'storage.checkpoints-of-all-tenan' },
    ],
  },
};

/** As many servers may stand in a rack as there are at all. */
function longestServer(store: Storage): string {
  if (store.spec.kind !== 'rook-ceph') return '';
  const each = store.spec.servers?.count ?? 1;
  const names = store.rows.map((row) => `${store.id}-${row.hallId}-${row.id}-r${row.racks}-n${each}`);
  return names.reduce((longest, name) => (name.length > longest.length ? name : longest), '');
}

function stored(store: string): string {
  return exampleSite({
    'halls.hall-1.rows':
      'row-behind-the-old-ro-1: { racks: 1, feeds: [bus-1, bus-2] }\nrow-1: { racks: 4, feeds: [bus-1, bus-2] }',
    pools: 'train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: rental }',
    fabrics: '',
    storage: `${store}: { kind: rook-ceph, racks: hall-1/row-behind-the-old-ro-1, capacity: 1 PB, write: 40 GB/s, servers: { count: 1000, draw: 50 W, height: 1 U } }`,
    cluster: 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }',
  });
}

function named(pool: string): string {
  return exampleSite({
    'halls.hall-1.rows':
      'row-behind-the-old-ro-1: { racks: 4, feeds: [bus-1, bus-2] }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }',
    pools: `${pool}: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-behind-the-old-ro-1, use: rental }`,
    fabrics: '',
    storage: '',
    cluster: 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }',
  });
}
