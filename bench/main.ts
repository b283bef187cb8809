import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { partNames } from '../tests/rig/kubernetes/parts.ts';
import { programs } from '../tests/rig/kubernetes/programs.ts';
import type { AgainstRaw } from './against-raw.ts';
import type { MeasuredCluster } from './cluster.ts';
import { generatedSite } from './generated-site.ts';
import type { Measured } from './measure.ts';

/** Sizes in megawatts; each is ten times the one before. */
const SIZES = [1, 10, 100, 1000];
const RUNS = 3;
/** Growth is linear when ten times the racks take at most this power of ten times the work. */
const MOST_EXPONENT = 1.1;
/** Tenants of the site that is held against CDKTF alone: enough resources that fixed costs do not count. */
const TENANTS = 50;
const MOST_OVER_RAW = 1.25;

/** 2,016 nodes, 16,128 GPUs. */
const CLUSTER_MW = 28;

const folder = mkdtempSync(join(tmpdir(), 'afterhash-bench-'));
const sizes = SIZES.map((size) => ({ size, ...middle(size) }));
console.table(
  sizes.map(({ size, racks, cpu, resources, peakMegabytes }) => ({
    MW: size,
    racks,
    'check ms': Math.round(cpu.check),
    'show ms': Math.round(cpu.show),
    'synth ms': Math.round(cpu.synth),
    resources,
    'peak MB': Math.round(peakMegabytes),
  })),
);
const [small, large] = [sizes.at(-2), sizes.at(-1)];
if (small !== undefined && large !== undefined) {
  for (const part of ['check', 'show', 'synth'] as const) {
    const exponent = Math.log(large.cpu[part] / small.cpu[part]) / Math.log(large.racks / small.racks);
    hold(`${part} grows as racks to the power of ${exponent.toFixed(2)}`, exponent, MOST_EXPONENT);
  }
}
const { resources, ours, raw, ratio } = inProcess<AgainstRaw>(
  'against-raw.ts',
  siteFile('tenants', generatedSite(10, TENANTS)),
);
hold(
  `${resources} resources of ${TENANTS} tenants: ${ours.toFixed(0)} ms, CDKTF alone ${raw.toFixed(0)} ms, ratio ${ratio.toFixed(2)}`,
  ratio,
  MOST_OVER_RAW,
);
cluster();
rmSync(folder, { recursive: true, force: true });

/** Says what was measured beside its bound, and fails the bench where it is beyond. */
function hold(measured: string, value: number, most: number): void {
  const within = value <= most;
  console.log(`${measured}; at most ${most}${within ? '' : ': EXCEEDED'}`);
  if (!within) process.exitCode = 1;
}

/** What a real Kubernetes and Kueue take of the nodes of a large site, where the rig's programs are built. */
function cluster(): void {
  const missing = partNames.map((name) => programs[name]).find((program) => 'missing' in program);
  if (missing !== undefined && 'missing' in missing) {
    console.log(`no cluster was measured: ${missing.name} is ${missing.missing}`);
    return;
  }
  const { nodes, gpus, gang, seconds, mebibytes } = inProcess<MeasuredCluster>(
    'cluster.ts',
    siteFile('cluster', generatedSite(CLUSTER_MW)),
  );
  console.log(
    `${nodes} fake nodes, ${gpus} GPUs: cluster up in ${seconds.start.toFixed(0)} s, nodes labelled in ${seconds.join.toFixed(0)} s, a gang of ${gang} GPUs placed by Kueue in ${seconds.place.toFixed(0)} s`,
  );
  console.table([mebibytes]);
}

/** The run with the middle sum of work; each is a process of its own, with nothing warm that a user would find cold. */
function middle(size: number): Measured {
  const file = siteFile(String(size), generatedSite(size));
  const runs = Array.from({ length: RUNS }, () => inProcess<Measured>('measure.ts', file));
  const work = ({ cpu }: Measured): number => cpu.check + cpu.show + cpu.synth;
  const chosen = runs.toSorted((a, b) => work(a) - work(b))[Math.floor(RUNS / 2)];
  if (chosen === undefined) throw new Error('nothing was measured');
  return chosen;
}

function siteFile(name: string, text: string): string {
  const file = join(folder, `${name}.yaml`);
  writeFileSync(file, text);
  return file;
}

function inProcess<T>(program: string, file: string): T {
  const path = fileURLToPath(new URL(program, import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', path, file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} failed on ${file}`, { cause: stderr });
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
}
