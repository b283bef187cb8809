import { COMPUTE_DOMAINS_KUBERNETES, compareVersions } from '../../catalog/index.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { nvlinkRacks, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const noComputeDomains: Rule<Site> = {
  code: 'cluster/no-compute-domains',
  severity: 'warning',
  holds: 'A cluster with rack systems has Kubernetes 1.34 or later, by which their NVLink domains are allotted.',
  because:
    'Without it the driver of NVLink domains is left out: each tray computes for itself, and a job that spans trays falls back to the fabric.',
  citations: [...COMPUTE_DOMAINS_KUBERNETES.citations],

  *find(site) {
    const version = site.spec.cluster?.kubernetes;
    if (version === undefined || compareVersions(version, COMPUTE_DOMAINS_KUBERNETES.least) >= 0) return;
    const [racks] = nvlinkRacks(site);
    if (racks === undefined) return;
    yield {
      path: ['cluster', 'kubernetes'],
      message: `kubernetes ${version} allots no NVLink domains, and pool "${racks.id}" is of racks that are one`,
      help: `take ${COMPUTE_DOMAINS_KUBERNETES.least} or later`,
    };
  },

  examples: {
    valid: [exampleSite(), racks('1.34'), racks('1.35.1')],
    invalid: [{ input: racks('1.33'), at: 'cluster.kubernetes' }],
  },
};

function racks(kubernetes: string): string {
  return exampleSite({
    pools: 'train: { server: nvidia/gb200-nvl72, racks: hall-1/row-1, use: training, fabric: ib }',
    storage: '',
    cluster: `kubernetes: "${kubernetes}"\ncni: cilium\nstate: { backend: local }`,
  });
}
