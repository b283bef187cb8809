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

/** Narrowest that a wrapped column gets. */
const NARROW = 24;

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
