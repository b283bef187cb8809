import type { SpecPath } from '../diagnostics/index.ts';

/** Where a number came from: how it was worked out, where the author wrote its inputs, and which published figures it rests on. */
export interface Origin {
  readonly figure: string;
  /** The sum in words and numbers, or what the figure is. */
  readonly is: string;
  readonly written?: SpecPath;
  readonly source?: string;
}
