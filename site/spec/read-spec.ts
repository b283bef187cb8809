import type { z } from 'zod';
import { type Diagnostic, didYouMean, nearest, type SpecPath } from '../diagnostics/index.ts';
import { authorWords } from './author-words.ts';
import { fieldsAt, nameOf } from './language.ts';
import { SiteSpec } from './site-spec.ts';

/** What can be wrong with the fields of a file, one by one; each code is permanent. */
export const fieldCodes = {
  'site/unknown-field': {
    holds: 'Every field is one that the language has.',
    because: 'A mistyped field would silently switch a control off.',
  },
  'site/missing-field': {
    holds: 'Every field that is needed is there.',
    because: 'What is not said is not guessed.',
  },
  'site/invalid-field': {
    holds: 'Every field holds what belongs in it: a quantity with its unit, a name, a day.',
    because: 'A number without a unit, or of another kind, is how a megawatt becomes a kilowatt.',
  },
} as const;

/** Reads plain data as a site file. All problems are reported together. */
export function readSpec(data: unknown): { readonly spec: SiteSpec } | { readonly diagnostics: readonly Diagnostic[] } {
  const read = SiteSpec.safeParse(data, { reportInput: true, error: authorWords });
  if (read.success) return { spec: read.data };
  const { issues } = read.error;
  const misspelt = new Set(issues.flatMap(meantBy));
  const others = issues.filter((issue) => issue.input !== undefined || !misspelt.has(JSON.stringify(issue.path)));
  return { diagnostics: firstOfEach(others.flatMap((issue) => diagnosticsOf(issue, []))) };
}

/** The fields that misspelt ones may have meant: those are not missing as well. */
function meantBy(issue: Issue): readonly string[] {
  if (issue.code !== 'unrecognized_keys') return [];
  const path = pathOf(issue);
  return issue.keys.map((key) => JSON.stringify([...path, ...nearest(key, fieldsAt(path, issue.input), 1)]));
}

/** A value of the wrong kind breaks other laws too: the first says what is wrong. */
function firstOfEach(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const said = new Set<string>();
  return diagnostics.filter(({ code, path, message }) => {
    const place = JSON.stringify([code, path, code === 'site/invalid-field' || message]);
    return !said.has(place) && said.add(place);
  });
}

type Issue = z.core.$ZodIssue;

function diagnosticsOf(issue: Issue, parent: SpecPath): readonly Diagnostic[] {
  const path = [...parent, ...pathOf(issue)];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownField(key, path, issue.input));
  if (issue.code === 'invalid_key') return [invalidKey(issue, path)];
  if (issue.code === 'invalid_union' && issue.discriminator !== undefined) return [invalidKind(issue, path)];
  if (issue.input === undefined && issue.code !== 'custom') return [missing(issue, path)];
  if (issue.code === 'invalid_union') return unionDiagnostics(issue, path);
  return [invalid(issue, path)];
}

function pathOf(issue: Issue): SpecPath {
  return issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
}

function unknownField(key: string, path: SpecPath, value: unknown): Diagnostic {
  const known = fieldsAt(path, value);
  const help = didYouMean(key, known) ?? `fields here: ${known.join(', ')}`;
  return {
    code: 'site/unknown-field',
    severity: 'error',
    path: [...path, key],
    part: 'key',
    message: `${nameOf(path)} has no field "${key}"`,
    help,
  };
}

function invalidKey(issue: z.core.$ZodIssueInvalidKey, path: SpecPath): Diagnostic {
  const { message, help } = textOf(issue.issues[0] ?? issue);
  const said = message.startsWith('"') ? message : `${nameOf(path.slice(0, -1))} ${message}, not "${path.at(-1)}"`;
  return { code: 'site/invalid-field', severity: 'error', path, part: 'key', message: said, ...help };
}

/** `kind`, or another field on which all others depend, is absent or names nothing. */
function invalidKind(issue: z.core.$ZodIssueInvalidUnion, path: SpecPath): Diagnostic {
  const kind = issue.discriminator ?? '';
  const value = Object.entries(issue.input ?? {}).find(([key]) => key === kind)?.[1];
  return value === undefined ? missing(issue, path) : invalid({ ...issue, input: value }, path);
}

function missing(issue: Issue, path: SpecPath): Diagnostic {
  const parent = path.slice(0, -1);
  const fields = fieldsFor(issue, path);
  const what = fields.length > 0 ? `its fields are ${fields.join(', ')}` : `it ${textOf(issue).message}`;
  const help = `add ${path.at(-1)}: ${what}`;
  return {
    code: 'site/missing-field',
    severity: 'error',
    path: parent,
    message: `${nameOf(parent)} has no "${path.at(-1)}"`,
    help,
  };
}

function invalid(issue: Issue, path: SpecPath): Diagnostic {
  const { message, help } = textOf(issue);
  const common = { code: 'site/invalid-field', severity: 'error', path } as const;
  if (issue.input === null) return { ...common, message: `${nameOf(path)} has no value`, help: `it ${message}` };
  // What quotes the value follows the field's name; what says what the field takes goes on from it.
  const said = /^["\d-]/.test(message) ? `${nameOf(path)}: ${message}` : `${nameOf(path)} ${message}`;
  const fields = fieldsFor(issue, path);
  return { ...common, message: said, ...(fields.length > 0 ? { help: `fields here: ${fields.join(', ')}` } : help) };
}

function fieldsFor(issue: Issue, path: SpecPath): readonly string[] {
  return issue.code === 'invalid_type' && issue.expected === 'object' ? fieldsAt(path, undefined) : [];
}

/** Of the shapes that a value may have, the one that it was meant to have tells more than "none of these". */
function unionDiagnostics(issue: z.core.$ZodIssueInvalidUnion, path: SpecPath): readonly Diagnostic[] {
  const meant = issue.errors.filter((branch) => branch.every(hasTheShape));
  const least = Math.min(...meant.map((branch) => branch.length));
  const [one, ...others] = meant.filter((branch) => branch.length === least);
  return one === undefined || others.length > 0
    ? [invalid(issue, path)]
    : one.flatMap((inner) => diagnosticsOf(inner, path));
}

function hasTheShape(issue: Issue): boolean {
  if (issue.path.length > 0) return true;
  if (issue.code === 'invalid_union') return issue.errors.some((branch) => branch.every(hasTheShape));
  return issue.code !== 'invalid_type' && issue.code !== 'invalid_value';
}

/** A zod message has one text: its first line is the message, the second the help. */
function textOf(issue: { readonly message: string }): {
  readonly message: string;
  readonly help: { readonly help?: string };
} {
  const [message = '', help] = issue.message.split('\n');
  return { message, help: help === undefined ? {} : { help } };
}
