import { spawn, spawnSync } from 'node:child_process';

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
export function runProgram(file: string, args: readonly string[], options: ProgramOptions = {}): Promise<Outcome> {
  const { cwd, env = process.env, stdin = '' } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { env, ...(cwd === undefined ? {} : { cwd }) });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const stderr = Buffer.concat(err).toString('utf8') + (signal === null ? '' : `\nended by ${signal}`);
      resolve({ code: code ?? 1, stdout: Buffer.concat(out).toString('utf8'), stderr });
    });
    // A program that ends without reading what it is given is no fault of ours.
    child.stdin.on('error', () => {});
    child.stdin.end(stdin);
  });
}

/** What a program prints about itself; undefined where there is no such program. */
export function askProgram(file: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): string | undefined {
  const { status, stdout } = spawnSync(file, args, {
    encoding: 'utf8',
    env: { ...process.env, CHECKPOINT_DISABLE: '1', ...env },
  });
  return status === 0 ? stdout : undefined;
}
