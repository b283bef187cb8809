import type { SpecPath } from '../../../site/diagnostics/index.ts';
import type { Source } from '../../../site/spec/source.ts';

/** A key or a value of a file: its path, and the stretch of text that it takes. */
export interface Leaf {
  readonly path: SpecPath;
  readonly start: number;
  readonly end: number;
}

/** Every place of a file, maps and lists too. */
export function* pathsOf(value: unknown, path: SpecPath = []): Generator<SpecPath> {
  if (path.length > 0) yield path;
  if (!isBranch(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    yield* pathsOf(inner, [...path, Array.isArray(value) ? Number(key) : key]);
  }
}

/** Plain data with another value at one place, or with nothing there. */
export function mutated(data: unknown, [key, ...rest]: SpecPath, to: unknown): unknown {
  if (key === undefined || !isBranch(data)) return to;
  const entries = Object.entries(data).flatMap(([name, inner]) => {
    if (name !== String(key)) return [[name, inner] as const];
    return rest.length === 0 && to === undefined ? [] : [[name, mutated(inner, rest, to)] as const];
  });
  return Array.isArray(data) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

/** Every single value of a file, by its place in the text. */
export function leavesOf(source: Source, text: string): readonly Leaf[] {
  const single = [...pathsOf(source.data)].filter((path) => !isBranch(at(source.data, path)));
  return single.map((path) => leaf(source, text, path, 'value'));
}

/** Every key of a file, by its place in the text. */
export function keysOf(source: Source, text: string): readonly Leaf[] {
  const named = [...pathsOf(source.data)].filter((path) => typeof path.at(-1) === 'string');
  return named.map((path) => leaf(source, text, path, 'key'));
}

/** A text with all of its leaves written anew. */
export function replacedAll(text: string, leaves: readonly Leaf[], by: (was: string) => string): string {
  const backwards = [...leaves].sort((a, b) => b.start - a.start);
  return backwards.reduce((to, { start, end }) => to.slice(0, start) + by(to.slice(start, end)) + to.slice(end), text);
}

function at(data: unknown, path: SpecPath): unknown {
  return path.reduce((here: unknown, key) => (here as Record<string | number, unknown>)[key], data);
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function leaf(source: Source, text: string, path: SpecPath, part: 'key' | 'value'): Leaf {
  const { start, end } = source.locate(path, part);
  const lines = text.split('\n');
  const offset = (line: number, column: number) =>
    lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0) + column - 1;
  return { path, start: offset(start.line, start.column), end: offset(end.line, end.column) };
}
