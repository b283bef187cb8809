import type { z } from 'zod';
import { type Diagnostic, didYouMean, type SpecPath } from '../diagnostics/index.ts';
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
  const read = SiteSpec.safeParse(data, { reportInput: true });
  return read.success
    ? { spec: read.data }
    : { diagnostics: read.error.issues.flatMap((issue) => diagnosticsOf(issue, [])) };
}

type Issue = z.core.$ZodIssue;

/** Zod's issues in the author's words. */
export function diagnosticsOf(issue: Issue, parent: SpecPath): readonly Diagnostic[] {
  const path = [...parent, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownField(key, path, issue));
  if (issue.code === 'invalid_union') return nearestBranch(issue, path);
  if (issue.code === 'invalid_key')
    return issue.issues.flatMap((inner) => diagnosticsOf({ ...inner, path: [] } as Issue, path));
  const name = nameOf(path);
  if (issue.input === undefined && issue.code !== 'custom') {
    return [
      {
        code: 'site/missing-field',
        severity: 'error',
        path: path.slice(0, -1),
        message: `${nameOf(path.slice(0, -1))} has no "${name}"`,
        help: `add ${name}; it ${firstLine(issue.message)}`,
      },
    ];
  }
  const [message = '', help] = issue.message.split('\n');
  return [
    {
      code: 'site/invalid-field',
      severity: 'error',
      path,
      message: subject(name, message),
      ...(help === undefined ? {} : { help }),
    },
  ];
}

/** The message says what the field does ("needs a unit"), or speaks of the value it quotes; the field's name goes before. */
function subject(name: string, message: string): string {
  return message.startsWith('"')
    ? `${name}: ${message}`
    : `${name} ${message.startsWith('Invalid') ? 'is not what belongs here' : message}`;
}

function firstLine(message: string): string {
  return message.startsWith('Invalid') ? 'is needed here' : (message.split('\n')[0] ?? message);
}

function unknownField(key: string, path: SpecPath, issue: Issue): Diagnostic {
  const known = 'known' in issue && Array.isArray(issue.known) ? (issue.known as string[]) : knownFields(path);
  const help = didYouMean(key, known) ?? (known.length > 0 ? `fields here: ${known.join(', ')}` : undefined);
  return {
    code: 'site/unknown-field',
    severity: 'error',
    path: [...path, key],
    message: `${nameOf(path)} has no field "${key}"`,
    ...(help === undefined ? {} : { help }),
  };
}

function nearestBranch(issue: z.core.$ZodIssueInvalidUnion, path: SpecPath): readonly Diagnostic[] {
  if (issue.input === undefined)
    return diagnosticsOf(
      { ...issue, code: 'invalid_type', expected: 'string' } as unknown as Issue,
      path.slice(0, path.length - issue.path.length),
    );
  // A branch that read the shape and stumbled deeper inside tells more than "none of these".
  const deep = issue.errors.find(
    (branch) =>
      branch.length > 0 &&
      branch.every(
        (inner) =>
          inner.path.length > 0 ||
          inner.code === 'unrecognized_keys' ||
          inner.code === 'invalid_format' ||
          inner.code === 'custom',
      ),
  );
  if (deep !== undefined) return deep.flatMap((inner) => diagnosticsOf(inner as Issue, path));
  const [message = '', help] = issue.message.split('\n');
  return [
    {
      code: 'site/invalid-field',
      severity: 'error',
      path,
      message: subject(nameOf(path), message),
      ...(help === undefined ? {} : { help }),
    },
  ];
}

function nameOf(path: SpecPath): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  return typeof last === 'number' ? `${nameOf(path.slice(0, -1))}[${last}]` : last;
}

/** The fields that the language has at a place, read off the schema itself. */
function knownFields(path: SpecPath): readonly string[] {
  let schema: z.core.$ZodType | undefined = SiteSpec;
  for (const part of path) schema = schema === undefined ? undefined : step(schema, part);
  const shape = schema === undefined ? undefined : shapeOf(schema);
  return shape === undefined ? [] : Object.keys(shape);
}

function step(schema: z.core.$ZodType, part: string | number): z.core.$ZodType | undefined {
  const bare = unwrapped(schema);
  const def = bare._zod.def as { type: string; valueType?: z.core.$ZodType; element?: z.core.$ZodType };
  if (def.type === 'record') return def.valueType;
  if (def.type === 'array') return def.element;
  return shapeOf(bare)?.[String(part)];
}

function shapeOf(schema: z.core.$ZodType): Readonly<Record<string, z.core.$ZodType>> | undefined {
  return (unwrapped(schema)._zod.def as { shape?: Record<string, z.core.$ZodType> }).shape;
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  const def = schema._zod.def as { type: string; innerType?: z.core.$ZodType; in?: z.core.$ZodType };
  const inner = def.type === 'pipe' ? def.in : def.innerType;
  return inner === undefined ? schema : unwrapped(inner);
}
