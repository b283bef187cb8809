import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { askProgram } from './program.ts';

const POLL_MILLISECONDS = 50;

/** A busy machine takes long; a server that has ended is noticed at once. */
const POLLS = 2400;

/** On Linux the kernel itself kills a server whose starter is gone. */
const guard = askProgram('setpriv', ['--version']) === undefined ? [] : ['setpriv', '--pdeathsig', 'KILL'];

/** Starts a server of this machine alone, waits until it answers at an address, and ends it after the work. */
export async function withServer<T>(
  command: readonly string[],
  { cwd, answersAt }: { readonly cwd: string; readonly answersAt: string },
  work: () => Promise<T>,
): Promise<T> {
  const [file = '', ...args] = [...guard, ...command];
  const child = spawn(file, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  const said: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const ended = new Promise((resolve) => child.once('close', resolve));
  try {
    await answering(child, answersAt, () => Buffer.concat(said).toString('utf8'));
    return await work();
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
}

async function answering(child: ChildProcess, address: string, said: () => string): Promise<void> {
  for (let poll = 0; poll < POLLS && child.exitCode === null; poll++) {
    const ok = await fetch(address).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await wait(POLL_MILLISECONDS);
  }
  throw new Error(`the server does not answer at ${address}: ${said()}`);
}
