/** Letters that several runs may take; one run is always spelled out. */
const SHORT = 14;

/** `tx-a1`, `tx-a1..5` for a run of them, `tx-1..4,6..9` for several, `tx-1.. (30)` for too many to spell out. */
export function span(ids: readonly string[]): string {
  const runs: { readonly stem: string; readonly from: string; to: string }[] = [];
  for (const id of ids) {
    const [, stem = '', number = ''] = /^(.*?)(\d*)$/.exec(id) ?? [];
    const last = runs.at(-1);
    if (last?.stem === stem && number !== '' && Number(number) === Number(last.to) + 1) last.to = number;
    else runs.push({ stem, from: number, to: number });
  }
  const text = runs
    .map(({ stem, from, to }, i) => `${runs[i - 1]?.stem === stem ? '' : stem}${from === to ? from : `${from}..${to}`}`)
    .join(',');
  return runs.length > 1 && text.length > SHORT ? `${ids[0]}.. (${ids.length})` : text;
}
