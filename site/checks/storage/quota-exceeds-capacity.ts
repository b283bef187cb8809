import { kubernetesStorageQuota } from '../../catalog/storage-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { monitoringRoom, roomOf, type Site } from '../../model/index.ts';
import { GB, sum } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

export const quotaExceedsCapacity: Rule<Site> = {
  code: 'storage/quota-exceeds-capacity',
  severity: 'warning',
  holds: 'The room that tenants are promised of a store is there, beside the disks of monitoring.',
  because: 'A quota reserves nothing: the tenant that claims last finds the store full, whatever its own line says.',
  citations: [kubernetesStorageQuota],

  *find(site) {
    for (const storage of site.storage) {
      const room = roomOf(storage);
      const promised = sum(
        GB(0),
        site.tenants.flatMap(({ spec }) => spec.storage?.[storage.id] ?? []),
      );
      const own = monitoringRoom(site, storage);
      if (room === undefined || !promised.plus(own).exceeds(room)) continue;
      const beside = own > GB(0) ? `, beside ${own.like(room)} of monitoring` : '';
      yield {
        path: storage.path,
        message: `tenants are promised ${promised.like(room)} of storage "${storage.id}"${beside}, which holds ${room}`,
        help: 'promise less, or waive this where they are known not to fill it at once',
      };
    }
  },

  examples: {
    valid: [
      exampleSite(),
      promised('500 TB', '500 TB'),
      promised('500 TB', '480 TB', '{ retention: 30 d, storage: 11 TB, store: checkpoints }'),
    ],
    invalid: [
      { input: promised('800 TB', '500 TB'), at: 'storage.checkpoints' },
      // Two Prometheus, for somebody is told of alerts.
      {
        input: promised(
          '500 TB',
          '480 TB',
          '{ retention: 30 d, storage: 11 TB, store: checkpoints, alerts: { to: pager } }',
        ),
        at: 'storage.checkpoints',
      },
    ],
  },
};

function promised(one: string, two: string, monitoring = ''): string {
  return exampleSite({
    monitoring,
    tenants: `
      lab: { isolation: shared, pools: { train: 2 nodes }, storage: { checkpoints: ${one} }, contract: { flexible: true } }
      works: { isolation: shared, pools: { train: 2 nodes }, storage: { checkpoints: ${two} }, contract: { flexible: true } }`,
  });
}
