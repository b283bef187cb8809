import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { type ProgramRequest, type StartedProgram, startProgram } from './start-program.ts';

/** A program that goes on until it is killed, and writes all that it says into a log. */
export interface LastingProgram<Name extends string = string> extends StartedProgram {
  readonly name: Name;
  /** All that it has said so far. */
  said(): string;
}

const LINES_SHOWN = 25;

const POLL_MILLISECONDS = 50;

/** A busy machine takes long; a program that has crashed is noticed at once. */
const READY_WITHIN_MILLISECONDS = 180_000;

export async function startLasting<Name extends string>(
  name: Name,
  request: Omit<ProgramRequest, 'stdin' | 'stdout' | 'stderr' | 'lasting'>,
  log: string,
): Promise<LastingProgram<Name>> {
  const started = await startProgram({ ...request, stdout: log, stderr: log, lasting: true });
  return { name, ...started, said: () => readFileSync(log, 'utf8') };
}

/** Waits until a program answers as it should. */
export async function ready(program: LastingProgram, answers: () => Promise<boolean> | boolean): Promise<void> {
  const started = performance.now();
  while (!(await answering(answers))) {
    if (program.hasEnded()) throw crashOf(program);
    if (performance.now() - started > READY_WITHIN_MILLISECONDS) {
      throw new Error(
        `${program.name} is not ready after ${READY_WITHIN_MILLISECONDS / 1000} s:\n${lastLines(program)}`,
      );
    }
    await wait(POLL_MILLISECONDS);
  }
}

export function crashOf(program: LastingProgram): Error {
  return new Error(`${program.name} has ended by itself:\n${lastLines(program)}`);
}

async function answering(answers: () => Promise<boolean> | boolean): Promise<boolean> {
  try {
    return await answers();
  } catch {
    return false;
  }
}

/** What a person wants to see of a program that has crashed. */
function lastLines({ said }: LastingProgram): string {
  return said().trim().split('\n').slice(-LINES_SHOWN).join('\n');
}
