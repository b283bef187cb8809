import type { Range } from './range.ts';
import { cells, isHidden, visible } from './visible.ts';

/** An offending line and what to print below it. */
export interface Excerpt {
  readonly text: string;
  /** Blanks up to the first `^`. */
  readonly indent: number;
  /** How many `^`. */
  readonly length: number;
}

const TAB = '  ';
const CUT = '…';

/** What is looked at of a longer line: more than any terminal shows. */
const NEAR = 1000;

/** The line of a range, cut around the range to `width` cells, and where its marker goes. */
export function excerpt(line: string, range: Range, width: number): Excerpt {
  const far = Math.max(0, range.start.column - NEAR);
  const { shown, from, to } = mark(line.trimEnd().slice(far, far + 2 * NEAR), range, far);
  const room = Math.min(Math.max(width, 20), NEAR);
  const total = cells(shown.join(''));
  if (far === 0 && total <= room) return { text: shown.join(''), ...marker(shown, 0, from, to) };

  // A third of the room before the marker tells where one is; the rest shows what it is.
  let first = Math.min(from, shown.length - 1);
  while (first > 0 && cells(shown.slice(first - 1, from).join('')) <= room / 3) first -= 1;
  const last = fill(shown, first, room);
  const start = last === shown.length ? backfill(shown, room) : first;
  const end = fill(shown, start, room);
  const before = far + start > 0 ? CUT : '';
  const after = end < shown.length ? CUT : '';
  const found = marker(shown, start, from, Math.min(to, end));
  return {
    text: `${before}${shown.slice(start, end).join('')}${after}`,
    indent: found.indent + cells(before),
    length: found.length,
  };
}

/** The characters of a line as they print, and which of them the range covers. */
function mark(line: string, { start, end }: Range, far: number): { shown: string[]; from: number; to: number } {
  const shown: string[] = [];
  const stop = end.line === start.line ? end.column - 1 : far + line.length;
  let unit = far;
  let from: number | undefined;
  let to: number | undefined;
  for (const character of line) {
    if (from === undefined && unit >= start.column - 1) from = shown.length;
    if (to === undefined && unit >= stop) to = shown.length;
    shown.push(character === '\t' ? TAB : isHidden(character) ? visible(character) : character);
    unit += character.length;
  }
  return { shown, from: from ?? shown.length, to: to ?? shown.length };
}

function marker(shown: readonly string[], start: number, from: number, to: number): { indent: number; length: number } {
  return {
    indent: cells(shown.slice(start, from).join('')),
    length: Math.max(1, cells(shown.slice(from, to).join(''))),
  };
}

/** Where a window of `room` cells that begins at `start` ends, less the cells of two cuts. */
function fill(shown: readonly string[], start: number, room: number): number {
  let used = 2;
  let end = start;
  while (end < shown.length && used + cells(shown[end] ?? '') <= room) {
    used += cells(shown[end] ?? '');
    end += 1;
  }
  return end;
}

/** Where a window of `room` cells that reaches the end of the line begins. */
function backfill(shown: readonly string[], room: number): number {
  let used = 2;
  let start = shown.length;
  while (start > 0 && used + cells(shown[start - 1] ?? '') <= room) {
    used += cells(shown[start - 1] ?? '');
    start -= 1;
  }
  return start;
}
