import { z } from 'zod';
import { type Dimension, exampleOf, parseQuantity, Quantity, unitsBySymbol } from '../units/index.ts';
import { oneOf } from './author-words.ts';

/** How many characters an id may have: a node's name joins four of them and a label value holds 63. */
const ID_LENGTH = 24;

const ID = `[a-z](?:[-a-z0-9]{0,${ID_LENGTH - 2}}[a-z0-9])?`;
const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const RANGE = String.raw`\(\d{1,6}\.\.\d{1,6}\)`;
const RANGED_ID = `(?:${ID}|[a-z][-a-z0-9]{0,${ID_LENGTH - 2}}${RANGE})`;

/** A zod message has one text: its first line becomes the diagnostic's message, the second its help. */
function withHelp(problem: string, help: string): string {
  return `${problem}\n${help}`;
}

/** Text of one form. */
export function text(pattern: RegExp, what: string, help: string) {
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

/** Points at things: one reference or a list of them. */
export const references = z.union([rangedId, z.array(rangedId).min(1)], {
  error: 'takes a reference such as "bus-a1", a range such as "bus-a(1..6)", or a list of them',
});

/** Points at what racks or miners hang from; a list that names nothing is refused where the racks are known. */
export const feedReferences = z.union([rangedId, z.array(rangedId)], {
  error: 'takes a feed such as "bus-a1", a range such as "bus-a(1..6)", or a list with one entry for each side',
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
  .regex(/\S/, { error: 'says nothing' })
  .max(400, { error: 'is longer than 400 characters' });

/** A day of the calendar: `2027-06-30`. */
export const day = text(
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  'a day',
  'write year, month and day, as in "2027-06-30"',
).refine(isInTheCalendar, {
  error: ({ input }) => withHelp(`"${input}" is not in the calendar`, 'that month is shorter'),
});

function isInTheCalendar(day: string): boolean {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date)).getUTCDate() === date;
}

/** The prefix of label keys: a DNS name, without the port and path that a registry may have. */
export const labelPrefix = text(
  /^(?=.{1,253}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/,
  'a prefix of label keys',
  'write a domain of your own, as in "gpu.example.com"',
).refine((prefix) => !/(^|\.)(kubernetes|k8s)\.io$/.test(prefix), {
  error: ({ input }) =>
    withHelp(
      `"${input}" belongs to Kubernetes, and Node Feature Discovery sets no label under it`,
      'write a domain of your own, as in "gpu.example.com"',
    ),
});

/** A host name under which things are named, such as a registry. */
export const hostname = text(
  /^(?=.{1,253}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*(?::\d{1,5})?(?:\/[a-z0-9][-a-z0-9/]*)?$/,
  'a host name',
  'write it as in "mirror.example.com"',
);

/** An address on the web, without credentials in it. */
export const httpsAddress = text(
  /^(?=.{1,500}$)https:\/\/[a-z0-9](?:[-.a-z0-9]*[a-z0-9])?(?::\d{1,5})?(?:\/[-._~/a-zA-Z0-9]*)?(?:\?[-._~=&/a-zA-Z0-9]*)?$/,
  'an https address',
  'write it as in "https://metrics.example.com/api/v1/push", with no name or password in it',
);

/** A country or a subdivision of one, by ISO 3166. */
export const region = text(
  /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/,
  'a region',
  'write the code of ISO 3166 for a country or a part of it, as in "SG" or "US-TX"',
);

/** A network of addresses: `10.0.0.0/16`. */
export const network = text(
  new RegExp(String.raw`^(?:${OCTET}\.){3}${OCTET}/(?:3[0-2]|[12]?\d)$`),
  'a network',
  'write an address and how many of its bits are fixed, as in "10.0.0.0/16"',
);

/** One address: `169.254.20.10`. */
export const address = text(
  new RegExp(String.raw`^(?:${OCTET}\.){3}${OCTET}$`),
  'an address',
  'write it as in "169.254.20.10"',
);

/** What a thing takes whose other fields depend on one of them. */
export function kindError(field: string, kinds: readonly string[]) {
  return (issue: { readonly code?: string | undefined }) =>
    issue.code === 'invalid_union'
      ? `takes ${oneOf(kinds.map((kind) => `"${kind}"`))}`
      : `takes fields by name, as in { ${field}: ${kinds[0]}, … }`;
}

/** How many of something there are. */
export const count = wholeNumber(1);

/** How many of something there are, or none. */
export const countOrNone = wholeNumber(0);

function wholeNumber(least: number) {
  const error = numberError('takes a whole number');
  return z
    .number({ error })
    .int({ error })
    .min(least, { error: ({ input }) => `is ${input}, and has to be ${least} or more` })
    .max(1_000_000, { error: ({ input }) => `is ${input}, and has to be 1000000 or less` });
}

/** A whole number between bounds that physics, trade or a standard sets. */
export function countBetween(least: number, most: number, why: string) {
  const error = ({ input }: { readonly input?: unknown }) =>
    withHelp(`${input} is outside what is plausible here`, `plausible is between ${least} and ${most}: ${why}`);
  return z
    .number({ error: numberError('takes a whole number') })
    .int({ error: numberError('takes a whole number') })
    .min(least, { error })
    .max(most, { error });
}

/** A ratio between bounds that physics or trade sets. */
export function ratio(least: number, most: number, why: string) {
  const error = ({ input }: { readonly input?: unknown }) =>
    withHelp(`${input} is outside what is plausible here`, `plausible is between ${least} and ${most}: ${why}`);
  return z
    .number({ error: numberError('takes a plain number') })
    .min(least, { error })
    .max(most, { error });
}

function numberError(otherwise: string) {
  return ({ input }: { readonly input?: unknown }) =>
    typeof input === 'string' ? 'takes a number without a unit or quotes' : otherwise;
}

export interface Bounds {
  /** The plausible range, in text of the same dimension, and why. Without a lower end, more than zero. */
  readonly from?: string;
  readonly to: string;
  readonly why: string;
  /** Zero is allowed; else a quantity is more than zero. */
  readonly zero?: boolean;
  readonly example?: string;
}

/** The bounds of every quantity of the language, by the schema of its text. */
export const boundsOf = z.registry<Bounds>();

/** Text with a unit, read into a quantity. A bare number is refused. */
export function quantity<D extends Dimension>(dimension: D, bounds: Bounds) {
  const example = bounds.example ?? exampleOf[dimension];
  const text = z
    .string({
      error: (issue) =>
        typeof issue.input === 'number' ? `needs a unit, as in "${example}"` : `takes a quantity, as in "${example}"`,
    })
    .meta({ examples: [example], pattern: patternOf(dimension) });
  boundsOf.add(text, bounds);
  return text.transform((written, context): Quantity<D> => {
    const read = parseQuantity(written, dimension, example);
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
  const why = bounds.why === undefined ? '' : `: ${bounds.why}`;
  return {
    problem: `"${written}" is outside what is plausible here`,
    help: `plausible is ${plausible(least, most, bounds)}${least === undefined && tooSmall ? '' : why}`,
  };
}

function plausible<D extends Dimension>(
  least: Quantity<D> | undefined,
  most: Quantity<D> | undefined,
  bounds: Bounds,
): string {
  const above = least === undefined ? (bounds.zero ? 'zero or more' : 'more than zero') : `at least ${least}`;
  if (most === undefined) return above;
  return least === undefined ? `${above} and at most ${most}` : `between ${least} and ${most}`;
}

/** Versions, which YAML takes for numbers where they are not quoted. */
export const kubernetesVersion = z
  .string({ error: 'takes a version in quotes, as in "1.34": YAML reads 1.30 as 1.3' })
  .regex(/^1\.\d{2}(\.\d+)?$/, { error: 'takes a Kubernetes version, as in "1.34"' });

export const chartVersion = z
  .string({ error: 'takes a chart version in quotes, as in "v26.7.0"' })
  .regex(/^v?\d+\.\d+\.\d+(-[.0-9A-Za-z]+)?$/, { error: 'takes a chart version, as in "v26.7.0"' });

export const driverVersion = z
  .string({ error: 'takes a version in quotes, as in "595.91.07"' })
  .regex(/^\d+\.\d+(\.\d+)?$/, { error: 'takes a driver version, as in "595.91.07"' });
