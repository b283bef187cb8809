import { metaReliability } from '../building-citations.ts';
import { llama3 } from '../citations.ts';
import type { FailureRate } from '../kinds/reliability.ts';

/** What operators of large clusters have published. */
export const failureRates = [
  {
    id: 'meta/llama-3-h100',
    // 419 in 54 days on 16,384 GPUs, 2,048 nodes: 419 / (54 x 2.048).
    perThousandNodeDays: 3.789,
    gpusPerNode: 8,
    note: '419 unexpected interruptions in 54 days on 16,384 H100: one in 3.09 h, and 50,700 h for one GPU.',
    confidence: 'derived',
    citations: [llama3],
  },
  {
    id: 'meta/rsc-1-a100',
    perThousandNodeDays: 6.5,
    gpusPerNode: 8,
    note: 'Projected to one interruption in 1.8 h at 16,384 GPUs; small jobs were seen to fail more often than this rate says.',
    confidence: 'secondary',
    citations: [metaReliability],
  },
  {
    id: 'meta/rsc-2-a100',
    perThousandNodeDays: 2.34,
    gpusPerNode: 8,
    confidence: 'secondary',
    citations: [metaReliability],
  },
] satisfies readonly FailureRate[];
