import { describe, expect, it } from 'vitest';
import { readSource } from '../../../site/spec/source.ts';
import { sourceRules } from '../../../site/spec/source-codes.ts';

const site = `afterhash: 1
site:
  name: columbia-18   # the first
halls:
  hall-1: { floor: { load: 17 kPa }, toCore: 45 m }
  hall-2:
    rows:
      - row-1
      - { racks: 8 }
    note: |
      two
      lines
    empty:
`;
const { source, diagnostics } = readSource(site, 'site.yaml');

/** What the range of a path covers, up to the end of its line. */
function at(path: readonly (string | number)[], target?: 'key' | 'value'): string {
  const { start, end } = source.locate(path, target);
  return source.line(start.line).slice(start.column - 1, start.line === end.line ? end.column - 1 : undefined);
}

describe('a source', () => {
  it('gives plain data', () => {
    expect(diagnostics).toEqual([]);
    expect(source.data).toEqual({
      afterhash: 1,
      site: { name: 'columbia-18' },
      halls: {
        'hall-1': { floor: { load: '17 kPa' }, toCore: '45 m' },
        'hall-2': { rows: ['row-1', { racks: 8 }], note: 'two\nlines\n', empty: null },
      },
    });
  });

  it('gives maps in which nothing is found that nobody wrote', () => {
    const data = source.data as Record<string, unknown>;
    expect('toString' in data).toBe(false);
    expect(Object.getPrototypeOf(data)).toBeNull();
  });

  it('reads words as YAML 1.2 does', () => {
    const { data } = readSource('a: no\nb: on\nc: true\nd: ~\ne: 12:30:00\nf: 2026-12-15\ng: "1"', 'site.yaml').source;
    expect(data).toEqual({ a: 'no', b: 'on', c: true, d: null, e: '12:30:00', f: '2026-12-15', g: '1' });
  });

  it.each([
    ['a value', ['site', 'name'], 'columbia-18'],
    ['a value in brackets', ['halls', 'hall-1', 'floor', 'load'], '17 kPa'],
    ['a map in brackets', ['halls', 'hall-1', 'floor'], '{ load: 17 kPa }'],
    ['a map of several lines by its key', ['halls', 'hall-2'], 'hall-2'],
    ['a text of several lines by its key', ['halls', 'hall-2', 'note'], 'note'],
    ['a value that is empty by its key', ['halls', 'hall-2', 'empty'], 'empty'],
    ['an item of a list', ['halls', 'hall-2', 'rows', 0], 'row-1'],
    ['a field of an item', ['halls', 'hall-2', 'rows', 1, 'racks'], '8'],
    ['what is missing by its nearest parent', ['halls', 'hall-1', 'cooling', 'air'], 'hall-1'],
    ['what is missing at the top by the first line', ['power'], 'afterhash: 1'],
    ['the whole file by its first line', [], 'afterhash: 1'],
  ] as const)('locates %s', (_, path, covered) => {
    expect(at(path)).toBe(covered);
  });

  it('locates a key or a value as asked', () => {
    expect(at(['halls', 'hall-1', 'toCore'], 'key')).toBe('toCore');
    expect(at(['halls', 'hall-2'], 'value')).toBe('rows:');
  });

  it('has no line outside the file', () => {
    expect(source.line(0)).toBe('');
    expect(source.line(99)).toBe('');
  });

  it('has no data when it is refused, but keeps its lines', () => {
    const refused = readSource('a: 1\na: 2', 'site.yaml');
    expect(refused.source.data).toBeUndefined();
    expect(refused.source.line(2)).toBe('a: 2');
  });

  it('shows the first hundred of a thousand equal mistakes', () => {
    expect(readSource('a: 1.30\n'.repeat(1000), 'site.yaml').diagnostics).toHaveLength(100);
  });

  it('refuses a list of a million commas, brackets behind brackets, and a megabyte of signs', () => {
    const codes = [`[${','.repeat(900_000)}]`, '['.repeat(1_000_000), '- '.repeat(400_000)].map((text) =>
      readSource(text, 'site.yaml').diagnostics.map((d) => d.code),
    );
    expect(codes).toEqual([['source/too-much'], ['source/too-deep'], ['source/too-deep']]);
  });

  it('never throws, whatever is written', () => {
    const signs = [
      'a',
      ': ',
      '\n',
      '\n  ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      ',',
      '"',
      "'",
      '&x',
      '*x',
      '!t',
      '|',
      '#',
      '%',
      '---\n',
      '\t',
      '1.30',
      '<<',
      '? ',
      '\\',
      '\uFEFF',
      '${',
      '{{',
      '@',
      '漢',
      '\u202E',
      '\r\n',
    ];
    let state = 20261122;
    const next = () => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return state;
    };
    let read = 0;
    for (let round = 0; round < 3000; round += 1) {
      const text = Array.from({ length: 1 + (next() % 20) }, () => signs[next() % signs.length]).join('');
      const { diagnostics: found, source: made } = readSource(text, 'site.yaml');
      expect(found.length > 0 || typeof made.data === 'object', text).toBe(true);
      read += 1;
    }
    expect(read).toBe(3000);
  });
});

describe('the codes of the reading stage', () => {
  it('are documented: a law and its reason, each a sentence', () => {
    expect(sourceRules.size).toBeGreaterThan(15);
    for (const [code, rule] of sourceRules) {
      expect(rule.code).toBe(code);
      expect(code).toMatch(/^source\/[a-z-]+$/);
      expect(rule.holds).toMatch(/^[A-Z].*\.$/);
      expect(rule.because).toMatch(/^[A-Z].*\.$/);
    }
  });
});
