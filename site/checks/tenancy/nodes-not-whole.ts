import { ncpIsolation } from '../../catalog/citations.ts';
import { isolationControls } from '../../catalog/index.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

/** The control that nothing runs on a tenant's nodes but itself and the platform. */
const OWN_NODES = isolationControls.find(({ id }) => id === 'D2');

export const nodesNotWhole: Rule<Site> = {
  code: 'tenancy/nodes-not-whole',
  severity: 'error',
  holds: 'A tenant with nodes of its own has whole ones.',
  because: 'Eight GPUs of a node cannot be four of one tenant and four of another when the node is promised to both.',
  citations: [ncpIsolation],

  *find(site) {
    for (const tenant of site.tenants) {
      if (OWN_NODES?.demand[tenant.spec.isolation] !== 'required') continue;
      for (const { pool, gpus, path } of tenant.claims) {
        const over = gpus % pool.gpusPerNode;
        if (over === 0) continue;
        yield {
          path,
          message: `tenant "${tenant.id}" is promised "${tenant.spec.isolation}" and ${gpus} GPUs of pool "${pool.id}", whose nodes have ${pool.gpusPerNode}`,
          help: `promise ${gpus - over + pool.gpusPerNode} gpus${gpus > over ? ` or ${gpus - over}` : ''}, or write it in nodes`,
        };
      }
    }
  },

  examples: {
    valid: [exampleSite(), claims('dedicated-nodes', '16 gpus'), claims('shared', '12 gpus')],
    invalid: [{ input: claims('dedicated-nodes', '12 gpus'), at: 'tenants.meridian.pools.train' }],
  },
};

function claims(isolation: string, share: string): string {
  return exampleSite({
    tenants: `meridian: { isolation: ${isolation}, pools: { train: ${share} }, contract: { flexible: true } }`,
  });
}
