import { mimirDeduplication } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { monitoringLoad, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const replicasNotToldApart: Rule<Site> = {
  code: 'monitoring/replicas-not-told-apart',
  severity: 'warning',
  holds: 'A store beyond the cluster knows the figures of two Prometheus for the same.',
  because:
    'Each replica sends everything. A store that takes them for different series keeps and bills each twice, and every sum over them is double; one that takes them for one series refuses every second sample.',
  citations: [mimirDeduplication],

  *find(site) {
    const { monitoring } = site.spec;
    if (monitoring?.remoteWrite === undefined || monitoring.remoteWrite.kind !== undefined) return;
    const { replicas } = monitoringLoad(site, monitoring);
    if (replicas === 1) return;
    yield {
      path: ['monitoring', 'remoteWrite'],
      message: `${replicas} Prometheus send the same figures to a store of which nobody says how it tells them apart`,
      help: 'say its kind, as in kind: mimir or kind: thanos, or have one Prometheus only: replicas: 1',
    };
  },

  examples: {
    valid: [
      exampleSite(),
      monitored('kind: mimir', 'replicas: 2'),
      monitored('kind: thanos', 'alerts: { to: pager }'),
      monitored('', 'replicas: 1'),
    ],
    invalid: [
      { input: monitored('', 'alerts: { to: pager }'), at: 'monitoring.remoteWrite' },
      { input: monitored('', 'replicas: 3'), at: 'monitoring.remoteWrite' },
    ],
  },
};

function monitored(store: string, lines: string): string {
  return exampleSite({
    monitoring: `{ retention: 30 d, remoteWrite: { url: "https://metrics.example.com/push", ${store} }, ${lines} }`,
  });
}
