/** One character after another; equal ends are one. */
interface Branch {
  ends: boolean;
  readonly next: Map<string, Branch>;
}

/**
 * A regular expression that takes these names and no other, as short as their beginnings and ends let it be: `gpu-a1[0-9]`.
 * It has no backslash, comma or quote, so that it stands in PromQL, in a list of Grafana and in YAML as it is.
 */
export function patternOf(names: Iterable<string>): string {
  const root: Branch = { ends: false, next: new Map() };
  for (const name of names) {
    let at = root;
    for (const character of name) {
      const known = at.next.get(character) ?? { ends: false, next: new Map() };
      at.next.set(character, known);
      at = known;
    }
    at.ends = true;
  }
  return written(root);
}

function written({ ends, next }: Branch): string {
  const byRest = new Map<string, string[]>();
  for (const [character, branch] of next) {
    const rest = written(branch);
    const alike = byRest.get(rest);
    if (alike === undefined) byRest.set(rest, [character]);
    else alike.push(character);
  }
  const ways = [...byRest].map(([rest, characters]) => `${oneOf(characters)}${rest}`);
  const all = ways.length > 1 || (ends && ways.length > 0) ? `(${ways.join('|')})` : ways.join('');
  return ends && ways.length > 0 ? `${all}?` : all;
}

/** A hyphen stands last in a class, where it is no range; runs of three and more are one. */
function oneOf(characters: readonly string[]): string {
  const [only = '', ...more] = characters;
  if (more.length === 0) return only === '.' ? '[.]' : only;
  const sorted = characters.filter((one) => one !== '-').sort();
  const runs: [string, string][] = [];
  for (const one of sorted) {
    const last = runs.at(-1);
    if (last !== undefined && one.charCodeAt(0) === last[1].charCodeAt(0) + 1) last[1] = one;
    else runs.push([one, one]);
  }
  const text = runs.map(([from, to]) => {
    const length = to.charCodeAt(0) - from.charCodeAt(0);
    return length === 0 ? from : length === 1 ? `${from}${to}` : `${from}-${to}`;
  });
  return `[${text.join('')}${characters.includes('-') ? '-' : ''}]`;
}
