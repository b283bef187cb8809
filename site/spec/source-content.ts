import { isMap, isScalar, isSeq, type Pair, type Scalar, type YAMLMap } from 'yaml';
import { type SpecPath, visible } from '../diagnostics/index.ts';
import { escapedHidden, lookAlike } from './source-characters.ts';
import type { SourceProblem, Span } from './source-problem.ts';
import { checkNumber, checkText, clip, templateStart } from './source-scalar.ts';

/** Where one value stands in the text, and where those inside it do. */
export interface SourceNode {
  /** Where its key stands; absent for a list's item and for the whole file. */
  readonly key?: Span;
  readonly value: Span;
  readonly children: ReadonlyMap<string, SourceNode>;
}

export interface Content {
  /** Plain data. Maps have no prototype, so that no key is found that nobody wrote. */
  readonly data: unknown;
  readonly node: SourceNode;
  readonly problems: readonly SourceProblem[];
}

/** Keys that reach into objects elsewhere when data is merged or copied. */
const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const MERGE = '<<';
const NO_CHILDREN: ReadonlyMap<string, SourceNode> = new Map();

/** Makes plain data of a document that is sound YAML, and remembers where everything stood. */
export function readContent(root: unknown, text: string): Content {
  const problems: SourceProblem[] = [];

  const value = (node: unknown, path: SpecPath, fallback: Span, key?: Span): { data: unknown; node: SourceNode } => {
    const span = spanOf(node, text) ?? fallback;
    const place = (children = NO_CHILDREN): SourceNode => ({ ...(key && { key }), value: span, children });
    if (isMap(node)) {
      const { data, children } = map(node, path, span);
      return { data, node: place(children) };
    }
    if (isSeq(node)) {
      const items = node.items.map((item, index) => value(item, [...path, index], span));
      return {
        data: items.map((item) => item.data),
        node: place(new Map(items.map((item, index) => [String(index), item.node]))),
      };
    }
    if (isScalar(node)) problems.push(...checkScalar(node, text, span, path));
    return { data: isScalar(node) ? node.value : null, node: place() };
  };

  const map = ({ items }: YAMLMap, path: SpecPath, span: Span) => {
    const data: Record<string, unknown> = Object.create(null);
    const children = new Map<string, SourceNode>();
    for (const pair of items) {
      const keySpan = spanOf(pair.key, text) ?? emptyKey(pair.key) ?? span;
      const key = textKey(pair, path, keySpan);
      if (key === undefined) continue;
      const first = children.get(key)?.key;
      if (first) problems.push(duplicate(key, keySpan, first, [...path, key]));
      const read = value(pair.value, [...path, key], [keySpan[1], keySpan[1]], keySpan);
      if (first || RESERVED.has(key)) continue;
      data[key] = read.data;
      children.set(key, read.node);
    }
    return { data, children };
  };

  const textKey = ({ key, value }: Pair, path: SpecPath, span: Span): string | undefined => {
    if (text.startsWith('{{', span[0] - 1)) {
      problems.push(templateStart('{{', [span[0] - 1, span[0] + 1], path));
      return undefined;
    }
    if (!isScalar(key) || typeof key.value !== 'string') {
      problems.push(notText(key, span, path));
      return undefined;
    }
    const found = checkKey(key.value, key.type === 'PLAIN' && value === null, text, span, [...path, key.value]);
    problems.push(...found);
    return key.value;
  };

  const { data, node } = value(root, [], [0, 0]);
  return { data, node, problems };
}

/** The stretch of a value without the blanks and comments after it; nothing for an empty one. */
function spanOf(node: unknown, text: string): Span | undefined {
  if (!isMap(node) && !isSeq(node) && !isScalar(node)) return undefined;
  const [start, end] = node.range ?? [0, 0];
  if (start === end) return undefined;
  let last = end;
  while (last > start && /\s/.test(text[last - 1] ?? '')) last -= 1;
  return [start, last];
}

/** A key that is missing stands where its colon does. */
function emptyKey(key: unknown): Span | undefined {
  const start = isScalar(key) ? key.range?.[0] : undefined;
  return start === undefined ? undefined : [start, start + 1];
}

function* checkScalar(scalar: Scalar, text: string, span: Span, path: SpecPath): Generator<SourceProblem> {
  const { value, source } = scalar;
  if (typeof value === 'number') {
    const problem = checkNumber(source ?? String(value), value, span, path);
    if (problem) yield problem;
  }
  if (typeof value !== 'string') return;
  const problem = checkText(value, partOf(span, text), path);
  if (problem) yield problem;
  const hidden = escapedHidden(value, span, path);
  if (hidden) yield hidden;
}

/** Finds a part of a text in its span; where an escape hides it, the part is the whole span. */
function partOf(span: Span, text: string): (part: string) => Span {
  return (part) => {
    const at = text.slice(...span).indexOf(part);
    return at < 0 ? span : [span[0] + at, span[0] + at + part.length];
  };
}

function* checkKey(key: string, lone: boolean, text: string, span: Span, path: SpecPath): Generator<SourceProblem> {
  const hidden = escapedHidden(key, span, path);
  const problem = hidden ?? lookAlike(key, span, path) ?? checkText(key, partOf(span, text), path);
  if (problem) yield problem;
  const shown = clip(key);
  if (RESERVED.has(key)) {
    const message = `"${key}" is a name that JavaScript gives every object, and cannot be a key`;
    yield { code: 'source/reserved-key', span, path, message, help: 'take another name' };
  }
  if (key === MERGE) {
    const message = '"<<" is a merge key, and everything in this file is said where it stands';
    yield { code: 'source/alias', span, path, message, help: 'write the fields themselves' };
  }
  const colon = lone && text.slice(...span) === key ? /^([\w-]+):(\S.*)$/.exec(key) : null;
  if (colon) {
    const message = `"${shown}" has no blank after its ":", so it is one text`;
    yield { code: 'source/syntax', span, path, message, help: `write "${clip(`${colon[1]}: ${colon[2]}`)}"` };
  }
}

function duplicate(key: string, span: Span, first: Span, path: SpecPath): SourceProblem {
  const message = `key "${clip(key)}" is given twice`;
  const help = 'delete one of them, or give it another name';
  return {
    code: 'source/duplicate-key',
    span,
    path,
    message,
    help,
    related: { path, span: first, message: 'it is first given there' },
  };
}

function notText(key: unknown, span: Span, path: SpecPath): SourceProblem {
  if (!isScalar(key)) {
    const message = 'a key here is a list or a map, and a key is text';
    return { code: 'source/key-not-text', span, path, message, help: 'give it a name' };
  }
  const written = visible(key.source ?? '');
  const message =
    written === ''
      ? 'a key is missing before this ":"'
      : `key ${clip(written)} is ${kindOf(key.value)}, and a key is text`;
  const help = written === '' ? 'give it a name' : `write it as "${clip(written)}", in quotes`;
  return { code: 'source/key-not-text', span, path, message, help };
}

function kindOf(value: unknown): string {
  if (typeof value === 'number') return 'a number';
  return value === null ? 'an empty value' : 'true or false';
}
