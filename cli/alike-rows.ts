import { append } from '../site/model/append.ts';
import { span } from '../site/view/span.ts';

type Row = readonly string[];

/** Rows that differ in one cell alone become one, of `hall-1..4`, where the first of them stood. The figures are each one's. */
export function alikeRows(rows: readonly Row[], cell: number): readonly Row[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) append(groups, JSON.stringify(row.toSpliced(cell, 1)), row);
  return [...groups.values()].map((group) => {
    const [first = []] = group;
    return first.with(cell, span(group.map((row) => row[cell] ?? '')));
  });
}
