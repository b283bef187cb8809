import { type CST, Lexer, Parser } from 'yaml';
import type { SourceProblem, Span } from './source-problem.ts';

/** No site needs a quarter of it; see `source/too-deep`. */
const MAX_DEPTH = 32;

/** See `source/too-much`. */
const MAX_VALUES = 200_000;

const MAX_ERRORS = 100;

/** The tokens of a file before they are made into values, and what is refused about their shape. */
export interface Structure {
  readonly tokens: readonly CST.Token[];
  readonly problems: readonly SourceProblem[];
  /** Where brackets and quotes open that are never closed. */
  readonly unclosed: readonly Span[];
  /** A file that is too deep or too large to be made into values at all. */
  readonly tooLarge: boolean;
}

/** Reads the shape of a file without unfolding anything in it. */
export function readStructure(text: string): Structure {
  const { tokens, tooDeepAt } = tokenize(text);
  if (tooDeepAt !== undefined) return refused(tooDeep(tooDeepAt));

  const problems: SourceProblem[] = [];
  const unclosed: Span[] = [];
  let documents = 0;
  let values = 0;
  const waiting: { token: CST.Token | null | undefined; depth: number }[] = [];
  for (const token of tokens) {
    if (token.type === 'directive') problems.push(directive(token));
    if (token.type !== 'document') continue;
    documents += 1;
    if (documents === 2) problems.push(secondDocument(token));
    for (const problem of properties(token.start)) problems.push(problem);
    waiting.push({ token: token.value, depth: 1 });
  }
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { token, depth } = next;
    if (!token) continue;
    values += 1 + ('end' in token ? excess(token.end) : 0);
    if (values > MAX_VALUES) return refused(tooMuch(token.offset));
    if (token.type === 'alias') problems.push(alias(token));
    if (isUnclosedQuote(token)) unclosed.push([token.offset, token.offset + 1]);
    if (!('items' in token)) continue;
    if (depth > MAX_DEPTH) return refused(tooDeep(token.offset));
    if (token.type === 'flow-collection' && !isClosed(token)) unclosed.push([token.offset, token.offset + 1]);
    for (const item of token.items) {
      values += excess(item.start) + excess(item.sep);
      for (const problem of properties(item.start)) problems.push(problem);
      for (const problem of properties(item.sep)) problems.push(problem);
      waiting.push({ token: item.value, depth: depth + 1 }, { token: item.key, depth: depth + 1 });
    }
    if (values > MAX_VALUES) return refused(tooMuch(token.offset));
  }
  return { tokens, problems, unclosed, tooLarge: false };
}

function refused(problem: SourceProblem): Structure {
  return { tokens: [], problems: [problem], unclosed: [], tooLarge: true };
}

/** A sound item has one dash, comma or colon. More is an error each, and a million of them cost as much as a million values. */
function excess(tokens: readonly CST.SourceToken[] | undefined): number {
  let signs = 0;
  for (const { type } of tokens ?? []) if (type !== 'space' && type !== 'newline' && type !== 'comment') signs += 1;
  return Math.max(0, signs - 1);
}

/** Stops at once where brackets nest too deep: making tokens of a million of them takes seconds. */
function tokenize(text: string): { tokens: CST.Token[]; tooDeepAt?: number } {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let brackets = 0;
  let isScalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (!isScalar && (lexeme === '[' || lexeme === '{')) brackets += 1;
    if (!isScalar && (lexeme === ']' || lexeme === '}')) brackets -= 1;
    if (brackets > MAX_DEPTH) return { tokens, tooDeepAt: parser.offset };
    isScalar = lexeme === SCALAR_FOLLOWS;
    for (const token of parser.next(lexeme)) tokens.push(token);
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens: withoutNoise(tokens) };
}

/** Where a document ends too early, each later word is an error of its own; the first few say it all. */
function withoutNoise(tokens: readonly CST.Token[]): CST.Token[] {
  let errors = 0;
  return tokens.filter(({ type }) => {
    if (type === 'error') errors += 1;
    return type !== 'error' || errors <= MAX_ERRORS;
  });
}

/** What the lexer says before the text of a scalar, which may itself be a bracket. */
const SCALAR_FOLLOWS = '\x1f';

function* properties(tokens: readonly CST.SourceToken[] | undefined): Generator<SourceProblem> {
  for (const { type, offset, source } of tokens ?? []) {
    const span: Span = [offset, offset + source.length];
    if (type === 'anchor') {
      const message = `"${source}" is an anchor, and everything in this file is said where it stands`;
      yield {
        code: 'source/alias',
        span,
        message,
        help: `leave it out, or put the text in quotes if "&" belongs to it`,
      };
    }
    if (type === 'tag') {
      const message = `"${source}" is a YAML tag, and the field says what a value is`;
      yield { code: 'source/tag', span, message, help: `leave it out, or put the text in quotes if "!" belongs to it` };
    }
  }
}

function alias({ offset, source }: CST.FlowScalar): SourceProblem {
  return {
    code: 'source/alias',
    span: [offset, offset + source.length],
    message: `"${source}" is an alias, and everything in this file is said where it stands`,
    help: 'write the value itself, or put the text in quotes if "*" belongs to it',
  };
}

function directive({ offset, source }: CST.Directive): SourceProblem {
  return {
    code: 'source/directive',
    span: [offset, offset + source.length],
    message: `"${source.trim()}" is a YAML directive, and this file is always YAML 1.2`,
    help: 'delete the line, and the "---" below it',
  };
}

function secondDocument({ offset }: CST.Document): SourceProblem {
  return {
    code: 'source/several-documents',
    span: [offset, offset + 3],
    message: 'a second document begins here',
    help: 'put each document into a file of its own',
  };
}

function tooDeep(offset: number): SourceProblem {
  const message = `the file nests more than ${MAX_DEPTH} deep`;
  return { code: 'source/too-deep', span: [offset, offset + 1], message, help: 'write it flatter' };
}

function tooMuch(offset: number): SourceProblem {
  const message = `the file has more than ${MAX_VALUES.toLocaleString('en-US')} values`;
  return { code: 'source/too-much', span: [offset, offset + 1], message, help: 'use ranges, as in "row-(1..80)"' };
}

function isClosed({ end }: CST.FlowCollection): boolean {
  return end.some(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end');
}

function isUnclosedQuote(token: CST.Token): boolean {
  if (token.type === 'single-quoted-scalar') return (token.source.split("'").length - 1) % 2 !== 0;
  if (token.type === 'double-quoted-scalar') return !/(^|[^\\])(\\\\)*"$/.test(token.source.slice(1));
  return false;
}
