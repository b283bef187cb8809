import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtinCatalog } from '../../../site/catalog/index.ts';
import { check } from '../../../site/checks/check.ts';
import { type Diagnostic, locate, printPath } from '../../../site/diagnostics/index.ts';
import { resolve } from '../../../site/model/index.ts';
import { readSpec } from '../../../site/spec/read-spec.ts';
import { readSource } from '../../../site/spec/source.ts';
import { unmetExpectations } from '../../../site/view/expectations.ts';
import { repository } from '../../rig/cdktf.ts';
import { keysOf, leavesOf, mutated, pathsOf, replacedAll } from './mutations.ts';

const text = readFileSync(join(repository, 'blueprints/liquid-retrofit/site.yaml'), 'utf8');
const { source } = readSource(text, 'site.yaml');
const places = [...pathsOf(source.data)];
const leaves = leavesOf(source, text);
const keys = keysOf(source, text);

test('looks at every value and every key of the default site', () => {
  expect(places.length).toBeGreaterThan(250);
  expect(leaves.length).toBeGreaterThan(150);
  expect(keys.length).toBeGreaterThan(200);
});

/** What no author wrote and no author should read: words of zod, of JavaScript and of nobody. */
const FOREIGN = /Invalid|expected|received|Unrecognized|undefined|NaN|Infinity|\[object|takes something else/;

const wrong = [null, [], {}, [[]], { a: 1 }, 0, -1, 1.5, '', true, 1e9, 'abc', 'a(3..1)', 'x'.repeat(500), undefined];

describe.each(wrong.map((value) => [value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 20), value]))(
  '%s in any place of the default site',
  (name, value) => {
    test('never throws, and what is said of it has a line and the words of an author, once', () => {
      for (const path of places) {
        const what = `${printPath(path)} = ${name}`;
        const diagnostics = allThatIsSaid(mutated(source.data, path, value));
        for (const diagnostic of diagnostics) holdsUp(diagnostic, what);
        const said = diagnostics.map((one) => `${printPath(one.path)}: ${one.message}`);
        expect(new Set(said).size, `${what}: ${said.join('\n')}`).toBe(said.length);
      }
    });
  },
);

const attacks = [
  '${path.root}',
  '%{ if true }',
  '{{ .Values.a }}',
  '${TfToken[TOKEN.0]}',
  '#{TfToken[TOKEN.0]}',
  '-1.8881545897087503e+289',
];

describe.each(attacks)('%s in any text of the default site', (attack) => {
  test.each(['', 'a '])('is refused as a value, after "%s"', (before) => {
    const code = /TfToken|e\+/.test(attack) ? 'source/token-marker' : 'source/template';
    for (const some of batches(leaves)) {
      const { diagnostics } = readSource(
        replacedAll(text, some, () => JSON.stringify(before + attack)),
        'site.yaml',
      );
      const refused = diagnostics.map((one) => `${one.code} ${printPath(one.path)}`);
      expect(refused).toEqual(some.map(({ path }) => `${code} ${printPath(path)}`));
    }
  });

  test('is refused as a part of a key', () => {
    for (const some of batches(keys)) {
      const input = replacedAll(text, some, (key) => JSON.stringify(`${key} ${attack}`));
      const { diagnostics } = readSource(input, 'site.yaml');
      expect(diagnostics.map(({ path }) => path.length)).toEqual(some.map(({ path }) => path.length));
    }
  });
});

/** As many as one reading reports. */
function* batches<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < all.length; start += 90) yield all.slice(start, start + 90);
}

/** All that can be said of plain data, stage by stage. */
function allThatIsSaid(data: unknown): readonly Diagnostic[] {
  const read = readSpec(data);
  if ('diagnostics' in read) return read.diagnostics;
  const { site, diagnostics } = resolve(read.spec, builtinCatalog);
  return site === undefined ? diagnostics : [...check(site), ...unmetExpectations(site)];
}

function holdsUp(diagnostic: Diagnostic, what: string): void {
  const { message, help = '' } = diagnostic;
  const line = locate(diagnostic, source).range?.start.line ?? 0;
  if (source.line(line).trim() === '') expect.fail(`${what} has no line: ${message}`);
  if (FOREIGN.test(`${message}\n${help}`)) expect.fail(`${what}: ${message}\n${help}`);
  if (!/^[^A-Z].*[^.]$/s.test(message)) expect.fail(`${what}: ${message}`);
}
