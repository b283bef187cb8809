import { parse } from 'csv-parse/sync';
import type { Diagnostic, Locator, Range, SpecPath } from '../diagnostics/index.ts';
import { readText } from './source-bytes.ts';
import { findHidden } from './source-characters.ts';
import { type Lines, toLines } from './source-lines.ts';
import type { Span } from './source-problem.ts';
import { checkText } from './source-scalar.ts';

/** One value of a table, without the quotes and blanks around it. */
export interface Cell {
  readonly value: string;
  readonly span: Span;
}

/** A line of a table. Its number is that of the file, which spreadsheets show too where no value has a line break. */
export interface TableLine {
  readonly line: number;
  readonly cells: readonly Cell[];
}

export interface ReadTable {
  /** Knows where `[17, "rack"]` stands: a line, and the name of a column. */
  readonly source: Locator;
  readonly head: TableLine;
  readonly lines: readonly TableLine[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Spreadsheets of countries that write a comma in numbers, and those that write "Unicode text", part values by these. */
const OTHER_SEPARATOR = /[;\t|]/;

/** Each byte of it is one character, so that a place that the parser counts in bytes is one in the text. */
const NOT_ASCII = /[\u0080-\uFFFF]/g;

/** Reads a table of the author's as RFC 4180 has it, whatever program saved it. Nothing that is wrong with one line keeps the others from being read. */
export function readTable(input: string | Uint8Array, file: string): ReadTable {
  const { text, problems } = readText(input);
  const lines = toLines(text);
  const hidden = problems.length > 0 ? problems : [...findHidden(text)];
  const unread = hidden.map(({ code, span, message, help }) => ({ ...at(lines, span), code, message, help }));
  if (text.trim() === '' && unread.length === 0)
    unread.push({ ...at(lines, [0, 0]), code: 'source/empty', message: 'the file is empty', help: EMPTY });
  const { records, refused } = unread.length > 0 ? { records: [], refused: unread } : recordsOf(text, lines);
  const [head = NO_HEAD, ...rest] = refused.some((one) => isBefore(one, records[0])) ? [] : records;
  const found = [
    ...refused,
    ...separator(head, lines),
    ...rest.flatMap((one) => [...misfit(one, head, lines), ...unsafe(one, lines)]),
  ];
  return {
    source: sourceOf(file, lines, head, rest),
    head,
    lines: rest.filter(({ cells }) => cells.length === head.cells.length),
    diagnostics: found.map((one) => ({ ...one, file })),
  };
}

const NO_HEAD: TableLine = { line: 1, cells: [] };

/** What is refused before the first line was the line with the names. */
function isBefore({ range }: Diagnostic, first: TableLine | undefined): boolean {
  return first === undefined || (range !== undefined && range.start.line < first.line);
}

const EMPTY = 'write the names of its columns into the first line';

/** The table's lines, and what is no table at all. */
function recordsOf(text: string, lines: Lines): { records: readonly TableLine[]; refused: readonly Diagnostic[] } {
  const refused = new Map<number, Diagnostic>();
  let read = 0;
  const cells: readonly unknown[] = parse(text.replace(NOT_ASCII, '?'), {
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    skip_records_with_error: true,
    record_delimiter: ['\n', '\r\n'],
    on_skip(error) {
      const [start] = trimmed(text, [read, text.length]);
      const open = error?.code === 'CSV_QUOTE_NOT_CLOSED';
      const end = endOfLine(text, start);
      const from = text.lastIndexOf('\n', end - 1) + 1;
      const message = open ? 'a quote is opened and never closed' : 'a quote stands inside a value';
      // The parser goes on in the same line, and may find the next quote of it wrong too.
      if (!refused.has(from)) refused.set(from, notATable(lines, trimmed(text, [from, end]), message, QUOTES));
      read = open ? text.length : end;
    },
    cast(_, { bytes, index, quoting }): Cell {
      const start = index === 0 ? text.lastIndexOf('\n', bytes - 1) + 1 : read + 1;
      read = bytes;
      const span = trimmed(text, [start, bytes]);
      const written = text.slice(...span);
      return { value: quoting ? written.slice(1, -1).replaceAll('""', '"').trim() : written, span };
    },
  });
  // The types of the parser do not know what its values are made into.
  const records = (cells as readonly (readonly Cell[])[]).map((own) => ({ line: lineOf(own, lines), cells: own }));
  return { records, refused: [...refused.values()] };
}

const QUOTES = 'put quotes around the whole value, and write one that belongs to it twice; hosts and racks need none';

function lineOf([first]: readonly Cell[], lines: Lines): number {
  return first === undefined ? 1 : lines.range(first.span).start.line;
}

function endOfLine(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  return feed < 0 ? text.length : feed;
}

function trimmed(text: string, [from, to]: Span): Span {
  let [start, end] = [from, to];
  while (start < end && /\s/.test(text[start] ?? '')) start++;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
  return [start, end];
}

function* separator({ cells: [only, ...more] }: TableLine, lines: Lines): Generator<Diagnostic> {
  const other = more.length === 0 ? OTHER_SEPARATOR.exec(only?.value ?? '')?.[0] : undefined;
  if (other === undefined || only === undefined) return;
  const message = `its columns are parted by ${other === '\t' ? 'tabs' : `"${other}"`}, and this table has commas`;
  yield notATable(lines, only.span, message, 'save it as CSV with commas');
}

/** A line with a value too many or too few: nobody knows which. */
function misfit({ line, cells }: TableLine, head: TableLine, lines: Lines): readonly Diagnostic[] {
  const columns = head.cells.length;
  if (cells.length === columns) return [];
  const span: Span = [cells[0]?.span[0] ?? 0, cells.at(-1)?.span[1] ?? 0];
  const message = `line ${line} has ${cells.length} ${cells.length === 1 ? 'value' : 'values'} under ${columns} columns`;
  return [notATable(lines, span, message, 'give every column a value, or nothing between two commas')];
}

/** What Terraform, Helm or CDKTF would take for more than text. */
function unsafe({ cells }: TableLine, lines: Lines): readonly Diagnostic[] {
  return cells.flatMap(({ value, span }) => {
    const problem = checkText(value, () => span, []);
    return problem === undefined
      ? []
      : [{ ...at(lines, span), code: problem.code, message: problem.message, help: problem.help }];
  });
}

function notATable(lines: Lines, span: Span, message: string, help: string): Diagnostic {
  return { ...at(lines, span), code: 'inventory/not-a-table', message, help };
}

function at(lines: Lines, span: Span) {
  const range = lines.range(span);
  return { severity: 'error', path: [range.start.line] as SpecPath, range } as const;
}

/** A place of a table is its line and column; a line that nobody wrote stands at the head. */
function sourceOf(file: string, lines: Lines, head: TableLine, table: readonly TableLine[]): Locator {
  const names = head.cells.map(({ value }) => value);
  const byNumber = new Map(table.map((one) => [one.line, one]));
  return {
    file,
    line: lines.line,
    locate([number, column]): Range {
      const { line, cells } = byNumber.get(Number(number)) ?? head;
      const cell = cells[names.indexOf(String(column))];
      if (cell !== undefined && cell.span[0] < cell.span[1]) return lines.range(cell.span);
      return { start: { line, column: 1 }, end: { line, column: lines.line(line).length + 1 } };
    },
  };
}
