import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type StartedProgram, startProgram } from '../starter/start-program.ts';
import type { ProgramName } from './modules.ts';
import { programs } from './programs.ts';

/** One program of a running cluster. Its log is `<name>.log` in the cluster's folder. */
export interface PartProcess extends StartedProgram {
  readonly name: ProgramName;
  /** The end of its log: what a person wants to see when it has crashed. */
  lastLines(): string;
}

const LINES_SHOWN = 25;

const READY_POLL_MILLISECONDS = 50;

/** A busy machine takes long; a part that has crashed is noticed at once. */
const READY_WITHIN_MILLISECONDS = 180_000;

export async function startPart(
  name: ProgramName,
  args: readonly string[],
  folder: string,
  env: NodeJS.ProcessEnv = {},
): Promise<PartProcess> {
  const program = programs[name];
  if ('missing' in program) throw new Error(`${name} cannot run here: ${program.missing}`);
  const log = join(folder, `${name}.log`);
  const started = await startProgram({
    file: program.file,
    args,
    cwd: folder,
    env: { ...withoutProxies(process.env), ...env },
    stdout: log,
    stderr: log,
    lasting: true,
  });
  return {
    name,
    ...started,
    lastLines: () => readFileSync(log, 'utf8').trim().split('\n').slice(-LINES_SHOWN).join('\n'),
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

/** Nothing here talks to anything but 127.0.0.1. */
function withoutProxies(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(https?|all|no)_proxy$/i.test(name)));
}
