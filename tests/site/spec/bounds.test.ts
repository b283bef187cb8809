import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { boundsOf } from '../../../site/spec/fields.ts';
import { SiteSpec } from '../../../site/spec/index.ts';
import { parseQuantity, Quantity, unitsBySymbol } from '../../../site/units/index.ts';
import { saidOf } from '../said-of.ts';

type Schema = z.core.$ZodType;

/** What a schema may be made of, whatever it is. */
interface Parts {
  readonly type: string;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly valueType?: Schema;
  readonly element?: Schema;
  readonly innerType?: Schema;
  readonly in?: Schema;
  readonly options?: readonly Schema[];
}

/** Every schema of the language that holds no other, by its place: `power.ups.*.energy`. */
function* leavesOf(schema: Schema, place: string): Iterable<readonly [string, Schema]> {
  const parts = schema._zod.def as unknown as Parts;
  const inside: (readonly [string, Schema])[] = [
    ...Object.entries(parts.shape ?? {}).map(
      ([key, field]) => [place === '' ? key : `${place}.${key}`, field] as const,
    ),
    ...[parts.valueType, parts.element].flatMap((one) => (one === undefined ? [] : [[`${place}.*`, one] as const])),
    ...[parts.innerType, parts.in, ...(parts.options ?? [])].flatMap((one) =>
      one === undefined ? [] : [[place, one] as const],
    ),
  ];
  if (inside.length === 0) yield [place, schema];
  for (const [at, one] of inside) yield* leavesOf(one, at);
}

const leaves = [...leavesOf(SiteSpec, '')];
const typeOf = (schema: Schema) => (schema._zod.def as unknown as Parts).type;
const quantities = leaves.flatMap(([place, schema]) => {
  const bounds = boundsOf.get(schema as z.ZodString);
  return bounds === undefined ? [] : [{ place, bounds, schema: schema as z.ZodString }];
});
const numbers = leaves.filter(([, schema]) => typeOf(schema) === 'number');

test('the walk sees the whole language', () => {
  expect(quantities.length).toBeGreaterThan(110);
  expect(numbers.length).toBeGreaterThan(50);
  expect(new Set(leaves.map(([, schema]) => typeOf(schema)))).toEqual(
    new Set(['string', 'number', 'boolean', 'enum', 'literal']),
  );
});

describe.each(quantities)('$place', ({ bounds, schema }) => {
  const read = (text: string | undefined) => {
    const quantity = text === undefined ? undefined : parseAny(text);
    if (text !== undefined && quantity === undefined) throw new Error(`"${text}" is no quantity`);
    return quantity;
  };

  test('has a plausible range with a reason, and its example lies in it', () => {
    expect(bounds.why).toMatch(/\S+ \S+/);
    const [least, most] = [read(bounds.from), read(bounds.to)];
    expect(most, 'an upper end').toBeDefined();
    const example = read(String(schema.meta()?.examples));
    expect(Number(example)).toBeLessThanOrEqual(Number(most));
    expect(Number(example)).toBeGreaterThanOrEqual(least === undefined ? 0 : Number(least));
    expect(example?.dimension).toBe(most?.dimension);
    if (least !== undefined) expect(Number(least)).toBeLessThan(Number(most));
  });
});

function parseAny(text: string): Quantity<'power'> | undefined {
  for (const dimension of new Set([...unitsBySymbol.values()].map((unit) => unit.dimension))) {
    const quantity = parseQuantity(text, dimension);
    if (quantity instanceof Quantity) return quantity as unknown as Quantity<'power'>;
  }
  return undefined;
}

test('every number has a least and a most', () => {
  const endless = numbers.filter(([, schema]) => {
    const { minValue, maxValue } = schema as z.ZodNumber;
    return !(Number.isFinite(minValue) && Number.isFinite(maxValue));
  });
  expect(endless.map(([place]) => place)).toEqual([]);
});

// Slips that a building would punish, and what is plausible in their place.
test.each([
  [
    'a PUE of 0.9',
    { site: '{ name: example, electricalCode: nec, ambient: 35 °C, designPue: 0.9, asOf: 2026-11-22 }' },
    'between 1 and 3',
  ],
  [
    'an intake of less than nothing',
    { 'power.intakes': 'grid: { limit: -3 MW, voltage: 13.8 kV, powerFactor: 0.95 }' },
    'more than zero',
  ],
  [
    'a transformer of 2.5 GVA, written in MVA',
    { 'power.transformers': 'tx-(1..2): { from: grid, rating: 2500 MVA, secondary: 415 V }' },
    '500 MVA',
  ],
  [
    'a store that writes in bits',
    {
      storage:
        'scratch: { kind: node-nvme, on: [train] }\ncheckpoints: { kind: weka, capacity: 1 PB, write: 40 MB/s, secret: weka-csi }',
    },
    '100 MB/s',
  ],
  [
    'a drive of a node of a petabyte too many',
    { storage: 'scratch: { kind: node-nvme, on: [train], perNode: 30.7 PB }' },
    '10 PB',
  ],
  ['a checkpoint without an end', { jobs: 'a: { pool: train, parameters: 7 billion, stall: 1 d }' }, '2 h'],
  [
    'a rack that idles at a megawatt',
    { pools: 'train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: rental, idle: 1 MW }' },
    '600 kW',
  ],
])('%s is refused with the plausible range and why', (_, parts, range) => {
  const said = saidOf(exampleSite(parts)).replaceAll(/\s+/g, ' ');
  expect(said).toContain('is outside what is plausible here');
  expect(said).toMatch(new RegExp(`plausible is [^:]*${range}`));
});
