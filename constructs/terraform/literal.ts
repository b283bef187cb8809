import assert from 'node:assert';
import { Token } from 'cdktf';
import { assertJsonLeaf, isPlainObject } from './json.ts';

declare const literalBrand: unique symbol;

/** A value in which Terraform sees no template: what `literal` returns. */
export type TfLiteral<T> = T & { readonly [literalBrand]: 'literal' };

/** Makes a second `literal` of the same value an error of the compiler: it would double twice. */
type NotYet<T> = T extends { readonly [literalBrand]: 'literal' } ? never : unknown;

const TEMPLATE_START = /[$%]\{/g;

/** What CDKTF puts into a string, list or map to stand for a token. Typed by a person it would become a reference. */
const TOKEN_MARKER = 'TfToken[';

/** The runs that CDKTF takes for a number token inside a string: cdktf 0.21.0, lib/tokens/private/encoding.js. */
const NUMBER_RUN = /[-|\d|.+]+(e[-|\d|.|e|E|+]+)/g;

/** Stand-ins of whole maps, which CDKTF refuses wherever they occur. */
const MAP_STANDINS: readonly unknown[] = [
  Token.STRING_MAP_TOKEN_VALUE,
  Token.ANY_MAP_TOKEN_VALUE,
  Token.NUMBER_MAP_TOKEN_VALUE,
];

const LONE_SURROGATE = /\p{Surrogate}/u;

/** Text without any of these is neither refused nor altered: most is, and is read once. */
const SUSPECT = /[$%]\{|TfToken\[|[-|\d.+]e|\p{Surrogate}/u;

/**
 * The one door from values to Terraform: in every string and every key, `${`
 * and `%{` are doubled, so that Terraform reads them as text.
 *
 * For the finished value only, and once. Pieces joined afterwards can form a
 * live sequence (`$` and `{path.cwd}`), so join first. Of two sigils before a
 * brace Terraform takes one off, however long the run is, so one more is
 * always right.
 */
export function literal<T>(value: T & NotYet<T>): TfLiteral<T> {
  return escaped(value, ['$']) as TfLiteral<T>;
}

/** @param path where the value stands, for whoever mends the bug */
function escaped(value: unknown, path: string[]): unknown {
  if (typeof value === 'string') return escapedText(value, path);
  if (Array.isArray(value)) return Array.from(value, (item, index) => within(path, `[${index}]`, item));
  if (isPlainObject(value)) {
    const copy: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(value)) {
      if (key === '__proto__') assert.fail(`bug: ${path.join('')} has a key "__proto__"`);
      copy[escapedText(key, path)] = within(path, `.${key}`, item);
    }
    return copy;
  }
  const at = path.join('');
  assertJsonLeaf(value, at);
  assert(!isToken(value), `bug: ${at} is a number that stands for a token: ${value}`);
  return value;
}

function within(path: string[], step: string, value: unknown): unknown {
  path.push(step);
  const result = escaped(value, path);
  path.pop();
  return result;
}

function escapedText(text: string, path: readonly string[]): string {
  if (!SUSPECT.test(text) && !MAP_STANDINS.includes(text)) return text;
  const at = path.join('');
  assert(!MAP_STANDINS.includes(text), `bug: ${at} is what CDKTF writes for a map: ${JSON.stringify(text)}`);
  assert(!text.includes(TOKEN_MARKER), `bug: ${at} holds a token marker: ${JSON.stringify(text)}`);
  assert(!LONE_SURROGATE.test(text), `bug: ${at} holds half a character: ${JSON.stringify(text)}`);
  for (const [run] of text.matchAll(NUMBER_RUN)) {
    assert(!isToken(Number.parseFloat(run)), `bug: ${at} holds a number that stands for a token: ${run}`);
  }
  return text.replace(TEMPLATE_START, (start) => `${start.charAt(0)}${start}`);
}

function isToken(value: unknown): boolean {
  return MAP_STANDINS.includes(value) || Token.isUnresolved(value) || Token.isUnresolved([value]);
}
