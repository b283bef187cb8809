import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UnreadableInput } from '../site/spec/unreadable-input.ts';

/** Says that a folder is ours to replace. */
const MARK = '.made-by-afterhash';

/** Writes a folder whole or not at all: beside the target first, then by rename. A folder that is not ours is never replaced. */
export function writeFolder(target: string, files: ReadonlyMap<string, string>): void {
  const folder = resolve(target);
  if (existsSync(folder) && readdirOr(folder).length > 0 && !existsSync(join(folder, MARK))) {
    throw new UnreadableInput(`"${target}" holds files that Afterhash did not write`, 'name a new or an empty folder');
  }
  let fresh: string | undefined;
  try {
    mkdirSync(dirname(folder), { recursive: true });
    fresh = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`));
    for (const [path, text] of [...files, [MARK, ''] as const]) {
      mkdirSync(dirname(join(fresh, path)), { recursive: true });
      writeFileSync(join(fresh, path), text);
    }
    swap(folder, fresh);
  } catch (error) {
    if (fresh !== undefined) rmSync(fresh, { recursive: true, force: true });
    if (!(error instanceof Error) || !('code' in error)) throw error;
    throw new UnreadableInput(
      `cannot write "${target}": ${String(error.code)}; what was there is as it was`,
      'name a folder that you may write, on a disk with room',
      error,
    );
  }
}

function swap(folder: string, fresh: string): void {
  if (!existsSync(folder)) {
    renameSync(fresh, folder);
    return;
  }
  const old = `${fresh}-old`;
  renameSync(folder, old);
  try {
    renameSync(fresh, folder);
  } catch (error) {
    renameSync(old, folder);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

function readdirOr(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw new UnreadableInput(`"${folder}" is not a folder that can be written`, 'name another folder', error);
  }
}
