import { type Catalog, type FailureRate, printCitations } from '../catalog/index.ts';
import type { SpecPath } from '../diagnostics/index.ts';
import type { PoolSpec } from '../spec/index.ts';
import { type Duration, h } from '../units/index.ts';
import type { Report } from './report.ts';
import { nearestHelp } from './resolve-rows.ts';
import type { GpuMtbf } from './site.ts';

/** What a pool is planned with whose own figure nobody has: the largest training whose interruptions were counted. */
const PUBLISHED = 'meta/llama-3-h100';

/** Failures in 1,000 days of a node of eight GPUs between which the published clusters lie: 2.3, 3.8 and 6.5. */
export const PLANNED_FAILURES = { least: 3, most: 7, gpusPerNode: 8 } as const;

/** How often a GPU, with its part of the node and of the fabric, interrupts the job that it works for. */
export function gpuMtbf(poolId: string, { mtbf }: PoolSpec, catalog: Catalog, report: Report): GpuMtbf | undefined {
  const range = {
    shortest: hoursOf(PLANNED_FAILURES.most, PLANNED_FAILURES.gpusPerNode),
    longest: hoursOf(PLANNED_FAILURES.least, PLANNED_FAILURES.gpusPerNode),
  };
  const path: SpecPath = ['pools', poolId, 'mtbf'];
  if (typeof mtbf === 'object')
    return { perGpu: mtbf.perGpu, range: undefined, source: `${mtbf.source}, ${mtbf.on}`, path };
  const rate = catalog.failureRate(mtbf ?? PUBLISHED);
  if (rate === undefined) {
    report.add(
      'site/unknown-catalog-entry',
      path,
      `pool "${poolId}" fails like "${mtbf}", which the catalog does not have`,
      nearestHelp(catalog, 'failureRates', mtbf ?? PUBLISHED),
    );
    return undefined;
  }
  const perGpu = hoursOf(rate.perThousandNodeDays, rate.gpusPerNode);
  return mtbf === undefined
    ? { perGpu, range, source: cited(rate), path: undefined }
    : { perGpu, range: undefined, source: cited(rate), path };
}

/** Hours of one GPU for each failure, of failures in 1,000 days of a node. */
function hoursOf(perThousandNodeDays: number, gpusPerNode: number): Duration {
  return h((1000 * 24 * gpusPerNode) / perThousandNodeDays);
}

function cited(rate: FailureRate): string {
  return `${rate.id}: ${printCitations(rate, 'perThousandNodeDays')}`;
}
