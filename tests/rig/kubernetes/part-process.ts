import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { askProgram } from '../program.ts';
import type { ProgramName } from './modules.ts';
import { programs } from './programs.ts';

/** One program of a running cluster. Its log is `<name>.log` in the cluster's folder. */
export interface PartProcess {
  readonly name: ProgramName;
  readonly pid: number;
  /** Settles when the process ends, however it does. */
  readonly ended: Promise<void>;
  hasEnded(): boolean;
  /** The end of its log: what a person wants to see when it has crashed. */
  lastLines(): string;
  /** Kills it, by its id: nothing in the folder of a cluster is worth an orderly end. */
  kill(): Promise<void>;
}

const LINES_SHOWN = 25;

const READY_POLL_MILLISECONDS = 50;

/** A busy machine takes long; a part that has crashed is noticed at once. */
const READY_WITHIN_MILLISECONDS = 180_000;

/** On Linux the kernel itself kills a part whose starter is gone, even one that was killed hard. */
const guard = askProgram('setpriv', ['--version']) === undefined ? [] : ['setpriv', '--pdeathsig', 'KILL'];

/** Those that a process that ends in the middle of a start must not leave behind. */
const living = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});

export async function startPart(
  name: ProgramName,
  args: readonly string[],
  folder: string,
  env: NodeJS.ProcessEnv = {},
): Promise<PartProcess> {
  const program = programs[name];
  if ('missing' in program) throw new Error(`${name} cannot run here: ${program.missing}`);
  const log = join(folder, `${name}.log`);
  const output = openSync(log, 'a');
  const [file = program.file, ...rest] = [...guard, program.file, ...args];
  // A group of its own: Ctrl-C in a terminal is for whoever started the cluster to act on.
  const child = spawn(file, rest, {
    cwd: folder,
    env: { ...withoutProxies(process.env), ...env },
    stdio: ['ignore', output, output],
    detached: true,
  });
  closeSync(output);
  living.add(child);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      living.delete(child);
      resolve();
    });
  });
  await new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  return {
    name,
    pid: child.pid ?? 0,
    ended,
    hasEnded: () => hasEnded(child),
    lastLines: () => readFileSync(log, 'utf8').trim().split('\n').slice(-LINES_SHOWN).join('\n'),
    async kill() {
      if (!hasEnded(child)) child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Waits until a part answers as it should. */
export async function ready(part: PartProcess, answers: () => Promise<boolean>): Promise<void> {
  const started = performance.now();
  while (!(await answers().catch(() => false))) {
    if (part.hasEnded()) throw crashOf(part);
    if (performance.now() - started > READY_WITHIN_MILLISECONDS) {
      throw new Error(`${part.name} is not ready after ${READY_WITHIN_MILLISECONDS / 1000} s:\n${part.lastLines()}`);
    }
    await wait(READY_POLL_MILLISECONDS);
  }
}

export function crashOf(part: PartProcess): Error {
  return new Error(`${part.name} has ended by itself:\n${part.lastLines()}`);
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Nothing here talks to anything but 127.0.0.1. */
function withoutProxies(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(https?|all|no)_proxy$/i.test(name)));
}
