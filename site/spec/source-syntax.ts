import { Composer, type CST, type Document, type YAMLError } from 'yaml';
import { visible } from '../diagnostics/index.ts';
import { toLines } from './source-lines.ts';
import type { SourceProblem, Span } from './source-problem.ts';
import { findTemplate, templateStart } from './source-scalar.ts';
import type { Structure } from './source-structure.ts';

/** After a syntax error the rest is guessed, so the first few lines with one say all there is to say. */
const MAX_LINES = 5;

/** A broken line can have a complaint a character; its first ones say what it is. */
const MAX_COMPLAINTS = 10;

/** Makes values of tokens, and says in the author's words where that fails. */
export function compose(
  text: string,
  { tokens, unclosed }: Structure,
): { document?: Document; problems: SourceProblem[] } {
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
  });
  const [document] = composer.compose(tokens as CST.Token[], true, text.length);
  if (document === undefined) return { problems: [] };
  // A warning is the parser's doubt about what was meant; tags and aliases are refused by their tokens already.
  const errors = [...document.errors, ...document.warnings].filter(({ code }) => !OTHERWISE_REFUSED.has(code));
  return { document, problems: errors.length === 0 ? [] : firstOfEachLine(text, errors, unclosed) };
}

const OTHERWISE_REFUSED: ReadonlySet<string> = new Set([
  ...['ALIAS_PROPS', 'BAD_ALIAS', 'BAD_DIRECTIVE', 'MULTIPLE_ANCHORS', 'MULTIPLE_TAGS', 'TAG_RESOLVE_FAILED'],
  ...['BAD_COLLECTION_TYPE', 'MULTIPLE_DOCS'],
]);

/** What each of the parser's complaints about a line means to someone who writes a site file; the first that fits says it. */
const WORDS: readonly (readonly [test: RegExp, message: string, help: string])[] = [
  [
    /block-seq-ind on same line/,
    'a list begins where a key or a value belongs',
    'put "- …" on lines of its own below its key, or write "[a, b]"',
  ],
  [
    /BLOCK_AS_IMPLICIT_KEY.*MULTILINE_IMPLICIT_KEY/,
    'the line below is indented too far for this one',
    'align it with this line, or put nothing behind the ":" here',
  ],
  [/BLOCK_AS_IMPLICIT_KEY/, 'a second ":" stands in this value', 'put the text in quotes, or begin a new line'],
  [/MULTILINE_IMPLICIT_KEY/, 'a key must be on one line', 'write the key, its ":" and its value on one line'],
  [/TAB_AS_INDENT/, 'a tab stands where blanks indent', 'indent by blanks'],
  [
    /BAD_INDENT.*(same column|less indented)/,
    'this line is indented unlike its neighbours',
    'align it with the line it belongs to',
  ],
  [/BAD_SCALAR_START/, 'a text cannot begin with this character', 'put the text in quotes'],
  [/BAD_DQ_ESCAPE/, 'this is no escape that YAML has', 'write "\\\\" for a backslash, or use single quotes'],
  [
    /MISSING_CHAR.*followed by map values/,
    'this line has no ":" and value',
    'write it as "key: value", with a blank after the colon',
  ],
  [/BLOCK_IN_FLOW|Missing ,/, 'a "," is missing here', 'put a comma between two entries in brackets'],
  [
    /Unexpected flow-(seq|map)-start at node end/,
    'a bracket cannot stand inside a text here',
    'write a range with round brackets, as in "row-(1..6)", or put the text in quotes',
  ],
  [/flow-(seq|map)-end/, 'this bracket closes nothing', 'delete it, or open one before it'],
  [/empty item|Unexpected ,/, 'nothing stands before this ","', 'delete the comma'],
  [/Block scalar header/, 'nothing may follow "|" or ">" on its line', 'put the text in quotes'],
  [/scalar at node end/, 'nothing may follow here', 'put the whole text in quotes, or begin a new line'],
];

/** One mistake makes many errors: the first place on each line counts, and after a bracket or quote that stays open, nothing does. */
function firstOfEachLine(text: string, errors: readonly YAMLError[], unclosed: readonly Span[]): SourceProblem[] {
  const lines = toLines(text);
  const lineOf = (offset: number) => lines.range([offset, offset]).start.line;
  const byLine = new Map<number, YAMLError[]>();
  for (const error of [...errors].sort((a, b) => a.pos[0] - b.pos[0])) {
    const line = lineOf(error.pos[0]);
    const before = byLine.get(line);
    if (before === undefined) byLine.set(line, [error]);
    else if (before.length < MAX_COMPLAINTS) before.push(error);
  }
  const opening = [...unclosed].sort((a, b) => a[0] - b[0])[0];
  const stop = opening === undefined ? Number.POSITIVE_INFINITY : lineOf(opening[0]);
  const problems = [...byLine].filter(([line]) => line < stop).map(([, found]) => explain(text, found));
  if (opening) problems.push(stillOpen(text, opening));
  return problems.slice(0, MAX_LINES).map((problem) => {
    const { line } = lines.range(problem.span).start;
    const template = findTemplate(lines.line(line));
    if (template === undefined) return problem;
    // A template is what made the line no YAML.
    const at = text.lastIndexOf('\n', problem.span[0] - 1) + 1 + template.at;
    return templateStart(template.start, [at, at + template.start.length], []);
  });
}

function explain(text: string, errors: readonly YAMLError[]): SourceProblem {
  const complaints = errors.map(({ code, message }) => `${code} ${message}`).join('; ');
  const [, message, help] = WORDS.find(([test]) => test.test(complaints)) ?? [];
  const { code = 'IMPOSSIBLE', pos = [0, 0], message: own = '' } = errors[0] ?? {};
  const start = Math.min(pos[0], text.length);
  const blanks = /^ *(?=\S)/.exec(text.slice(start, start + 1000))?.[0].length ?? 0;
  return {
    code: code === 'TAB_AS_INDENT' ? 'source/tab' : 'source/syntax',
    span: [start + blanks, Math.max(start + blanks + 1, Math.min(pos[1], text.length))],
    message: message ?? `this is not YAML: ${visible(own.charAt(0).toLowerCase() + own.slice(1))}`,
    help: help ?? 'compare it with the lines around it',
  };
}

function stillOpen(text: string, span: Span): SourceProblem {
  const opened = text[span[0]] ?? '';
  const closing: Readonly<Record<string, string>> = { '[': ']', '{': '}' };
  return {
    code: 'source/syntax',
    span,
    message: `this ${opened} is not closed before the next part begins`,
    help: `close it with ${closing[opened] ?? opened}, and indent the lines between`,
  };
}
