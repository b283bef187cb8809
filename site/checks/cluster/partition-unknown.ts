import { amdConfigManager, amdPartitions } from '../../catalog/citations.ts';
import type { Finding, Rule } from '../../diagnostics/index.ts';
import type { Pool, Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const partitionUnknown: Rule<Site> = {
  code: 'cluster/partition-unknown',
  severity: 'error',
  holds: 'A pool that is shared by partitions says in which mode its GPUs are, and they have it.',
  because:
    'Each mode of memory goes with its own mode of compute, and not every GPU has each: what does not go together fails on the node, after the pool was rented out.',
  citations: [amdPartitions, amdConfigManager],

  *find(site) {
    for (const pool of site.pools) yield* modeOf(pool);
  },

  examples: {
    valid: [exampleSite(), mode('partitions', 'cpx-nps4'), mode('partitions', 'spx-nps1'), mode('none')],
    invalid: [
      { input: mode('partitions'), at: 'pools.train.sharing' },
      { input: mode('partitions', 'dpx-nps4'), at: 'pools.train.partition' },
      { input: mode('partitions', 'cpx-nps4', 'as-4126gs-nmr-lcc'), at: 'pools.train.partition' },
      { input: mode('none', 'cpx-nps4'), at: 'pools.train.partition' },
    ],
  },
};

function* modeOf({ id, path, spec: { sharing, partition }, gpu }: Pool): Iterable<Finding> {
  const modes = Object.keys(gpu.partitions ?? {});
  if (sharing !== 'partitions') {
    if (partition === undefined) return;
    yield {
      path: [...path, 'partition'],
      message: `pool "${id}" has mode "${partition}" and is not shared by partitions`,
      help: 'write sharing: partitions, or take the mode away',
    };
  } else if (partition === undefined) {
    yield {
      path: [...path, 'sharing'],
      message: `pool "${id}" is shared by partitions, and nothing says in which mode`,
      help: `add partition: ${modes.at(-1) ?? 'a mode of its GPU'}`,
    };
  } else if (modes.length > 0 && !modes.includes(partition)) {
    yield {
      path: [...path, 'partition'],
      message: `pool "${id}" has mode "${partition}", which "${gpu.id}" does not have`,
      help: `it has ${modes.join(', ')}`,
    };
  }
}

function mode(sharing: string, partition?: string, server = 'as-8125gs-tnmr2'): string {
  const more = partition === undefined ? '' : `, partition: ${partition}`;
  return exampleSite({
    pools: `train: { server: supermicro/${server}, perRack: 2, racks: hall-1/row-1, use: rental, sharing: ${sharing}${more} }`,
    fabrics: '',
    storage: '',
  });
}
