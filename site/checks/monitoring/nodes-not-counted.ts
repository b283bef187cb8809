import { prometheusStorage, redHatPrometheusGrowth } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { BLOCK_SHARE, monitoringLoad, type Site } from '../../model/index.ts';
import { d, GB } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

/**
 * What a node adds in a day: 150 nodes more, each with 36 pods of two containers, were 25 GB instead of 6.3, with 20 %
 * on top. At the interval of that stack, and with fewer processors than nodes of GPUs have.
 */
const DAY_OF_A_NODE = GB((25 - 6.3) / 150 / 1.2);

export const nodesNotCounted: Rule<Site> = {
  code: 'monitoring/nodes-not-counted',
  severity: 'warning',
  holds:
    'A disk of Prometheus that was sized before series were counted on a running cluster has room for what nodes of Kubernetes were found to write.',
  because:
    'Beside its GPUs and ports a node has series for each of its processors and for each container. No catalog says how many, so that without a count the disk is held against GPUs and ports alone, and Prometheus drops the oldest days without a word.',
  citations: [redHatPrometheusGrowth, prometheusStorage],

  *find(site) {
    const { monitoring } = site.spec;
    if (monitoring?.storage === undefined || monitoring.seriesPerNode !== undefined) return;
    const { storage, retention } = monitoring;
    const { blocks } = monitoringLoad(site, monitoring);
    const usable = storage.times(BLOCK_SHARE);
    const nodes = site.pools.reduce((sum, pool) => sum + pool.nodes, 0);
    const ofNodes = DAY_OF_A_NODE.times(nodes * retention.in(d)).like(storage);
    const usual = blocks.like(storage).plus(ofNodes);
    // Too small for what is counted: that is an error of its own.
    if (blocks.exceeds(usable) || !usual.exceeds(usable)) return;
    yield {
      path: ['monitoring', 'storage'],
      message: `a disk of ${storage} keeps blocks of ${usable}, but ${nodes.toLocaleString('en-US')} nodes like those of a tested cluster write ${ofNodes} in ${retention}, beside ${blocks.like(storage)} of what is counted`,
      help: `give it ${usual.times(1 / BLOCK_SHARE).roundedUp()}, or count on a running cluster and write seriesPerNode: count by (node) ({node!=""})`,
    };
  },

  examples: {
    valid: [exampleSite(), monitored('storage: 50 GB'), monitored('storage: 20 GB, seriesPerNode: 5000')],
    invalid: [
      // 8 nodes of 104 MB a day are 24.9 GB in 30 days, beside 8 GB of GPUs, ports and the cluster: 33 GB.
      { input: monitored('storage: 40 GB'), at: 'monitoring.storage' },
    ],
  },
};

function monitored(disk: string): string {
  return exampleSite({
    cluster: 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }',
    monitoring: `{ retention: 30 d, class: local-path, ${disk} }`,
  });
}
