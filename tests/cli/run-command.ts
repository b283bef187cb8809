import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { UnreadableInput } from '../../site/spec/unreadable-input.ts';
import { repository } from '../rig/cdktf.ts';
import type { Outcome } from '../rig/program.ts';

export const defaultSite = join(repository, 'blueprints/liquid-retrofit/site.yaml');

/** Runs a command of `cli/` here, which is quicker than a process of its own, and hears what it prints. */
export async function heard(command: () => number | Promise<number>): Promise<Outcome> {
  const [stdout, stderr] = (['stdout', 'stderr'] as const).map((name) => {
    const lines: string[] = [];
    const spy = vi.spyOn(process[name], 'write').mockImplementation((text) => lines.push(String(text)) > 0);
    return { end: () => spy.mockRestore(), text: () => lines.join('') };
  });
  try {
    const code = await command();
    return { code, stdout: stdout?.text() ?? '', stderr: stderr?.text() ?? '' };
  } catch (error) {
    if (!(error instanceof UnreadableInput)) throw error;
    return {
      code: 2,
      stdout: stdout?.text() ?? '',
      stderr: unreadable(error),
    };
  } finally {
    stdout?.end();
    stderr?.end();
  }
}

/** As the command itself prints it. */
function unreadable({ message, help }: UnreadableInput): string {
  return `error: ${message}\n${help === undefined ? '' : `  help: ${help}\n`}`;
}

/** A folder with some files in it, for as long as the work takes. */
export async function inFolderWith<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  work: (folder: string) => T | Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'afterhash-cli-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
