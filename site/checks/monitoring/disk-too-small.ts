import { prometheusStorage } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { BLOCK_SHARE, DEFAULT_INTERVAL, monitoringLoad, type Site } from '../../model/index.ts';
import { d } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

export const diskTooSmall: Rule<Site> = {
  code: 'monitoring/disk-too-small',
  severity: 'error',
  waivable: true,
  holds: 'The disk of Prometheus keeps the figures of the finished site for the whole retention.',
  because:
    'Prometheus drops the oldest days when its disk is full, without a word: the month that a bill or an incident is about is the one that is gone.',
  citations: [prometheusStorage],

  *find(site) {
    const { monitoring } = site.spec;
    if (monitoring?.storage === undefined) return;
    const { storage, retention, interval = DEFAULT_INTERVAL } = monitoring;
    const load = monitoringLoad(site, monitoring);
    const blocks = load.blocks.like(storage);
    const usable = storage.times(BLOCK_SHARE);
    if (!blocks.exceeds(usable)) return;
    const kept = d(Math.max(1, Math.floor(retention.in(d) * usable.per(blocks))));
    yield {
      path: ['monitoring', 'storage'],
      message: `a disk of ${storage} keeps blocks of ${usable}, but ${load.series.toLocaleString('en-US')} series every ${interval} for ${retention} are ${blocks}`,
      help: `give it ${blocks.times(1 / BLOCK_SHARE).roundedUp()}, read less often, or keep ${kept} here and the rest by remoteWrite`,
    };
  },

  examples: {
    valid: [
      exampleSite(),
      monitored('{ retention: 30 d, storage: 20 GB, class: local-path }'),
      monitored('{ retention: 30 d }'),
    ],
    invalid: [
      // 64 GPUs of 33 series and 64 ports of 64 are 6,208, and 40,000 of the cluster: 7.98 GB in 30 d at two bytes.
      { input: monitored('{ retention: 30 d, storage: 1 GB, class: local-path }'), at: 'monitoring.storage' },
      {
        input: monitored('{ retention: 30 d, storage: 20 GB, class: local-path, seriesPerNode: 20000 }'),
        at: 'monitoring.storage',
      },
    ],
  },
};

function monitored(monitoring: string): string {
  return exampleSite({ cluster: 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }', monitoring });
}
