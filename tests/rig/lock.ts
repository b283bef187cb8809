import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { isAlive } from './is-alive.ts';

const POLL_MILLISECONDS = 200;

/**
 * Only one process of this machine, and one thread of it, is between this and the call of what it answers. Whoever waits
 * is told once for whom; a holder that is gone holds nothing.
 */
export async function lock(file: string, waiting: (holder: number) => void = () => {}): Promise<() => void> {
  for (let told = false; ; told = true) {
    try {
      const held = openSync(file, 'wx');
      writeFileSync(held, String(process.pid));
      closeSync(held);
      return () => rmSync(file, { force: true });
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
    }
    const holder = Number(readOr(file, ''));
    if (holder > 0 && !isAlive(holder)) rmSync(file, { force: true });
    else {
      if (!told) waiting(holder);
      await wait(POLL_MILLISECONDS);
    }
  }
}

function readOr(file: string, otherwise: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}
