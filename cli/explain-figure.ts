import { didYouMean } from '../site/diagnostics/index.ts';
import type { Source } from '../site/spec/source.ts';
import { UnreadableInput } from '../site/spec/unreadable-input.ts';
import { figuresOf, findPart } from '../site/view/figures.ts';
import type { Operand, Origin } from '../site/view/origin.ts';
import { originsOf } from '../site/view/origins.ts';
import { type Overview, overview } from '../site/view/overview.ts';
import { hasErrors } from './check.ts';
import { exitCodes } from './exit-codes.ts';
import { siteInPhase } from './site-in-phase.ts';
import { columns } from './table.ts';
import { terminal } from './terminal.ts';

/** Prints how a number that `show` prints was worked out: the sum, every number in it with its line, and who published what. */
export async function explainFigure(file: string, path: string, phaseId: string | undefined): Promise<number> {
  const shown = await siteInPhase(file, phaseId);
  if (shown === undefined) return exitCodes.findings;
  const { read, site, phase } = shown;
  const part = partNamed(overview(site, phase), path);
  const values = new Map(figuresOf(part, path).map((figure) => [figure.path, figure.value]));
  const origins = originsOf(site, phase, path);
  const explained = new Set(origins.map(({ figure }) => figure));
  // What is a name and no number needs no explanation; it is shown all the same, but for what its path has already.
  const names = [...values].filter(
    ([figure, value]) => !explained.has(figure) && value !== null && !figure.endsWith('.id'),
  );
  const [source] = read.sources;
  process.stdout.write(
    [
      `${file}, ${phase.id}\n${columns(
        names.map(([figure, value]) => [figure, String(value)]),
        [],
        Number.POSITIVE_INFINITY,
      )}`,
      ...origins.map((origin) => printOrigin(origin, values.get(origin.figure), source)),
    ].join('\n'),
  );
  return hasErrors(read) ? exitCodes.findings : exitCodes.clean;
}

function partNamed(view: Overview, path: string): unknown {
  const found = findPart(view, path);
  if ('part' in found) return found.part;
  const { missing, known } = found;
  throw new UnreadableInput(
    `nothing that is shown is called "${path}"`,
    didYouMean(missing, known) ?? (known.length > 0 ? `there is: ${known.slice(0, 20).join(', ')}` : 'it has no parts'),
  );
}

function printOrigin({ figure, is, from, source }: Origin, value: unknown, file: Source | undefined): string {
  const { bold, dim } = terminal().paint;
  const published = from.flatMap((operand) => operand.published ?? []);
  const sources = [
    ...new Set([...(source === undefined ? [] : [source]), ...published.map(({ of, by }) => `${of}: ${by}`)]),
  ];
  return [
    `${bold(figure)}: ${value ?? '-'}\n`,
    columns([[is]]),
    operands(from, file),
    ...sources.map((text) => `  ${dim(text)}\n`),
  ].join('');
}

/** Each with its line; what was worked out itself goes by the path to ask for. */
function operands(from: readonly Operand[], file: Source | undefined): string {
  const rows = from.map((operand) => [operand.figure ?? operand.name, operand.value, lineOf(operand, file)]);
  return columns(rows, ['left', 'right'], Number.POSITIVE_INFINITY).replaceAll(/^(?=.)/gm, '  ');
}

function lineOf({ written }: Operand, file: Source | undefined): string {
  return written === undefined || file === undefined ? '' : `line ${file.locate(written).start.line}`;
}
