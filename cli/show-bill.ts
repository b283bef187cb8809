import { larger, smaller } from '../site/units/index.ts';
import type { Overview } from '../site/view/overview.ts';

type Bill = Overview['fabrics'][number]['bill'];

/** What to buy, by medium: lengths from the shortest to the longest, and transceivers with the cages that they go into. */
export function billLines({ cables, transceivers }: Bill): readonly string[] {
  const groups = new Map<string, Bill['cables'][number][]>();
  for (const cable of cables) {
    const what = `${cable.medium ?? 'of a kind that is not known'}, ${cable.pool === null ? '' : `${cable.pool} `}${cable.tier}`;
    groups.set(what, [...(groups.get(what) ?? []), cable]);
  }
  const lines = [...groups].map(([what, of]) => `${count(of.map((one) => one.cables))} x ${span(of)} ${what}`);
  const ends = transceivers.map(
    (one) =>
      `${count([one.count])} transceivers, ${one.medium}, in ${one.pool === null ? one.at : `nodes of ${one.pool}`}`,
  );
  return [...lines, ...ends];
}

function count(counts: readonly number[]): string {
  return counts.reduce((sum, one) => sum + one, 0).toLocaleString('en-US');
}

function span(of: Bill['cables']): string {
  const [first] = of;
  if (first === undefined) return '';
  const lengths = of.map(({ length }) => length);
  const least = lengths.reduce(smaller, first.length);
  const most = lengths.reduce(larger, first.length);
  return Number(least) === Number(most) ? `${most}` : `${least.printedValue} to ${most}`;
}
