import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { starterFolder, startProgram } from './starter/start-program.ts';

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramOptions {
  readonly cwd?: string;
  /** The whole environment of the program. @default the environment of the tests */
  readonly env?: NodeJS.ProcessEnv;
  /** What it reads. @default nothing: its standard input is closed */
  readonly stdin?: string;
}

/** Runs a program to its end. It never fails for a bad exit code: that is for the test to judge. */
export async function runProgram(
  file: string,
  args: readonly string[],
  { cwd = process.cwd(), env = process.env, stdin }: ProgramOptions = {},
): Promise<Outcome> {
  const folder = mkdtempSync(join(await starterFolder(), 'program-'));
  const [input, stdout, stderr] = ['in', 'out', 'err'].map((name) => join(folder, name)) as [string, string, string];
  try {
    if (stdin !== undefined) writeFileSync(input, stdin);
    const given = stdin === undefined ? {} : { stdin: input };
    const program = await startProgram({ file, args, cwd, env, stdout, stderr, ...given });
    const { code, signal } = await program.ended;
    const said = readFileSync(stderr, 'utf8') + (signal === null ? '' : `\nended by ${signal}`);
    return { code: code ?? 1, stdout: readFileSync(stdout, 'utf8'), stderr: said };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a program prints about itself; undefined where there is no such program. */
export async function askProgram(
  file: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<string | undefined> {
  const env = { ...process.env, CHECKPOINT_DISABLE: '1', ...options.env };
  return runProgram(file, args, { ...options, env }).then(
    ({ code, stdout }) => (code === 0 ? stdout : undefined),
    () => undefined,
  );
}
