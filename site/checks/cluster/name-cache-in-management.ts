import { nodeLocalDns } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { rangesOverlap, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const nameCacheInManagement: Rule<Site> = {
  code: 'cluster/name-cache-in-management',
  severity: 'error',
  holds: 'No address at which tenants ask for names is one of a management network.',
  because:
    'What tenants may reach is opened by address there, and by nothing else: a name server of the management networks would answer them, with the names of BMCs and switches.',
  citations: [nodeLocalDns],

  *find(site) {
    const { nameCache = [], management = [] } = site.spec.cluster ?? {};
    for (const [i, address] of nameCache.entries()) {
      const network = management.find((one) => rangesOverlap(`${address}/32`, one));
      if (network === undefined) continue;
      yield {
        path: ['cluster', 'nameCache', i],
        message: `address ${address} is one of management network ${network}, and tenants would ask there`,
        help: 'name the address of a cache on the nodes, or that of the Service kube-dns',
      };
    }
  },

  examples: {
    valid: [exampleSite(), cached('169.254.20.10, 10.233.0.3')],
    invalid: [{ input: cached('169.254.20.10, 10.0.0.53'), at: 'cluster.nameCache.1' }],
  },
};

function cached(addresses: string): string {
  return exampleSite({
    cluster: `kubernetes: "1.34"\ncni: calico\nstate: { backend: local }\nmanagement: [10.0.0.0/24]\nnameCache: [${addresses}]`,
  });
}
