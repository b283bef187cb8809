import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { askProgram, runProgram } from './program.ts';
import { type ChartInReach, type ChartSource, chartFolder, chartSources, isInReach } from './upstream-charts.ts';

/** Takes the charts of others out of the Go modules of their projects. Where that cannot be, the judge is skipped by name. */
export async function getCharts(): Promise<void> {
  const missing = Object.keys(chartSources)
    .filter(isInReach)
    .filter((chart) => !existsSync(chartFolder(chart)));
  if (missing.length === 0 || (await askProgram('go', ['version'])) === undefined) return;
  for (const chart of missing) await getChart(chart);
}

async function getChart(chart: ChartInReach): Promise<void> {
  const from = await moduleFolder(chartSources[chart]);
  if (from === undefined) return;
  const target = chartFolder(chart);
  mkdirSync(dirname(target), { recursive: true });
  const partial = mkdtempSync(`${target}-`);
  try {
    copyFolder(join(from, chartSources[chart].folder), partial);
    takeDependencies(partial, join(from, chartSources[chart].folder));
    if (!existsSync(target)) renameSync(partial, target);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/** Where Go keeps a module that it has fetched and held against the checksums of all. */
async function moduleFolder({ module, version }: ChartSource): Promise<string | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'afterhash-charts-'));
  try {
    const env = { ...process.env, GOFLAGS: '-mod=mod' };
    const outcome = await runProgram('go', ['mod', 'download', '-json', `${module}@${version}`], { cwd: folder, env });
    return outcome.code === 0 ? JSON.parse(outcome.stdout).Dir : undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is in a module may not be written, so its files are made anew. */
function copyFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyFolder(source, target);
    else writeFileSync(target, readFileSync(source));
  }
}

/** Charts of the same repository come along; those of other registries are out of reach, and left out. */
function takeDependencies(folder: string, from: string): void {
  const file = join(folder, 'Chart.yaml');
  const chart: { dependencies?: readonly { name: string; repository?: string }[] } = parse(readFileSync(file, 'utf8'));
  const beside = (chart.dependencies ?? []).filter(({ repository }) => repository?.startsWith('file://'));
  for (const { name, repository = '' } of beside)
    copyFolder(join(from, repository.slice('file://'.length)), join(folder, 'charts', name));
  writeFileSync(file, stringify({ ...chart, dependencies: beside }));
}
