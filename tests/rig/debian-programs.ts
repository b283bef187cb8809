import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './cache.ts';
import { askProgram, runProgram } from './program.ts';

/** Where the packages of one judge lie unpacked, as if it were `/`. */
export function unpackedFolder(judge: string): string {
  return join(cacheFolder, judge);
}

export interface FoundProgram {
  readonly file: string;
  readonly version: string;
}

/** A program of a judge of Prometheus, on PATH or unpacked; undefined where there is none that runs here. */
export async function findProgram(name: string, judge: string): Promise<FoundProgram | undefined> {
  for (const file of [name, join(unpackedFolder(judge), 'usr', 'bin', name)]) {
    const version = (await askProgram(file, ['--version']))?.match(/version (\S+)/)?.[1];
    if (version !== undefined) return { file, version };
  }
  return undefined;
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
