/** Names that differ in their last number, as Slurm writes them: `gpu-r1-n[1-18],gpu-r2-n1`. */
export function hostList(names: readonly string[]): string {
  const runs: { prefix: string; first: number; last: number }[] = [];
  for (const name of names) {
    const [, prefix = name, digits = ''] = /^(.*?)(\d+)$/.exec(name) ?? [];
    const number = Number(digits);
    const run = runs.at(-1);
    if (run !== undefined && run.prefix === prefix && run.last + 1 === number) run.last = number;
    else runs.push({ prefix, first: number, last: number });
  }
  return runs.map(({ prefix, first, last }) => `${prefix}${first === last ? first : `[${first}-${last}]`}`).join(',');
}
