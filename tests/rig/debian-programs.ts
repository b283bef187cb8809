import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache.ts';
import { askProgram, runProgram } from './program.ts';

/** Where the packages of one judge lie unpacked, as if it were `/`. */
export function unpackedFolder(judge: string): string {
  return join(cacheFolder, judge);
}

/** Unpacks Debian's packages of a judge into the cache: installing them would start servers. Where that cannot be, the judge is skipped by name. */
export async function unpackDebian(judge: string, packages: readonly string[]): Promise<void> {
  const tree = unpackedFolder(judge);
  if (existsSync(tree) || (await askProgram('apt-get', ['--version'])) === undefined) return;
  mkdirSync(cacheFolder, { recursive: true });
  const partial = mkdtempSync(join(cacheFolder, `${judge}-`));
  try {
    const download = () => runProgram('apt-get', ['--quiet', 'download', ...packages], { cwd: partial });
    if ((await download()).code !== 0 && process.getuid?.() === 0 && process.env.CI === 'true') {
      // A fresh image has no package lists; on a person's machine they are not ours to refresh.
      await runProgram('apt-get', ['--quiet', 'update']);
      await download();
    }
    const archives = readdirSync(partial).filter((name) => name.endsWith('.deb'));
    if (archives.length < packages.length) return;
    for (const archive of archives) await runProgram('dpkg-deb', ['--extract', archive, 'tree'], { cwd: partial });
    if (!existsSync(tree)) renameSync(join(partial, 'tree'), tree);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}
