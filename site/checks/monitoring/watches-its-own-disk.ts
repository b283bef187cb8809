import { prometheusStorage } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { monitoringDisks, monitoringLoad, type Site } from '../../model/index.ts';
import { exampleCeph } from '../example-ceph.ts';
import { exampleSite } from '../example-site.ts';

export const watchesItsOwnDisk: Rule<Site> = {
  code: 'monitoring/watches-its-own-disk',
  severity: 'warning',
  holds: 'Monitoring does not keep its figures on the Ceph cluster that it watches.',
  because:
    'No disk of a Prometheus has a copy elsewhere. When Ceph stops, so do the alerts that say so, and what led up to it cannot be read.',
  citations: [prometheusStorage],

  *find(site) {
    const { monitoring } = site.spec;
    const { store } = monitoringDisks(site) ?? {};
    if (monitoring === undefined || store?.spec.kind !== 'rook-ceph') return;
    if ((monitoringLoad(site, monitoring).disk ?? monitoring.logs) === undefined) return;
    yield {
      path: monitoring.store === undefined ? ['monitoring'] : ['monitoring', 'store'],
      message: `the disks of monitoring are cut from store "${store.id}", a Ceph cluster that it watches`,
      help: 'name a class on other drives, as in class: local-path; what is to outlive this cluster goes out by remoteWrite',
    };
  },

  examples: {
    valid: [exampleSite(), monitored('class: local-path')],
    invalid: [
      { input: monitored('store: checkpoints'), at: 'monitoring.store' },
      { input: monitored('store: checkpoints, seriesPerNode: 5000', ''), at: 'monitoring.store' },
    ],
  },
};

function monitored(disks: string, storage = 'storage: 100 GB,'): string {
  return exampleCeph('', {
    cluster: 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }',
    monitoring: `{ retention: 30 d, ${storage} ${disks} }`,
  });
}
