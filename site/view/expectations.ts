import { type Diagnostic, didYouMean, type SpecPath } from '../diagnostics/index.ts';
import type { Site } from '../model/index.ts';
import { parseQuantity, Quantity } from '../units/index.ts';
import { findPart } from './figures.ts';
import { overview } from './overview.ts';

type Expected = NonNullable<Site['spec']['expect']>[string];

/** Holds every expected figure against what `show` prints: that is how a published figure or a contract is kept. */
export function unmetExpectations(site: Site): readonly Diagnostic[] {
  const expected = Object.entries(site.spec.expect ?? {});
  if (expected.length === 0) return [];
  const view = overview(site, site.final);
  return expected.flatMap(([place, expected]): Diagnostic[] => {
    const path = ['expect', place];
    const found = findPart(view, place);
    if ('missing' in found) {
      const { missing, known } = found;
      const help = didYouMean(missing, known) ?? `there is: ${known.slice(0, 12).join(', ')}`;
      return [
        {
          ...error('site/assumption-of-nothing', path, `nothing that is shown is called "${place}"`, help),
          part: 'key',
        },
      ];
    }
    const problem = compare(found.part, expected, place);
    return problem === undefined
      ? []
      : [
          error(
            'site/unexpected-value',
            path,
            problem,
            `\`afterhash explain SITE ${place}\` says where the figure comes from`,
          ),
        ];
  });
}

function error(code: string, path: SpecPath, message: string, help: string): Diagnostic {
  return { code, severity: 'error', path, message, help };
}

function compare(figure: unknown, expected: Expected, place: string): string | undefined {
  const [law, bound] =
    typeof expected !== 'object'
      ? (['', expected] as const)
      : 'atMost' in expected
        ? (['at most ', expected.atMost] as const)
        : (['at least ', expected.atLeast] as const);
  const difference = figure instanceof Quantity ? quantityDifference(figure, bound) : plainDifference(figure, bound);
  if (typeof difference === 'string') return `"${place}" cannot be compared: ${difference}`;
  const met = law === '' ? difference === 0 : law === 'at most ' ? difference <= 0 : difference >= 0;
  return met
    ? undefined
    : `"${place}" works out to ${inUnitOf(bound, figure)}, but this file holds it to ${law}${bound}`;
}

/** The figure in the unit in which its bound was written. */
function inUnitOf(bound: string | number, figure: unknown): string {
  const read = figure instanceof Quantity ? parseQuantity(String(bound), figure.dimension) : undefined;
  return String(figure instanceof Quantity && read instanceof Quantity ? figure.like(read) : figure);
}

/** Below, at or above: equal means equal in the digits that are printed. */
function quantityDifference(figure: Quantity<'power'>, bound: string | number): number | string {
  if (typeof bound === 'number') return `${bound} needs a unit, as in "${figure}"`;
  const read = parseQuantity(bound, figure.dimension);
  if (!(read instanceof Quantity)) return read.problem;
  if (figure.like(read).printedValue === read.printedValue) return 0;
  return figure > read ? 1 : -1;
}

function plainDifference(figure: unknown, bound: string | number): number | string {
  if (typeof figure === 'number' && typeof bound === 'number') return figure - bound;
  if (typeof figure === 'object') return 'it is not one figure';
  return String(figure) === String(bound) ? 0 : 1;
}
