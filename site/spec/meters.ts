import { z } from 'zod';
import { meterNames, meters } from '../catalog/index.ts';
import { oneOf } from './author-words.ts';
import { ratio, text } from './fields.ts';

const metric = text(
  /^[a-zA-Z_:][a-zA-Z0-9_:]{0,199}$/,
  'the name of a metric',
  'write it as its exporter does, as in "pduInputPhaseStatusActivePower"',
);

const label = text(/^[a-zA-Z_][a-zA-Z0-9_]{0,99}$/, 'a label', 'labels have letters, digits and "_"');

/** Nothing that a query would read: no quote, no backslash, no brace. */
const value = text(
  /^[-_.:/@ a-zA-Z0-9]{1,200}$/,
  'a value of a label',
  'values have letters, digits, blanks and "-_.:/@" here',
);

const figure = ratio(-1e9, 1e9, 'from GW in W down to parts of a millionth');

/** A figure of an exporter that is a meter of the site. */
export const MeterSpec = z
  .strictObject({
    is: z
      .enum(meterNames, { error: `takes ${oneOf(meterNames.map((name) => `"${name}"`))}` })
      .describe('The meter. Power is in W, temperatures in °C, flow in L/min, pressure in Pa, states are 1 or 0.'),
    metric: metric.describe("The exporter's own name of the figure."),
    where: z
      .record(label, value.describe('What this label says.'))
      .optional()
      .describe('Which of its series, by labels. Default: all.'),
    of: z
      .record(label, value.describe('What this label says.'))
      .optional()
      .describe('What it is of, by the labels of the meter: { element: bus-a1 }. Default: its own labels say so.'),
    from: z
      .record(label, label.describe("The exporter's name of this label."))
      .optional()
      .describe('Labels of the meter that the exporter has under another name: { rack: cabinet }. Default: none.'),
    times: figure
      .refine((number) => number !== 0, { error: 'makes nothing of every figure' })
      .optional()
      .describe('What a figure is multiplied by: 1000 where the exporter says kW. Default: 1.'),
    equals: figure
      .optional()
      .describe(
        'The figure that means 1, where the exporter says a state by a number. Default: none, it is taken as it is.',
      ),
    over: z
      .enum(['max', 'sum'], { error: 'takes "max" or "sum"' })
      .optional()
      .describe('What becomes of several series of one meter: sum for phases or outlets. Default: max.'),
  })
  .superRefine(({ is, of = {}, from = {} }, context) => {
    const wanted: readonly string[] = meters[is].labels;
    const given = [...Object.keys(of), ...Object.keys(from)];
    const wrong = given.find((name) => !wanted.includes(name) || given.filter((one) => one === name).length > 1);
    const missing = wanted.find((name) => !given.includes(name));
    const all = oneOf(wanted.map((name) => `"${name}"`)).replaceAll(' or ', ' and ');
    if (wrong !== undefined)
      context.addIssue({
        code: 'custom',
        message: `says "${wrong}" of a meter that is told by ${all}\nname each of them once, under of or from`,
      });
    else if (missing !== undefined)
      context.addIssue({
        code: 'custom',
        message: `does not say its "${missing}"\nname it under of, or the label of the exporter that has it under from`,
      });
  })
  .describe('A figure of an exporter that is a meter of the site.');

export type MeterSpec = z.infer<typeof MeterSpec>;
