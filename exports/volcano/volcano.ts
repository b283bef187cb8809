import { stringify } from 'yaml';
import { isCut, labelsOf, type Site } from '../../site/model/index.ts';
import type { ExportTarget } from '../export-target.ts';
import { hyperNodes } from './hyper-nodes.ts';
import { queues } from './queues.ts';

/**
 * Objects for Volcano, which takes the place of Kueue and the stock scheduler
 * (https://github.com/volcano-sh/volcano v1.15.1, installer/helm/chart/volcano/crd/bases and
 * docs/user-guide/how_to_use_capacity_plugin.md, https://volcano.sh/en/docs/network_topology_aware_scheduling/; read 2026-11-26).
 */
export const volcano: ExportTarget = {
  name: 'volcano',
  writes: 'HyperNode and Queue objects for Volcano',

  export(site) {
    if (site.pools.length === 0)
      return { nothing: `"${site.name}" has no pool`, help: 'add a part "pools": a HyperNode has nodes' };
    const objects = [...hyperNodes(site), ...queues(site)];
    return {
      files: new Map([
        [
          'volcano.yaml',
          objects.map((object) => `---\n${stringify(object, { aliasDuplicateObjects: false })}`).join(''),
        ],
      ]),
      notes: notesOf(site),
    };
  },
};

function notesOf(site: Site): readonly string[] {
  const cut = site.pools.filter(isCut).map(({ id }) => `"${id}"`);
  return [
    'in the configuration of its scheduler switch on the action "reclaim" and the plugins "capacity", for "proportion", and "network-topology-aware": without them no Queue deserves anything, and no HyperNode is read',
    'nobody publishes the processors and memory of these servers: add them to each Queue',
    ...(site.tenants.length === 0
      ? []
      : [`a Queue says how much and not where: each job names its pool too, by the node label ${labelsOf(site).pool}`]),
    ...(cut.length === 0
      ? []
      : [
          `pool ${cut.join(', ')} is cut up: count instances or partitions instead of GPUs in its Queues, by its layout or mode`,
        ]),
  ];
}
