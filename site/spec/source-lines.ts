import type { Position, Range } from '../diagnostics/index.ts';
import type { Span } from './source-problem.ts';

/** The lines of a text, and on which of them a character stands. */
export interface Lines {
  /** The line without its end; empty outside the text. The first line is 1. */
  line(number: number): string;
  range(span: Span): Range;
}

/** A line ends with LF or CR LF. */
export function toLines(text: string): Lines {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);

  const position = (offset: number): Position => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };

  return {
    line(number) {
      const start = starts[number - 1];
      return start === undefined ? '' : text.slice(start, starts[number]).replace(/\r?\n$/, '');
    },
    range: ([start, end]) => ({ start: position(start), end: position(Math.max(start, end)) }),
  };
}
