import type { Site } from '../model/index.ts';
import { jobOrigins } from './job-origins.ts';
import type { Origin } from './origin.ts';
import { spareOrigins } from './spare-origins.ts';
import { wearOrigins } from './wear-origins.ts';

/** Where the figures of failures, checkpoints and spares come from. */
export function reliabilityOrigins(site: Site): readonly Origin[] {
  return [
    ...site.pools.flatMap(spareOrigins),
    ...site.jobs.flatMap(jobOrigins),
    ...site.storage.flatMap((storage) => wearOrigins(site, storage)),
  ];
}
