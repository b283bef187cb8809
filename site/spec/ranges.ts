/** The most things that one range may stand for: more is a slip of the finger, not a site. */
export const MOST_IN_A_RANGE = 100_000;

/** `tx-a(1..6)`: a stem and the first and last number, or a single name. */
const RANGED = /^(.*)\((\d{1,6})\.\.(\d{1,6})\)$/;

/** Ranges that were spelled out before: each of a thousand busways asks for the thousand boards that it is dealt from. */
const spelledOut = new Map<string, readonly string[]>();

/** The names that a name stands for, in order: `tx-a(1..3)` is tx-a1, tx-a2, tx-a3. An empty or backward range stands for none. */
export function expand(name: string): readonly string[] {
  if (!name.endsWith(')')) return [name];
  const known = spelledOut.get(name) ?? spellOut(name);
  spelledOut.set(name, known);
  return known;
}

/** All names of a reference or a list of references, in order. */
export function expandAll(names: string | readonly string[]): readonly string[] {
  return typeof names === 'string' ? expand(names) : names.flatMap(expand);
}

function spellOut(name: string): readonly string[] {
  const parts = RANGED.exec(name);
  if (parts === null) return [name];
  const [, stem = '', first = '', last = ''] = parts;
  const [from, to] = [Number(first), Number(last)];
  if (to - from >= MOST_IN_A_RANGE) return [];
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => `${stem}${from + i}`);
}
