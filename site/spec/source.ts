import { type Document, isMap } from 'yaml';
import type { Diagnostic, Locator, Range, SpecPath } from '../diagnostics/index.ts';
import { readText } from './source-bytes.ts';
import { findHidden } from './source-characters.ts';
import { readContent, type SourceNode } from './source-content.ts';
import { type Lines, toLines } from './source-lines.ts';
import type { SourceProblem, Span } from './source-problem.ts';
import { readStructure } from './source-structure.ts';
import { compose } from './source-syntax.ts';
import { findTabs } from './source-tabs.ts';

/** A file as its author wrote it: plain data, and where each part of it stands. */
export interface Source extends Locator {
  readonly file: string;
  /** Maps without a prototype, lists, texts, numbers, true, false and null. Undefined where the file was refused. */
  readonly data: unknown;
  /**
   * Where a path stands: a value that fits on one line, else its key. A path that nobody wrote stands where its
   * nearest parent does, because that is where it is missing.
   */
  locate(path: SpecPath, target?: 'key' | 'value'): Range;
  /** The first line is 1. Empty outside the file. */
  line(number: number): string;
}

export interface Reading {
  readonly source: Source;
  /** All errors of the first stage that has any: the bytes, the shape, the content. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the text of a site file, a catalog or another file of the author's. `file` is its name in print. */
export function readSource(input: string | Uint8Array, file: string): Reading {
  const { text, problems } = readText(input);
  const lines = toLines(text);
  const { data, node, found } = problems.length > 0 ? { ...nothing, found: problems } : read(text);
  const shown = found.slice(0, MAX_PROBLEMS);
  return {
    source: toSource(file, found.length > 0 ? undefined : data, node, lines),
    diagnostics: shown.map((problem) => toDiagnostic(problem, lines)),
  };
}

/** A file with more mistakes of one stage than this has one mistake many times. */
const MAX_PROBLEMS = 100;

interface Found {
  readonly data?: unknown;
  readonly node: SourceNode;
  readonly found: readonly SourceProblem[];
}

const nothing: Found = { node: { value: [0, 0], children: new Map() }, found: [] };

function read(text: string): Found {
  const characters = [...findHidden(text), ...findTabs(text)].sort((a, b) => a.span[0] - b.span[0]);
  if (characters.length > 0) return { ...nothing, found: characters };
  const structure = readStructure(text);
  if (structure.tooLarge || structure.problems.length >= MAX_PROBLEMS) return { ...nothing, found: structure.problems };
  const { document, problems } = compose(text, structure);
  const shape = [...structure.problems, ...problems].sort((a, b) => a.span[0] - b.span[0]);
  if (shape.length > 0) return { ...nothing, found: shape };
  const top = checkTop(document, text);
  if (top) return { ...nothing, found: [top] };
  const content = readContent(document?.contents, text);
  return { data: content.data, node: content.node, found: content.problems };
}

function checkTop(document: Document | undefined, text: string): SourceProblem | undefined {
  const contents = document?.contents;
  if (isMap(contents)) return undefined;
  const [start, end] = contents?.range ?? [0, 0];
  if (start === end) {
    const message = text.trim() === '' ? 'the file is empty' : 'the file has comments and nothing else';
    return { code: 'source/empty', span: [0, 0], message, help: 'write its first part, as in "site: { name: … }"' };
  }
  const written = text.slice(start, end).trim();
  const lone = /^[\w-]+:\S/.test(written) && !written.includes('\n');
  return {
    code: 'source/not-a-map',
    span: [start, Math.max(start + 1, text.indexOf('\n', start) < 0 ? end : Math.min(end, text.indexOf('\n', start)))],
    message: 'the file does not begin with the name of a part',
    help: lone
      ? `put a blank after the ":", as in "${written.replace(':', ': ')}"`
      : 'write parts by name, as in "site: { name: … }"',
  };
}

function toSource(file: string, data: unknown, root: SourceNode, lines: Lines): Source {
  return {
    file,
    data,
    line: lines.line,
    locate(path, target) {
      let node = root;
      let whole = true;
      for (const step of path) {
        const child = node.children.get(String(step));
        whole = child !== undefined;
        if (child === undefined) break;
        node = child;
      }
      const value = lines.range(node.value);
      const fits = whole && value.start.line === value.end.line && node.value[0] < node.value[1];
      if (node.key && (target === 'key' || (target === undefined && !fits))) return lines.range(node.key);
      return node === root ? firstLine(lines, root.value) : value;
    },
  };
}

/** The whole file is shown by its first line. */
function firstLine(lines: Lines, [start]: Span): Range {
  const at = lines.range([start, start]).start;
  return { start: at, end: { line: at.line, column: lines.line(at.line).length + 1 } };
}

function toDiagnostic({ code, span, path = [], message, help, related }: SourceProblem, lines: Lines): Diagnostic {
  const range = lines.range(span);
  const second = related && { path: related.path, range: lines.range(related.span), message: related.message };
  return { code, severity: 'error', path, message, help, range, ...(second && { related: [second] }) };
}
