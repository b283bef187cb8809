import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Manifest } from './manifest.ts';

/** What CDKTF makes in a stack's folder. The rest is Terraform's: `.terraform`, the lock file, plans. */
const MADE_BY_CDKTF = ['cdk.tf.json', 'cdk.tf', 'metadata.json', 'assets'];

/**
 * Puts freshly made stacks in the place of the old ones, and takes away the
 * folders of stacks that are no more, if asked to.
 *
 * Both lie on the same file system, so there are only renames: none needs room
 * on the disk, and if one fails the ones before it are taken back.
 */
export function replaceOutput(output: string, fresh: string, { stacks }: Manifest, prune: boolean): void {
  const moves: { readonly from: string; readonly to: string }[] = [];
  const move = (from: string, to: string): void => {
    if (!existsSync(from)) return;
    mkdirSync(dirname(to), { recursive: true });
    renameSync(from, to);
    moves.push({ from, to });
  };
  const replace = (path: string): void => {
    move(join(output, path), join(fresh, 'displaced', path));
    move(join(fresh, path), join(output, path));
  };

  const folders = Object.values(stacks).map(({ workingDirectory }) => workingDirectory);
  const old = existsSync(join(output, 'stacks')) ? readdirSync(join(output, 'stacks')) : [];
  const stale = old.map((name) => join('stacks', name)).filter((folder) => !folders.includes(folder));
  try {
    for (const folder of folders) {
      // A stack that is new moves in whole; beside an old one lies what Terraform keeps.
      if (existsSync(join(output, folder))) for (const name of MADE_BY_CDKTF) replace(join(folder, name));
      else move(join(fresh, folder), join(output, folder));
    }
    if (prune) for (const folder of stale) replace(folder);
    replace('manifest.json');
  } catch (error) {
    for (const { from, to } of moves.reverse()) renameSync(to, from);
    throw error;
  }
}
