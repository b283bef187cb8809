import type { Terminal } from './terminal.ts';

/** A bar of a share, and the share in percent: full only at all of it, yellow above 90 %, red above all. */
export function loadBar(used: number, { paint }: Terminal, cells = 10): string {
  const filled = Math.min(cells, Math.max(0, Math.floor(used * cells + 1e-9)));
  const text = `${'#'.repeat(filled)}${'.'.repeat(cells - filled)} ${String(Math.round(used * 100)).padStart(3)} %`;
  return used > 1 ? paint.red(text) : used > 0.9 ? paint.yellow(text) : text;
}
