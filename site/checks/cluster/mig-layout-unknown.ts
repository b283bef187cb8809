import { migParted } from '../../catalog/citations.ts';
import { didYouMean, type Finding, type Rule } from '../../diagnostics/index.ts';
import { migInstances, migLayoutOf, type Pool, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

/** The layout that the MIG manager has for every GPU with MIG; "all-enabled" and "all-disabled" make no instance to rent. */
const FOR_EVERY_GPU = 'all-balanced';

export const migLayoutUnknown: Rule<Site> = {
  code: 'cluster/mig-layout-unknown',
  severity: 'error',
  holds: 'The layout of a pool that is shared by MIG is one that its GPU has, and whose instances are known.',
  because:
    'Instances are named by slices and memory, and each GPU has its own: the layout of another fails on the node, after the pool was rented out. Queues and quotas count instances, so their number must be known too.',
  citations: [migParted],

  *find(site) {
    for (const pool of site.pools) yield* layoutOf(pool);
  },

  examples: {
    valid: [exampleSite(), layout('mig', 'all-1g.10gb'), layout('mig', 'all-balanced')],
    invalid: [
      { input: layout('mig', 'all-1g.18gb'), at: 'pools.train.migLayout' },
      { input: layout('none', 'all-1g.10gb'), at: 'pools.train.migLayout' },
    ],
  },
};

function* layoutOf(pool: Pool): Iterable<Finding> {
  const { migLayout, sharing } = pool.spec;
  if (migLayout === undefined && sharing !== 'mig') return;
  const path = migLayout === undefined ? pool.path : [...pool.path, 'migLayout'];
  const known = pool.gpu.migLayouts;
  if (sharing !== 'mig') {
    yield {
      path,
      message: `pool "${pool.id}" has layout "${migLayout}" and is not shared by MIG`,
      help: 'write sharing: mig, or take the layout away',
    };
  } else if (
    migLayout !== undefined &&
    known !== undefined &&
    migLayout !== FOR_EVERY_GPU &&
    !known.includes(migLayout)
  ) {
    yield {
      path,
      message: `pool "${pool.id}" has layout "${migLayout}", which "${pool.gpu.id}" does not have`,
      help: didYouMean(migLayout, known) ?? `it has ${known.join(', ')}`,
    };
  } else if (pool.gpu.mig && Object.keys(migInstances(pool)).length === 0) {
    yield {
      path,
      message: `pool "${pool.id}" has layout "${migLayoutOf(pool)}", and how many instances that makes of "${pool.gpu.id}" is not known`,
      help: 'name a layout of one profile, as in migLayout: all-1g.10gb',
    };
  }
}

function layout(sharing: string, name: string): string {
  return exampleSite({
    pools: `train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: rental, sharing: ${sharing}, migLayout: ${name} }`,
    fabrics: '',
    storage: '',
  });
}
