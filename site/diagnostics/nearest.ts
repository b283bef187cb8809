import { distance } from 'fastest-levenshtein';

/** A third of the letters wrong is still a slip; more is another word. */
const SLIP_SHARE = 1 / 3;

/** The shortest part of a name that names it: `h100` of `nvidia/dgx-h100`. */
const SHORTEST_PART = 3;

/** The known names that a misspelt one may have meant, the nearest first. */
export function nearest(name: string, known: Iterable<string>, max = 3): string[] {
  const meant = fold(name);
  const near: { candidate: string; steps: number }[] = [];
  for (const candidate of new Set(known)) {
    const folded = fold(candidate);
    const steps = distance(meant, folded);
    const slip = steps <= Math.ceil(Math.max(meant.length, folded.length) * SLIP_SHARE);
    const part = meant.length >= SHORTEST_PART && folded.includes(meant);
    if (slip || part) near.push({ candidate, steps });
  }
  near.sort((a, b) => a.steps - b.steps || (a.candidate < b.candidate ? -1 : 1));
  return near.slice(0, max).map((n) => n.candidate);
}

/** `did you mean "nvidia/dgx-h100"?`, or nothing when no name is near. */
export function didYouMean(name: string, known: Iterable<string>): string | undefined {
  const names = nearest(name, known).map((n) => `"${n}"`);
  if (names.length === 0) return undefined;
  const last = names.pop();
  return names.length === 0 ? `did you mean ${last}?` : `did you mean ${names.join(', ')} or ${last}?`;
}

/** Neither case nor full-width forms make another word. */
function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}
