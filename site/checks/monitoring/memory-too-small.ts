import { prometheusMemory } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { DEFAULT_INTERVAL, monitoringLoad, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const memoryTooSmall: Rule<Site> = {
  code: 'monitoring/memory-too-small',
  severity: 'error',
  waivable: true,
  holds:
    'The memory of Prometheus holds the series of the finished site, their samples of three hours and what is sent on.',
  because:
    'A Prometheus above its limit is ended, reads its log again, and is ended again by the same series: there is no alert while it does.',
  citations: [prometheusMemory],

  *find(site) {
    const { monitoring } = site.spec;
    if (monitoring?.memory === undefined) return;
    const { memory, interval = DEFAULT_INTERVAL, remoteWrite } = monitoring;
    const load = monitoringLoad(site, monitoring);
    const needed = load.memory.needed.like(memory);
    if (!needed.exceeds(memory)) return;
    yield {
      path: ['monitoring', 'memory'],
      message: `each Prometheus has ${memory} of memory, but ${load.series.toLocaleString('en-US')} series every ${interval}${remoteWrite === undefined ? '' : ' that are sent on'} take ${needed}`,
      help: `give each Prometheus ${needed.roundedUp()} and room for queries, or read less often`,
    };
  },

  examples: {
    valid: [exampleSite(), monitored('memory: 1 GiB, seriesPerNode: 20000'), monitored('seriesPerNode: 20000')],
    invalid: [
      // 206,208 series of 2 x 1,452 bytes, and their 360 samples of three hours at 2 x 1.5 x 2: 0.97 GiB.
      { input: monitored('memory: 0.9 GiB, seriesPerNode: 20000'), at: 'monitoring.memory' },
    ],
  },
};

function monitored(lines: string): string {
  return exampleSite({ monitoring: `{ retention: 30 d, ${lines} }` });
}
