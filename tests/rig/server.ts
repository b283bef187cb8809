import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type StartedProgram, starterFolder, startProgram } from './starter/start-program.ts';

const POLL_MILLISECONDS = 20;

/** A busy machine takes long; a server that has ended is noticed at once. */
const POLLS = 6000;

/** Starts a server of this machine alone, waits until it is ready, and ends it after the work. */
export async function withServer<T>(
  command: readonly string[],
  options: {
    readonly cwd: string;
    /** @default the environment of the tests */
    readonly env?: NodeJS.ProcessEnv;
    /** Asked again and again, with all that the server has said. */
    readonly ready: (said: string) => Promise<boolean> | boolean;
  },
  work: () => Promise<T>,
): Promise<T> {
  const { cwd, env = process.env, ready } = options;
  const [file = '', ...args] = command;
  const folder = mkdtempSync(join(await starterFolder(), 'server-'));
  const log = join(folder, 'log');
  let server: StartedProgram | undefined;
  try {
    server = await startProgram({ file, args, cwd, env, stdout: log, stderr: log, lasting: true });
    await answering(server, command, log, ready);
    return await work();
  } finally {
    await server?.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An address answers. */
export async function answers(address: string): Promise<boolean> {
  return fetch(address).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function answering(
  server: StartedProgram,
  command: readonly string[],
  log: string,
  ready: (said: string) => Promise<boolean> | boolean,
): Promise<void> {
  const said = () => readFileSync(log, 'utf8');
  for (let poll = 0; poll < POLLS && !server.hasEnded(); poll++) {
    if (await ready(said())) return;
    await wait(POLL_MILLISECONDS);
  }
  throw new Error(`${command.join(' ')} ${server.hasEnded() ? 'has ended' : 'does not answer'}: ${said()}`);
}
