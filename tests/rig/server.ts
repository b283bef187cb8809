import { mkdtempSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type LastingProgram, ready, startLasting } from './starter/lasting-program.ts';
import { starterFolder } from './starter/start-program.ts';

/** Starts a server of this machine alone, waits until it is ready, and ends it after the work. */
export async function withServer<T>(
  command: readonly string[],
  options: {
    readonly cwd: string;
    /** @default the environment of the tests */
    readonly env?: NodeJS.ProcessEnv;
    /** Asked again and again, with all that the server has said. That it fails is no answer yet. */
    readonly ready: (said: string) => Promise<boolean> | boolean;
  },
  work: () => Promise<T>,
): Promise<T> {
  const { cwd, env = process.env } = options;
  const [file = '', ...args] = command;
  const folder = mkdtempSync(join(await starterFolder(), 'server-'));
  let server: LastingProgram | undefined;
  try {
    const started = await startLasting(basename(file), { file, args, cwd, env }, join(folder, 'log'));
    server = started;
    await ready(started, () => options.ready(started.said()));
    return await work();
  } finally {
    await server?.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}
