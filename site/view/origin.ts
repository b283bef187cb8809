import type { SpecPath } from '../diagnostics/index.ts';

/** Where a number came from: how it was worked out, where the author wrote its inputs, and which published figures it rests on. */
export interface Origin {
  readonly figure: string;
  /** The sum in words and numbers, or what the figure is. */
  readonly is: string;
  readonly written?: SpecPath;
  /** Where the author wrote what else goes into it. */
  readonly inputs?: readonly SpecPath[];
  readonly source?: string;
}

/** The places of those fields that the author wrote; what was left out is a default, and stands nowhere. */
export function inputsOf(path: SpecPath, spec: object, fields: readonly string[]): readonly SpecPath[] {
  return fields.filter((field) => Object.hasOwn(spec, field)).map((field) => [...path, field]);
}
