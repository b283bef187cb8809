import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { yamlText } from '../../constructs/yaml-text.ts';

describe('a configuration as YAML text', () => {
  it('has one line for each thing that can change', () => {
    expect(yamlText({ a: { b: [1, { c: 'x', d: [] }] }, e: {} })).toBe(
      'a:\n  b:\n    - 1\n    - c: "x"\n      d: []\ne: {}\n',
    );
  });

  it.each([
    [{ on: 'yes', no: true, null: null, y: 'n' }],
    [{ 'Job.batch': 5, 'a: b': '# c', '-': '- d', ' ': '\n' }],
    [{ list: [[1, [2]], [], {}, [{ a: [{ b: 1 }] }]] }],
    [{ text: '8443', time: '12:30', version: '1.30', tilde: '~', unicode: 'é\u2028' }],
  ])('is read back as it was: %j', (value) => {
    expect(parse(yamlText(value))).toEqual(value);
    expect(parse(yamlText(value), { version: '1.1' })).toEqual(value);
  });
});
