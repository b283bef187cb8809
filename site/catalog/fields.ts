import { z } from 'zod';
import { type Dimension, exampleOf, parseQuantity, Quantity } from '../units/index.ts';

/** What Terraform, Helm and CDKTF read as code: a fact is never code. */
const LIVE_TEXT = /\$\{|%\{|\{\{|TfToken\[/;

/** Ids are part of the vocabulary of a site file: `nvidia/dgx-h100`. */
export const catalogId = z
  .string({ error: 'takes a catalog name such as "nvidia/h100-sxm5"' })
  .regex(/^[a-z0-9][-a-z0-9.]*\/[a-z0-9][-a-z0-9.]*$/, {
    error: 'takes a catalog name: vendor, a slash and a model in lower case, as in "nvidia/h100-sxm5"',
  });

/** Text with a unit, read into a quantity. A bare number is refused; less than nothing is too, but of a temperature. */
export function quantity<D extends Dimension>(dimension: D) {
  const example = exampleOf[dimension];
  return z
    .string({
      error: ({ input }) =>
        typeof input === 'number' ? `needs a unit, as in "${example}"` : `takes a quantity, as in "${example}"`,
    })
    .transform((written, context): Quantity<D> => {
      const read = parseQuantity(written, dimension);
      if (read instanceof Quantity && (dimension === 'temperature' || read.valueOf() >= 0)) return read;
      const { problem, help } =
        read instanceof Quantity
          ? { problem: `"${written}" is less than nothing`, help: `write it as in "${example}"` }
          : read;
      context.issues.push({ code: 'custom', input: written, message: problem, params: { help } });
      return z.NEVER;
    })
    .meta({ examples: [example] });
}

/** How many of something there are. */
export const count = number('takes a whole number, 1 or more', (value) => Number.isInteger(value) && value >= 1);

/** How many of something there are, or none. */
export const countOrNone = number('takes a whole number, 0 or more', (value) => Number.isInteger(value) && value >= 0);

/** A part of a whole, 0 to 1. */
export const fraction = number('takes a number between 0 and 1', (value) => value >= 0 && value <= 1);

/** A measurement whose unit the field's name carries. */
export const positive = number('takes a number above 0', (value) => value > 0);

export const flag = z.boolean({ error: 'takes true or false' });

/** Words for people. */
export const words = z
  .string({ error: 'takes text' })
  .min(1, { error: 'says nothing' })
  .max(400, { error: 'is longer than 400 characters' })
  .refine((text) => !LIVE_TEXT.test(text), {
    error: 'takes plain text: "${", "%{" and "{{" are code elsewhere',
    abort: true,
  });

export function oneOf<const Values extends readonly [string, ...string[]]>(...values: Values) {
  return z.enum(values, { error: `takes one of ${values.map((value) => `"${value}"`).join(', ')}` });
}

/** Facts under one name. */
export function group<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, { error: `takes its facts by name: ${Object.keys(shape).slice(0, 3).join(', ')}` });
}

/** What a device is connected to: one phase or three, and the voltages it accepts. */
export const supply = group({
  phases: z.union([z.literal(1), z.literal(3)], { error: 'takes 1 or 3' }),
  minVoltage: quantity('voltage'),
  maxVoltage: quantity('voltage'),
}).describe('The supply that the device accepts; between line and neutral, or between lines, as its phases say.');

/** The power supplies in one device. Their ratings say nothing of its draw. */
export const psus = group({
  count,
  required: count.exactOptional().describe('How many of them carry the full load.'),
  runsOn: count.exactOptional().describe('The fewest that it goes on with, slower.'),
  rating: quantity('power').exactOptional().describe('What one of them can give.'),
});

function number(error: string, holds: (value: number) => boolean) {
  return z.number({ error }).refine(holds, { error });
}
