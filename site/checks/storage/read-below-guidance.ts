import { superPodStorageH100 } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { GBps, sum } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

/** What a scalable unit of a SuperPOD is: 32 systems of 8 GPUs. */
const GPUS_PER_UNIT = 256;

/** Read throughput of the standard tier for one unit; recalled, so this is advice. */
const READ_PER_UNIT = GBps(40);

export const readBelowGuidance: Rule<Site> = {
  code: 'storage/read-below-guidance',
  severity: 'warning',
  holds: 'Shared storage whose read is given reads 40 GB/s for each 256 GPUs that train.',
  because:
    'That is the standard tier of the SuperPOD storage guidance, for data that fits the cache of the nodes; video and images take the enhanced one of 125 GB/s.',
  citations: [superPodStorageH100],

  *find(site) {
    const shared = site.storage.flatMap(({ id, path, spec }) =>
      spec.kind === 'node-nvme' ? [] : [{ id, path, read: spec.read }],
    );
    const given = shared.flatMap(({ id, path, read }) => (read === undefined ? [] : [{ id, path, read }]));
    const [first] = given;
    // A store that says nothing may read all that is missing.
    if (first === undefined || given.length < shared.length) return;
    const gpus = site.pools
      .filter((pool) => pool.spec.use === 'training')
      .reduce((total, pool) => total + pool.gpus, 0);
    const advised = READ_PER_UNIT.times(Math.ceil(gpus / GPUS_PER_UNIT));
    const read = sum(
      GBps(0),
      given.map((one) => one.read),
    );
    if (!advised.exceeds(read)) return;
    yield {
      path: [...first.path, 'read'],
      message: `storage "${first.id}" ${given.length > 1 ? 'and the other shared ones read' : 'reads'} ${read}, but ${gpus} GPUs that train are advised ${advised}`,
      help: `build it for ${advised.roundedUp()}, or waive this with what the data loaders of the jobs were seen to read`,
    };
  },

  examples: {
    valid: [exampleSite(), reading('40 GB/s')],
    invalid: [{ input: reading('30 GB/s'), at: 'storage.checkpoints.read' }],
  },
};

function reading(read: string): string {
  return exampleSite({
    storage: `
      scratch: { kind: node-nvme, on: [train] }
      checkpoints: { kind: weka, capacity: 1 PB, write: 40 GB/s, read: ${read}, secret: weka-csi }`,
  });
}
