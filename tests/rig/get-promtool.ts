import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder } from './cache.ts';
import { askProgram, runProgram } from './program.ts';
import { findPromtool, ownPromtool } from './promtool.ts';

/**
 * Unpacks promtool out of Debian's `prometheus` package, into the cache: installing the package would start a server.
 * Where that cannot be, the judge is skipped by name.
 */
export async function getPromtool(): Promise<void> {
  if (findPromtool() || askProgram('apt-get', ['--version']) === undefined) return;
  mkdirSync(cacheFolder, { recursive: true });
  const partial = mkdtempSync(join(cacheFolder, 'prometheus-'));
  try {
    const download = () => runProgram('apt-get', ['--quiet', 'download', 'prometheus'], { cwd: partial });
    if ((await download()).code !== 0 && process.getuid?.() === 0 && process.env.CI === 'true') {
      // A fresh image has no package lists; on a person's machine they are not ours to refresh.
      await runProgram('apt-get', ['--quiet', 'update']);
      await download();
    }
    const [archive] = readdirSync(partial).filter((name) => name.endsWith('.deb'));
    if (archive === undefined) return;
    await runProgram('dpkg-deb', ['--extract', archive, 'tree'], { cwd: partial });
    const tree = dirname(dirname(dirname(ownPromtool)));
    if (!existsSync(tree)) renameSync(join(partial, 'tree'), tree);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}
