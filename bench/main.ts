import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generatedSite } from './generated-site.ts';

/** Sizes in megawatts; each is ten times the one before. */
const SIZES = [1, 10, 100, 1000];
const RUNS = 3;
/** Growth is linear when ten times the racks take at most this power of ten times the work. */
const MOST_EXPONENT = 1.1;

/** What one measured process says on its last line. */
export interface Measured {
  readonly racks: number;
  /** Milliseconds of CPU, so that a busy machine does not count against us. */
  readonly cpu: { readonly check: number; readonly show: number; readonly synth: number; readonly raw: number };
  readonly resources: number;
  readonly peakMegabytes: number;
}

const folder = mkdtempSync(join(tmpdir(), 'afterhash-bench-'));
const measured = new Map<number, Measured>();
for (const size of SIZES) {
  const file = join(folder, `${size}.yaml`);
  writeFileSync(file, generatedSite(size));
  const runs = Array.from({ length: RUNS }, () => measure(file));
  measured.set(size, median(runs));
}
rmSync(folder, { recursive: true, force: true });
report();

/** Each run is a process of its own: its peak of memory is its own, and nothing is warm that a user would find cold. */
function measure(file: string): Measured {
  const run = fileURLToPath(new URL('measure.ts', import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', run, file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`measuring ${file} failed`, { cause: stderr });
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
}

/** The run with the middle sum of work. */
function median(runs: readonly Measured[]): Measured {
  const work = ({ cpu }: Measured): number => cpu.check + cpu.show + cpu.synth;
  const [first, ...rest] = runs.toSorted((a, b) => work(a) - work(b));
  const middle = [first, ...rest][Math.floor(runs.length / 2)] ?? first;
  if (middle === undefined) throw new Error('nothing was measured');
  return middle;
}

function report(): void {
  const rows = [...measured].map(([size, { racks, cpu, resources, peakMegabytes }]) => ({
    MW: size,
    racks,
    'check ms': Math.round(cpu.check),
    'show ms': Math.round(cpu.show),
    'synth ms': Math.round(cpu.synth),
    'synth / raw': Number((cpu.synth / cpu.raw).toFixed(2)),
    resources,
    'peak MB': Math.round(peakMegabytes),
  }));
  console.table(rows);
  const [small, large] = [measured.get(SIZES.at(-2) ?? 0), measured.get(SIZES.at(-1) ?? 0)];
  if (small === undefined || large === undefined) return;
  for (const part of ['check', 'show', 'synth'] as const) {
    const exponent = Math.log(large.cpu[part] / small.cpu[part]) / Math.log(large.racks / small.racks);
    console.log(`${part} grows as racks to the power of ${exponent.toFixed(2)} (at most ${MOST_EXPONENT} is linear)`);
  }
  console.log(`Terraform resources: ${small.resources} at ${small.racks} racks, ${large.resources} at ${large.racks}`);
}
