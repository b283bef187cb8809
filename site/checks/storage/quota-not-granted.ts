import { kubernetesStorageQuota } from '../../catalog/storage-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const quotaNotGranted: Rule<Site> = {
  code: 'storage/quota-not-granted',
  severity: 'error',
  holds: 'A tenant has room only on stores that its pools reach.',
  because: "A class on the drives of other tenants' nodes is not granted: its room would be promised and never given.",
  citations: [kubernetesStorageQuota],

  *find(site) {
    for (const tenant of site.tenants) {
      for (const storage of site.storage) {
        if (tenant.spec.storage?.[storage.id] === undefined || storage.spec.kind !== 'node-nvme') continue;
        if (tenant.claims.some(({ pool }) => storage.pools.includes(pool))) continue;
        yield {
          path: [...tenant.path, 'storage', storage.id],
          message: `tenant "${tenant.id}" has room on storage "${storage.id}", which is on pools that it has no part of`,
          help: `give it a part of ${storage.pools.map(({ id }) => `"${id}"`).join(' or ')}, or take the line away`,
        };
      }
    }
  },

  examples: {
    valid: [exampleSite(), granted('pools: { train: 2 nodes }')],
    invalid: [{ input: granted('pools: { other: 1 node }'), at: 'tenants.lab.storage.scratch' }],
  },
};

function granted(pools: string): string {
  return exampleSite({
    'halls.hall-1.rows':
      'row-1: { racks: 2, feeds: [bus-1, bus-2] }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }\nrow-3: { racks: 1, feeds: [bus-1, bus-2] }',
    pools: `
      train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, redundancy: 2N }
      other: { server: nvidia/dgx-h100, perRack: 1, racks: hall-1/row-3, use: inference }`,
    tenants: `lab: { isolation: shared, ${pools}, storage: { scratch: 10 TB }, contract: { flexible: true } }`,
  });
}
