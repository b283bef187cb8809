/** What a spreadsheet takes for the beginning of a formula, or drops before it looks for one. */
const FORMULA = /^[=+\-@\t\r]/;

/** One table as text (RFC 4180), in which no cell is a formula. */
export function csv(rows: Iterable<readonly (string | number)[]>): string {
  let text = '';
  for (const row of rows) text += `${row.map(cell).join(',')}\n`;
  return text;
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const plain = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
