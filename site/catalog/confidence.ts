import type { Citation } from '../diagnostics/index.ts';
import type { Confidence } from './entry.ts';

/** The part of an entry that says how sure it is. */
export interface Cited<Field extends string = string> {
  readonly confidence: Confidence;
  readonly confidenceOf?: { readonly [Name in Field]?: Confidence };
  readonly citations: readonly [Citation, ...Citation[]];
}

const inWords: Readonly<Record<Confidence, string>> = {
  primary: "read in the vendor's document",
  'vendor-repository': "read in the vendor's repository",
  secondary: 'read with a third party',
  derived: 'worked out from other figures',
  recall: "from memory of what is widely published: check the vendor's page",
};

export function confidenceIn<Field extends string>(entry: Cited<Field>, field?: NoInfer<Field>): Confidence {
  return (field === undefined ? undefined : entry.confidenceOf?.[field]) ?? entry.confidence;
}

/** How sure an entry is, or one figure of it, in words. */
export function describeConfidence<Field extends string>(entry: Cited<Field>, field?: NoInfer<Field>): string {
  return inWords[confidenceIn(entry, field)];
}

/** The sources of an entry as a person reads them, with how sure the entry, or one figure of it, is. */
export function printCitations<Field extends string>(entry: Cited<Field>, field?: NoInfer<Field>): string {
  const sources = entry.citations.map(({ title, url, date }) => [title, url, date].filter(Boolean).join(', '));
  return `${sources.join('; ')} (${describeConfidence(entry, field)})`;
}
