import { stringify } from 'yaml';
import type { ExportTarget } from '../export-target.ts';
import { hostRuns } from '../host-list.ts';
import { blocksOf, switchesAbove } from '../node-tree.ts';

/**
 * The annotation by which a model says the accelerator domain of nodes
 * (https://docs.nvidia.com/topograph/v1.0.0/architecture/modeling-and-api-simulation, read 2026-11-22).
 */
const DOMAIN = 'accelerator.topology.test/domain';

/** The topology as a model of Topograph 1.0: what its test and simulation providers answer before there is a fabric to ask. */
export const topograph: ExportTarget = {
  name: 'topograph',
  writes: 'the fabric and its NVLink domains as a model file of Topograph 1.0',

  export(site) {
    if (site.pools.length === 0)
      return { nothing: `"${site.name}" has no pool`, help: 'add a part "pools": a model has nodes' };
    const blocks = site.pools.flatMap((pool) => blocksOf(site, pool));
    const switches = switchesAbove(site, blocks).map(({ name, children }) => [name, { switches: children }]);
    const model = {
      switches: Object.fromEntries(switches),
      blocks: blocks.map(({ pool, unit, names, domain }) => ({
        switch: unit,
        // Whether it counts 08 as 8 is not said: names of others are spelled out.
        nodes: pool.inventory === undefined ? hostRuns(names) : names,
        ...(domain === undefined ? {} : { annotations: { [DOMAIN]: domain } }),
      })),
    };
    return { files: new Map([['model.yaml', stringify(model, { aliasDuplicateObjects: false })]]) };
  },
};
