import Table from 'cli-table3';

/** No lines: the columns speak. */
const BARE = {
  top: '', 'top-mid': '', 'top-left': '', 'top-right': '',
  bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '',
  left: '  ', 'left-mid': '', mid: '', 'mid-mid': '',
  right: '', 'right-mid': '', middle: '  ',
} as const;

/** Aligned columns, indented by two; figures stand right. */
export function columns(rows: readonly (readonly string[])[], align: readonly ('left' | 'right')[] = []): string {
  if (rows.length === 0) return '';
  const table = new Table({ chars: BARE, colAligns: [...align], style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] } });
  for (const row of rows) table.push([...row]);
  return `${table.toString().replaceAll(/ +$/gm, '')}\n`;
}
