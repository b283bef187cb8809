import type { SpecPath } from '../diagnostics/index.ts';
import type { SourceCode } from './source-codes.ts';

/** From a character to just before another, counted from the start of the text. */
export type Span = readonly [start: number, end: number];

/** A diagnostic while the file is still being read: it knows characters, not yet lines. */
export interface SourceProblem {
  readonly code: SourceCode;
  readonly span: Span;
  readonly path?: SpecPath;
  readonly message: string;
  readonly help: string;
  readonly related?: { readonly path: SpecPath; readonly span: Span; readonly message: string };
}
