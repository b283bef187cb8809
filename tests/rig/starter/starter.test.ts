import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { isAlive } from '../is-alive.ts';
import { askProgram, runProgram } from '../program.ts';
import { tsx } from '../tsx.ts';
import { startProgram } from './start-program.ts';

/** A busy machine takes long; no test is about time. */
const eventually = { timeout: 30_000, interval: 20 };

describe('a program that runs to its end', () => {
  test('reads what it is given, and all that it says is told with its exit code', async () => {
    const text = 'ü€🙂'.repeat(100_000);
    const outcome = await runProgram('sh', ['-c', 'cat; echo no >&2; exit 3'], { stdin: text });
    expect(outcome).toEqual({ code: 3, stdout: text, stderr: 'no\n' });
  });

  test('is given nothing to read where nothing is said, and runs where it is told to, in the environment that it is told', async () => {
    const outcome = await runProgram('sh', ['-c', 'cat; pwd; echo "$HALL $HOME"'], {
      cwd: '/',
      env: { PATH: process.env.PATH, HALL: 'a b' },
    });
    expect(outcome).toEqual({ code: 0, stdout: '/\na b \n', stderr: '' });
  });

  test('that nobody has is a fault with its name', async () => {
    await expect(runProgram('no-such-program', [])).rejects.toThrow('no-such-program');
    expect(await askProgram('no-such-program', [])).toBeUndefined();
  });

  test('that cannot be given what it is to read is a fault, and the next one runs', async () => {
    const unread = { file: 'cat', args: [], env: process.env, stdin: join(tmpdir(), 'no', 'such', 'file') };
    await expect(startProgram(unread)).rejects.toThrow('ENOENT');
    expect(await runProgram('true', [])).toMatchObject({ code: 0 });
  });

  test('that is killed is said to be', async () => {
    expect(await runProgram('sh', ['-c', 'kill -KILL $$'])).toEqual({
      code: 1,
      stdout: '',
      stderr: '\nended by SIGKILL',
    });
  });
});

describe('a program that goes on', () => {
  test('ends with all that it has started', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'afterhash-starter-'));
    try {
      const log = join(folder, 'log');
      const args = ['-c', 'sleep 1000 & echo $!; wait'];
      const program = await startProgram({ file: 'sh', args, env: process.env, stdout: log, lasting: true });
      const ids = await vi.waitFor(() => [program.pid, numberIn(log)], eventually);
      expect(ids.filter(isAlive)).toEqual(ids);
      expect(program.hasEnded()).toBe(false);
      await program.kill();
      expect(await program.ended).toEqual({ code: null, signal: 'SIGKILL' });
      await vi.waitFor(() => expect(ids.filter(isAlive)).toEqual([]), eventually);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  describe.each([
    ['the starter of the run', process.env],
    ['a starter of its own', { ...process.env, AFTERHASH_STARTER: undefined }],
  ])('by %s', (name, env) => {
    test('ends with the process that has asked for it, also when that is killed', async () => {
      const { asker, pid, folder } = await anotherProcess(env);
      expect(isAlive(pid)).toBe(true);
      asker.kill('SIGKILL');
      await vi.waitFor(() => expect(isAlive(pid)).toBe(false), eventually);
      // The starter goes with the process that has started it, and its folder with the starter.
      await vi.waitFor(() => expect(existsSync(folder)).toBe(name === 'the starter of the run'), eventually);
    });
  });
});

/** A process that has asked for a program which goes on. */
async function anotherProcess(env: NodeJS.ProcessEnv) {
  const asker = fork(fileURLToPath(new URL('asker.ts', import.meta.url)), { env, execArgv: ['--import', tsx] });
  const told = await new Promise<{ pid: number; folder: string }>((resolve, reject) => {
    asker.once('message', (message: { pid: number; folder: string }) => resolve(message));
    asker.once('exit', () => reject(new Error('it has ended before it was killed')));
  });
  return { asker, ...told };
}

function numberIn(file: string): number {
  const number = Number(readFileSync(file, 'utf8'));
  if (number === 0) throw new Error(`${file} is empty`);
  return number;
}
