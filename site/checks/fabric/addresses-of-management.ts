import { nvIpam } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { rangesOverlap, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const addressesOfManagement: Rule<Site> = {
  code: 'fabric/addresses-of-management',
  severity: 'error',
  holds: 'The addresses of the fabrics are none of a management network.',
  because:
    'Addresses are dealt out to pods without a look at who has them already: a pod is given that of a BMC or a switch, and answers for it on the fabric, while what it asks of its neighbours there goes to the wrong network.',
  citations: [nvIpam],

  *find(site) {
    const { rdma, management = [] } = site.spec.cluster ?? {};
    const subnet = rdma?.subnet;
    if (subnet === undefined) return;
    for (const [i, network] of management.entries()) {
      if (!rangesOverlap(subnet, network)) continue;
      yield {
        path: ['cluster', 'management', i],
        message: `management network ${network} overlaps the addresses of the fabrics, ${subnet}`,
        help: 'give the fabrics a subnet that nothing else uses',
      };
    }
  },

  examples: {
    valid: [exampleSite(), managed('10.0.0.0/24', '10.64.0.0/12')],
    invalid: [
      { input: managed('10.64.3.0/24', '10.64.0.0/12'), at: 'cluster.management.1' },
      { input: managed('10.0.0.0/8', '10.64.0.0/12'), at: 'cluster.management.1' },
    ],
  },
};

function managed(network: string, subnet: string): string {
  return exampleSite({
    cluster: `kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }\nmanagement: [192.168.0.0/24, ${network}]\nrdma: { subnet: ${subnet} }`,
  });
}
