import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { repository } from '../../rig/cdktf.ts';
import { mutated } from './mutations.ts';

interface Schema {
  readonly description?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

const schema: Schema = JSON.parse(readFileSync(join(repository, 'docs/schema/site.json'), 'utf8'));
const site: unknown = parse(readFileSync(join(repository, 'blueprints/liquid-retrofit/site.yaml'), 'utf8'));

describe('docs/schema/site.json', () => {
  const fields = [...fieldsOf(schema, '')];

  test('has every field of the language', () => {
    expect(fields.length).toBeGreaterThan(150);
  });

  test('explains every field, in sentences', () => {
    const mute = fields.filter(({ field }) => !/^(\S.*[.)])$/s.test(field.description ?? ''));
    expect(mute.map(({ path }) => path)).toEqual([]);
  });

  test('says of every optional field what holds without it', () => {
    const silent = fields.filter(({ field, optional }) => optional && !field.description?.includes('Default: '));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });
});

describe('an editor that knows docs/schema/site.json', () => {
  const valid = new Ajv2020({ allErrors: true, strict: false }).compile(schema);

  test('finds the default site valid', () => {
    valid(site);
    expect(valid.errors ?? []).toEqual([]);
  });

  test.each([
    ['a bare number', ['power', 'intakes', 'grid', 'limit'], 18, '/power/intakes/grid/limit must be string'],
    ['kVA for kW', ['power', 'intakes', 'grid', 'limit'], '18 MVA', '/power/intakes/grid/limit must match pattern'],
    [
      'an unknown field',
      ['power', 'intakes', 'grid', 'limti'],
      '18 MW',
      '/power/intakes/grid must NOT have additional',
    ],
    ['a missing field', ['site', 'name'], undefined, "/site must have required property 'name'"],
    ['a range that is open', ['halls', 'hall-1', 'rows', 'row-(1..'], {}, '/halls/hall-1/rows must match pattern'],
    ['a Kubernetes version without quotes', ['cluster', 'kubernetes'], 1.3, '/cluster/kubernetes must be string'],
  ])('refuses %s', (_, path, value, error) => {
    valid(value === undefined ? mutated(site, path, undefined) : withAt(site, path, value));
    expect((valid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`).join('\n')).toContain(
      error,
    );
  });
});

interface Field {
  readonly path: string;
  readonly field: Schema;
  readonly optional: boolean;
}

/** Every field and every thing by name, in all branches. */
function* fieldsOf(node: Schema, path: string): Generator<Field> {
  for (const [name, field] of Object.entries(node.properties ?? {})) {
    const optional = !node.required?.includes(name);
    yield { path: `${path}.${name}`, field, optional };
    yield* fieldsOf(field, `${path}.${name}`);
  }
  if (typeof node.additionalProperties === 'object') {
    yield { path: `${path}.*`, field: node.additionalProperties, optional: false };
    yield* fieldsOf(node.additionalProperties, `${path}.*`);
  }
  for (const branch of [...(node.anyOf ?? []), ...(node.oneOf ?? [])]) yield* fieldsOf(branch, path);
  if (node.items) yield* fieldsOf(node.items, `${path}[]`);
}

/** Plain data with a value at a place that may be new. */
function withAt(data: unknown, [key = '', ...rest]: readonly string[], value: unknown): unknown {
  const here = data as Readonly<Record<string, unknown>>;
  return { ...here, [key]: rest.length === 0 ? value : withAt(here[key], rest, value) };
}
