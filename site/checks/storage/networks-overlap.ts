import { cephNetworks } from '../../catalog/storage-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { rangesOverlap, type Site } from '../../model/index.ts';
import { exampleCeph } from '../example-ceph.ts';
import { exampleSite } from '../example-site.ts';

export const networksOverlap: Rule<Site> = {
  code: 'storage/networks-overlap',
  severity: 'error',
  holds: "A store's networks are apart from each other and from the addresses of the fabrics.",
  because:
    'A server with one address in two networks answers on either interface: copies between servers then take the way of the clients, and a pod on a fabric may be given the address of a server.',
  citations: [cephNetworks],

  *find(site) {
    const fabrics = site.spec.cluster?.rdma?.subnet;
    for (const storage of site.storage) {
      if (storage.spec.kind !== 'rook-ceph' || storage.spec.network === undefined) continue;
      const { public: open, cluster } = storage.spec.network;
      const pairs = [
        ['cluster', cluster, 'its public network', open],
        ['public', open, 'the addresses of the fabrics', fabrics],
        ['cluster', cluster, 'the addresses of the fabrics', fabrics],
      ] as const;
      for (const [field, own, what, other] of pairs) {
        if (own === undefined || other === undefined || !rangesOverlap(own, other)) continue;
        yield {
          path: [...storage.path, 'network', field],
          message: `network ${own} of storage "${storage.id}" overlaps ${what}, ${other}`,
          help: 'give it addresses of its own',
        };
      }
    }
  },

  examples: {
    valid: [exampleSite(), networks('public: 10.70.0.0/16, cluster: 10.71.0.0/16')],
    invalid: [
      { input: networks('public: 10.70.0.0/16, cluster: 10.70.128.0/17'), at: 'storage.checkpoints.network.cluster' },
      { input: networks('public: 10.56.0.0/24'), at: 'storage.checkpoints.network.public' },
    ],
  },
};

function networks(written: string): string {
  return exampleCeph(`network: { ${written} }`, {
    cluster: 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }\nrdma: { subnet: 10.56.0.0/16 }',
  });
}
