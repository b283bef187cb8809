import picocolors from 'picocolors';
import type { Diagnostic, Severity } from './diagnostic.ts';
import { excerpt } from './excerpt.ts';
import { countBySeverity, type Located, type Locators, locate, locateAll, type Spot } from './locate.ts';
import { cells, visible } from './visible.ts';

export interface PrettyOptions {
  /** Whether to colour: the caller knows the terminal and NO_COLOR. */
  readonly colour: boolean;
  /** Cells of a line; `Infinity` where nobody wraps. */
  readonly width: number;
}

/** For a person: each diagnostic with its line and a marker, and how many there are. Empty when there are none. */
export function printPretty(diagnostics: Iterable<Diagnostic>, locators: Locators, options: PrettyOptions): string {
  const located = locateAll(diagnostics, locators);
  if (located.length === 0) return '';
  const paint = paints(options.colour);
  const blocks = located.map((one) => block(one, locators, options.width, paint));
  return `${blocks.join('\n')}\n${printCount(located.map((l) => l.diagnostic))}\n`;
}

/** `2 errors, 1 warning`. */
export function printCount(diagnostics: Iterable<Diagnostic>): string {
  const count = countBySeverity(diagnostics);
  const parts = (['error', 'warning', 'info'] as const)
    .filter((severity) => count[severity] > 0)
    .map((severity) => `${count[severity]} ${LABEL[severity]}${count[severity] === 1 ? '' : 's'}`);
  return parts.join(', ');
}

const LABEL: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

type Paint = ReturnType<typeof paints>;

function paints(colour: boolean) {
  const { blue, bold, cyan, red, yellow } = picocolors.createColors(colour);
  return { bold, frame: blue, help: cyan, error: red, warning: yellow, info: cyan };
}

function block({ diagnostic, ...spot }: Located, locators: Locators, width: number, paint: Paint): string {
  const { code, severity, message, help, related = [] } = diagnostic;
  const label = `${LABEL[severity]}[${code}]`;
  const said = wrap(`${label}: ${visible(message)}`, 2, width);
  const lines = [paint.bold(paint[severity](label)) + paint.bold(said.slice(label.length))];
  const gutter = String(spot.range?.start.line ?? '').length;
  lines.push(`${' '.repeat(gutter)}${paint.frame('-->')} ${visible(printSpot(spot))}`);
  const source = spot.range && spot.locator?.line(spot.range.start.line);
  if (spot.range && source?.trim()) {
    const { text, indent, length } = excerpt(source, spot.range, width - gutter - 3);
    const bar = paint.frame('|');
    lines.push(`${paint.frame(String(spot.range.start.line))} ${bar} ${text}`);
    lines.push(`${' '.repeat(gutter)} ${bar} ${' '.repeat(indent)}${paint[severity]('^'.repeat(length))}`);
  }
  for (const other of related) {
    lines.push(wrap(`  see ${visible(printSpot(locate(other, locators)))}: ${visible(other.message)}`, 6, width));
  }
  if (help !== undefined) {
    const advice = wrap(`  help: ${visible(help)}`, 8, width);
    lines.push(`  ${paint.help('help:')}${advice.slice('  help:'.length)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** `site.yaml:12:3`, the form that editors and terminals make a link of. */
function printSpot({ file, range }: Spot): string {
  return range ? `${file}:${range.start.line}:${range.start.column}` : file;
}

/** Breaks a text at blanks; the lines after the first are indented. */
function wrap(text: string, indent: number, width: number): string {
  if (cells(text) <= width) return text;
  const lines: string[] = [];
  let line = /^ */.exec(text)?.[0] ?? '';
  let empty = true;
  for (const word of text.trimStart().split(' ')) {
    if (!empty && cells(line) + 1 + cells(word) > width) {
      lines.push(line);
      line = ' '.repeat(indent);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].join('\n');
}
