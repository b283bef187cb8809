import { isCut, type Site } from '../../site/model/index.ts';
import type { ExportTarget } from '../export-target.ts';
import { blocksOf } from '../node-tree.ts';
import { gresConf, nodesConf } from './nodes.ts';
import { partitionsConf } from './partitions.ts';
import { topologyConf, topologyYaml } from './topology.ts';

/** What a slurm.conf includes: nodes, GPUs, partitions and the topology of the fabric. */
export const slurm: ExportTarget = {
  name: 'slurm',
  writes: 'nodes, GPUs, partitions and topology for slurm.conf to include',

  export(site) {
    if (site.pools.length === 0)
      return { nothing: `"${site.name}" has no pool`, help: 'add a part "pools": Slurm schedules their nodes' };
    const blocks = site.pools.flatMap((pool) => blocksOf(site, pool));
    return {
      files: new Map([
        ['site.conf', SITE],
        ['nodes.conf', nodesConf(site, blocks)],
        ['gres.conf', gresConf(site, blocks)],
        ['partitions.conf', partitionsConf(site, blocks)],
        ['topology.conf', topologyConf(site, blocks)],
        ['topology.yaml', topologyYaml(site, blocks)],
      ]),
      notes: notesOf(site),
    };
  },
};

/** Read by slurm.conf as it is. A file in the folder of slurm.conf is named without a path (slurm.conf(5), Include). */
const SITE = `# In slurm.conf: Include site.conf
# Slurm 25.05 and newer reads topology.yaml and passes over topology.conf and TopologyPlugin.
GresTypes=gpu
SelectType=select/cons_tres
TopologyPlugin=topology/tree
Include nodes.conf
Include partitions.conf
`;

function notesOf(site: Site): readonly string[] {
  const cut = site.pools.filter(isCut).map(({ id }) => `"${id}"`);
  return [
    'nobody publishes the processors and memory of these servers: complete the lines NodeName=DEFAULT of nodes.conf by what "slurmd -C" prints on a node',
    ...(cut.length === 0
      ? []
      : [
          `pool ${cut.join(', ')} is cut up: count instances or partitions instead of GPUs in its Gres, by its layout or mode`,
        ]),
  ];
}
