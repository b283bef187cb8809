import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readStacks, type SynthesizedStack } from '../../cli/synthesized-stacks.ts';
import { builtCommand } from './built-package.ts';
import { type Judge, judged } from './judges.ts';
import { type Outcome, type ProgramOptions, runProgram } from './program.ts';

export const repository = fileURLToPath(new URL('../..', import.meta.url));

const require = createRequire(import.meta.url);
const cdktfManifest = require.resolve('cdktf-cli/package.json');
const { version, bin } = JSON.parse(readFileSync(cdktfManifest, 'utf8'));

export const cdktfJudge: Judge = { name: 'cdktf synth', version };

export interface Synthesis extends Outcome {
  /** In order of the manifest; none when the synth failed. */
  readonly stacks: readonly SynthesizedStack[];
}

/** The real `cdktf synth` in a folder that has a `cdktf.json`. */
export async function cdktfSynth(folder: string, output: string, env: NodeJS.ProcessEnv = {}): Promise<Synthesis> {
  judged(cdktfJudge);
  const home = mkdtempSync(join(tmpdir(), 'afterhash-cdktf-'));
  try {
    const outcome = await runProgram(
      process.execPath,
      [join(dirname(cdktfManifest), bin.cdktf), 'synth', '--output', output],
      { cwd: folder, env: { ...process.env, CI: '1', CHECKPOINT_DISABLE: '1', CDKTF_HOME: home, ...env } },
    );
    return { ...outcome, stacks: outcome.code === 0 ? readStacks(resolve(folder, output)) : [] };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** The command as its users run it: a process of its own. */
export async function runCli(args: readonly string[], options: ProgramOptions = {}): Promise<Outcome> {
  return runProgram(process.execPath, [await builtCommand(), ...args], { cwd: repository, ...options });
}
