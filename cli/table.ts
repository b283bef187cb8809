import { stripVTControlCharacters } from 'node:util';
import Table from 'cli-table3';
import { terminal } from './terminal.ts';

/** Cells between columns. */
const GAP = 2;

/** No lines: the columns speak. */
const BARE = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '  ',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
} as const;

/** Ends of lines, and characters that may take two cells. */
const WIDE = /[\n\u1100-\u115f\u2e80-\u{10ffff}]/u;

/** Narrowest that a wrapped column gets. */
const NARROW = 22;

/** Aligned columns, indented by two; figures stand right; what does not fit on the screen wraps in the last column. */
export function columns(
  rows: readonly (readonly string[])[],
  align: readonly ('left' | 'right')[] = [],
  width = terminal().width,
): string {
  // Without spreading the rows as arguments: a large site has more of them than a call may have.
  const count = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (count === 0) return '';
  const widths = Array.from({ length: count }, (_, i) =>
    rows.reduce((most, row) => Math.max(most, stripVTControlCharacters(row[i] ?? '').length), 0),
  );
  const before = widths.slice(0, -1).reduce((sum, cells) => sum + cells + GAP, GAP);
  const last = Math.max(NARROW, width - before);
  const colWidths = [...widths.slice(0, -1), Math.min(widths.at(-1) ?? 0, last)];
  // What fits needs no table: the library takes seconds for the tens of thousands of rows of a large site.
  if ((widths.at(-1) ?? 0) <= last && rows.every((row) => !row.some((cell) => WIDE.test(cell))))
    return rows.map((row) => `${padded(row, widths, align)}\n`).join('');
  const table = new Table({
    chars: BARE,
    colAligns: [...align],
    colWidths,
    wordWrap: true,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
  });
  for (const row of rows) table.push([...row]);
  return `${table.toString().replaceAll(/ +$/gm, '')}\n`;
}

function padded(row: readonly string[], widths: readonly number[], align: readonly ('left' | 'right')[]): string {
  const cells = widths.map((width, i) => {
    const cell = row[i] ?? '';
    const blanks = ' '.repeat(Math.max(0, width - stripVTControlCharacters(cell).length));
    return align[i] === 'right' ? blanks + cell : cell + blanks;
  });
  return `${' '.repeat(GAP)}${cells.join(' '.repeat(GAP))}`.trimEnd();
}
