import { phoenixFlexibility } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const scaleNotElastic: Rule<Site> = {
  code: 'energy/scale-not-elastic',
  severity: 'error',
  holds: 'Only pools for inference are scaled away.',
  because:
    'Replicas of a service can be fewer for an hour. A training job with fewer ranks is a job that failed, and a rented node is rented.',
  citations: [phoenixFlexibility],

  *find(site) {
    for (const { by, name, path, claim } of site.ladder) {
      if (by !== 'scale' || claim === undefined || claim.claim.pool.spec.use === 'inference') continue;
      const { pool } = claim.claim;
      yield {
        path,
        message: `the ladder scales "${name}" away, but pool "${pool.id}" is for ${pool.spec.use}`,
        help: 'cap it, or pause it after a checkpoint: by: pause',
        related: [{ path: [...pool.path, 'use'], message: 'the pool' }],
      };
    }
  },

  examples: {
    valid: [exampleSite(), scaled('inference')],
    invalid: [{ input: scaled('training'), at: 'energy.shed.0' }],
  },
};

function scaled(use: string): string {
  return exampleSite({
    pools: `serve: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: ${use}, fabric: ib, idle: 6 kW }`,
    storage:
      'scratch: { kind: node-nvme, on: [serve] }\ncheckpoints: { kind: weka, capacity: 1 PB, write: 40 GB/s, secret: weka-csi }',
    tenants: 'open: { isolation: shared, pools: { serve: all }, contract: { flexible: true } }',
    energy: 'floor: 50 kW\nshed: [{ of: open.serve, by: scale, share: 50 % }]',
  });
}
