/** Names that differ in their last number, as Slurm and Topograph write them: `gpu-r1-n[1-18]`, `gpu-a[008-012]`. */
export function hostRuns(names: readonly string[]): readonly string[] {
  const runs: { prefix: string; first: string; last: string }[] = [];
  for (const name of names) {
    // More digits than these are a serial number, and are no number of this program.
    const [, prefix = name, digits = ''] = /^(.*?)(\d{1,9})$/.exec(name) ?? [];
    const run = runs.at(-1);
    if (run !== undefined && digits !== '' && run.prefix === prefix && follows(run.last, digits)) run.last = digits;
    else runs.push({ prefix, first: digits, last: digits });
  }
  return runs.map(({ prefix, first, last }) => `${prefix}${first === last ? first : `[${first}-${last}]`}`);
}

/** `gpu-r1-n[1-18],gpu-r2-n1`. */
export function hostList(names: readonly string[]): string {
  return hostRuns(names).join(',');
}

/** 010 follows 009 and 10 follows 9; 10 does not follow 009. */
function follows(before: string, digits: string): boolean {
  const next = String(Number(before) + 1);
  return digits === (before.startsWith('0') ? next.padStart(before.length, '0') : next);
}
