import { z } from 'zod';
import { type Dimension, exampleOf, parseQuantity, Quantity, unitsBySymbol } from '../units/index.ts';

/** How many characters an id may have: a node's name joins four of them and a label value holds 63. */
const ID_LENGTH = 24;

const ID = `[a-z](?:[-a-z0-9]{0,${ID_LENGTH - 2}}[a-z0-9])?`;
const RANGE = String.raw`\(\d{1,6}\.\.\d{1,6}\)`;
const RANGED_ID = `(?:${ID}|[a-z][-a-z0-9]{0,${ID_LENGTH - 2}}${RANGE})`;

/** A zod message has one text: its first line becomes the diagnostic's message, the second its help. */
function withHelp(problem: string, help: string): string {
  return `${problem}\n${help}`;
}

function text(pattern: RegExp, what: string, help: string) {
  return z
    .string({ error: `takes ${what} as text` })
    .regex(pattern, { error: (issue) => withHelp(`"${String(issue.input)}" is not ${what}`, help) });
}

const idHelp = `ids have up to ${ID_LENGTH} lower-case letters, digits and "-", begin with a letter and end with a letter or digit`;

/** The name of one thing. */
export const id = text(new RegExp(`^${ID}$`), 'an id', idHelp);

/** The name of one thing, or of many by a range: `tx-a(1..6)`. */
export const rangedId = text(
  new RegExp(`^${RANGED_ID}$`),
  'an id or a range such as "tx-a(1..6)"',
  `${idHelp}; a range stands at the end`,
);

/** Points at one thing or, by a range, at many. */
export const reference = rangedId;

/** Points at things: one reference or a list of them. */
export const references = z.union([reference, z.array(reference).min(1)], {
  error: 'takes a reference such as "bus-a1", a range such as "bus-a(1..6)", or a list of them',
});

/** Points at rows of racks: `hall-1/row-(1..10)`. */
const rowReference = text(
  new RegExp(`^${ID}/${RANGED_ID}$`),
  'a reference to rows, such as "hall-1/row-(1..10)"',
  'name the hall, a slash, and a row or a range of rows',
);
export const rowReferences = z.union([rowReference, z.array(rowReference).min(1)], {
  error: 'takes rows such as "hall-1/row-(1..10)", or a list of them',
});

/** The name of a catalog entry: `nvidia/gb300-nvl72`. */
export const catalogId = text(
  /^[a-z0-9][-a-z0-9.]*\/[a-z0-9][-a-z0-9.]*$/,
  'a catalog name',
  'catalog names read "vendor/model", as in "nvidia/gb300-nvl72"; `afterhash catalog` lists them',
);

/** Plain words for people: never code, never a name. */
export const prose = z
  .string({ error: 'takes plain text' })
  .min(1, { error: 'says nothing' })
  .max(400, { error: 'is longer than 400 characters' });

/** A day of the calendar: `2027-06-30`. */
export const day = text(
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  'a day',
  'write year, month and day, as in "2027-06-30"',
);

/** A host name under which things are named, such as a registry. */
export const hostname = text(
  /^(?=.{1,253}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*(?::\d{1,5})?(?:\/[a-z0-9][-a-z0-9/]*)?$/,
  'a host name',
  'write it as in "mirror.example.com"',
);

/** How many of something there are. */
export const count = z
  .number({
    error: (issue) =>
      typeof issue.input === 'string' ? 'takes a number without a unit or quotes' : 'takes a whole number',
  })
  .int({ error: 'takes a whole number' })
  .min(1, { error: 'is at least 1' })
  .max(1_000_000, { error: 'is at most 1,000,000' });

/** How many of something there are, or none. */
export const countOrNone = z
  .number({ error: 'takes a whole number' })
  .int({ error: 'takes a whole number' })
  .min(0, { error: 'is at least 0' })
  .max(1_000_000, { error: 'is at most 1,000,000' });

/** A ratio between bounds that physics or trade sets. */
export function ratio(least: number, most: number, why: string) {
  const error = `lies between ${least} and ${most}: ${why}`;
  return z.number({ error: 'takes a plain number' }).min(least, { error }).max(most, { error });
}

export interface Bounds {
  /** The plausible range, in text of the same dimension, and why. */
  readonly from?: string;
  readonly to?: string;
  readonly why?: string;
  /** Zero is allowed; else a quantity is more than zero. */
  readonly zero?: boolean;
  readonly example?: string;
}

/** Text with a unit, read into a quantity. A bare number is refused. */
export function quantity<D extends Dimension>(dimension: D, bounds: Bounds = {}) {
  const example = bounds.example ?? exampleOf[dimension];
  return z
    .string({
      error: (issue) =>
        typeof issue.input === 'number' ? `needs a unit, as in "${example}"` : `takes a quantity, as in "${example}"`,
    })
    .meta({ examples: [example], pattern: patternOf(dimension) })
    .transform((written, context): Quantity<D> => {
      const read = parseQuantity(written, dimension);
      const problem = read instanceof Quantity ? outside(read, written, bounds) : read;
      if (problem === undefined) return read as Quantity<D>;
      context.issues.push({ code: 'custom', input: written, message: withHelp(problem.problem, problem.help) });
      return z.NEVER;
    });
}

/** For editors, which know no units: a number and one of the units of the dimension. */
function patternOf(dimension: Dimension): string {
  const symbols = [...unitsBySymbol.values()].filter((unit) => unit.dimension === dimension).map((unit) => unit.symbol);
  return `^[+-]?[0-9][0-9,]*(\\.[0-9]+)? ?(${symbols.join('|')})$`;
}

function outside<D extends Dimension>(read: Quantity<D>, written: string, bounds: Bounds) {
  const limit = (text: string | undefined): Quantity<D> | undefined => {
    if (text === undefined) return undefined;
    const parsed = parseQuantity(text, read.dimension);
    return parsed instanceof Quantity ? (parsed as Quantity<D>) : undefined;
  };
  const [least, most] = [limit(bounds.from), limit(bounds.to)];
  const tooSmall = least !== undefined ? read < least : bounds.zero ? Number(read) < 0 : Number(read) <= 0;
  const tooLarge = most !== undefined && read > most;
  if (!tooSmall && !tooLarge) return undefined;
  const range =
    least !== undefined && most !== undefined
      ? `between ${least} and ${most}`
      : most !== undefined && tooLarge
        ? `at most ${most}`
        : least !== undefined
          ? `at least ${least}`
          : bounds.zero
            ? 'zero or more'
            : 'more than zero';
  return {
    problem: `"${written}" is outside what is plausible here`,
    help: `plausible is ${range}${bounds.why ? `: ${bounds.why}` : ''}`,
  };
}
