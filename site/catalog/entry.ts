import { z } from 'zod';
import type { Citation } from '../diagnostics/index.ts';
import type { Dimension, Quantity } from '../units/index.ts';
import { group, oneOf, words } from './fields.ts';

/**
 * How sure a figure is: read in a vendor's document, in a vendor's own repository, or with somebody else; worked out
 * from other figures; or widely published and not read again.
 */
export const Confidence = oneOf('primary', 'vendor-repository', 'secondary', 'derived', 'recall');
export type Confidence = z.output<typeof Confidence>;

const CitationText = group({
  title: words,
  url: z
    .string({ error: 'takes a web address' })
    .regex(/^https?:\/\/\S+$/, { error: 'takes a web address, as in "https://vendor.example/datasheet"' })
    .exactOptional(),
  date: z
    .string({ error: 'takes a day, as in "2026-11-22"' })
    .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: 'takes the day it was read, as in "2026-11-22"' }),
}) satisfies z.ZodType<Citation>;

/** The schema of a kind of entry: its own facts, and what every entry says about where they come from. */
export function entrySchema<Facts extends z.ZodRawShape>(facts: Facts) {
  const fields = Object.keys(facts) as (keyof Facts & string)[];
  return group({
    ...facts,
    note: words.exactOptional().describe('What a person should know before relying on the entry.'),
    confidence: Confidence.default('secondary').describe('How sure the figures are.'),
    confidenceOf: z
      .partialRecord(z.enum(fields), Confidence, { error: 'takes fields, each with how sure it is' })
      .exactOptional()
      .describe('Fields that are less sure, or surer, than the rest.'),
    citations: z
      .tuple([CitationText], CitationText, { error: 'takes a list of sources' })
      .describe('Where the figures were read; at least one.'),
  });
}

/** An entry of the catalog: the facts that its schema describes, under an id that is unique among all kinds. */
export type Entry<Schema extends z.ZodType> = { readonly id: string } & Immutable<z.output<Schema>>;

type Immutable<T> =
  T extends Quantity<Dimension> ? T : T extends object ? { readonly [Key in keyof T]: Immutable<T[Key]> } : T;
