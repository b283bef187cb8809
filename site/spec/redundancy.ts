import { z } from 'zod';
import { oneOf } from './author-words.ts';

/** What the power of racks may promise, each level more than the one before. */
export const redundancies = ['N', '2N', 'concurrently-maintainable', 'fault-tolerant', '2(N+1)'] as const;
export type Redundancy = (typeof redundancies)[number];

export const redundancy = z
  .enum(redundancies, { error: `takes ${oneOf(redundancies.map((level) => `"${level}"`))}` })
  .optional()
  .describe(
    '2N: no single failure below the intake takes power from a rack. concurrently-maintainable: each element, the intake too, may be taken out of work and every rack keeps its full power. fault-tolerant: with the grid gone as well, any one failure. 2(N+1): and one failure more while an element is out of work. Default: N.',
  );
