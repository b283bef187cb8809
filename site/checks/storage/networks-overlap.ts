import { cephNetworks } from '../../catalog/storage-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { rangesOverlap, type Site } from '../../model/index.ts';
import { exampleCeph } from '../example-ceph.ts';
import { exampleSite } from '../example-site.ts';

export const networksOverlap: Rule<Site> = {
  code: 'storage/networks-overlap',
  severity: 'error',
  holds:
    "A store's networks are apart from each other, from the addresses of the fabrics and from those of management.",
  because:
    'A server with one address in two networks answers on either interface: copies between servers then take the way of the clients, and a pod on a fabric may be given the address of a server. What tenants must never reach is shut by its addresses, and a store among them with it.',
  citations: [cephNetworks],

  *find(site) {
    const { management = [], rdma } = site.spec.cluster ?? {};
    const others = [
      ['the addresses of the fabrics', rdma?.subnet],
      ...management.map((network) => ['a network of management', network] as const),
    ] as const;
    for (const storage of site.storage) {
      if (storage.spec.kind !== 'rook-ceph' || storage.spec.network === undefined) continue;
      const { public: open, cluster } = storage.spec.network;
      const pairs = [
        ['cluster', cluster, 'its public network', open],
        ...others.flatMap(([what, other]) => [
          ['public', open, what, other] as const,
          ['cluster', cluster, what, other] as const,
        ]),
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
      { input: networks('public: 10.0.0.0/25'), at: 'storage.checkpoints.network.public' },
      { input: networks('public: 10.70.0.0/16, cluster: 10.0.0.0/16'), at: 'storage.checkpoints.network.cluster' },
    ],
  },
};

function networks(written: string): string {
  return exampleCeph(`network: { ${written} }`, {
    cluster:
      'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }\nrdma: { subnet: 10.56.0.0/16 }\nmanagement: [10.0.0.0/24]',
  });
}
