import type { z } from 'zod';

/** What a value should have been, where the schema itself does not say so: zod's issues in the author's words. */
export const authorWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected] ?? 'takes something else';
    case 'invalid_value':
      return `takes ${oneOf(issue.values.map((value) => JSON.stringify(value)))}`;
    case 'too_small':
      return issue.origin === 'array' ? 'is an empty list\nname at least one' : `has to be ${issue.minimum} or more`;
    case 'too_big':
      return `has to be ${issue.maximum} or less`;
    default:
      return 'takes something else';
  }
};

const KINDS: Readonly<Record<string, string>> = {
  string: 'takes text',
  number: 'takes a number',
  int: 'takes a whole number',
  boolean: 'takes true or false',
  array: 'takes a list, as in [a, b]',
  object: 'takes fields by name, as in { field: value }',
  record: 'takes things by name, as in { name: … }',
};

/** `"a", "b" or "c"`. */
export function oneOf(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}
