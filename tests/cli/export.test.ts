import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exportCommand } from '../../cli/export.ts';
import { exportTargets } from '../../exports/index.ts';
import { exampleSite } from '../../site/checks/example-site.ts';
import { heard, inFolderWith } from './run-command.ts';

describe('afterhash export', () => {
  test('lists what it writes for', async () => {
    const { code, stdout } = await heard(() => exportCommand(undefined, undefined, {}));
    expect(code).toBe(0);
    for (const { name } of exportTargets) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(new Set(exportTargets.map(({ name }) => name)).size).toBe(exportTargets.length);
  });

  test('writes a folder whole, and replaces only its own', async () => {
    await inFolderWith({ 'site.yaml': exampleSite(), 'notes.txt': 'mine' }, async (folder) => {
      const out = join(folder, 'out');
      const write = (to: string) => heard(() => exportCommand('opensm', join(folder, 'site.yaml'), { out: to }));
      expect(await write(out)).toMatchObject({ code: 0, stdout: `6 files in ${out}\n` });
      expect(readFileSync(join(out, 'ib/partitions.conf'), 'utf8')).toContain('Default=0x7fff');
      expect((await write(out)).code).toBe(0);
      const refused = await write(folder);
      expect(refused.code).toBe(2);
      expect(refused.stderr).toContain('holds files that Afterhash did not write');
      expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
    });
  });

  test('writes nothing of a site that breaks a rule', async () => {
    const text = exampleSite({ 'power.intakes': 'grid: { limit: 30 kW, voltage: 13.8 kV, powerFactor: 0.95 }' });
    await inFolderWith({ 'site.yaml': text }, async (folder) => {
      const out = join(folder, 'out');
      const { code, stderr } = await heard(() => exportCommand('opensm', join(folder, 'site.yaml'), { out }));
      expect(code).toBe(1);
      expect(stderr).toContain('error[');
      expect(existsSync(out)).toBe(false);
    });
  });

  test.each([
    [
      'a program that it does not know',
      ['opensn', 'site.yaml'],
      'error: nothing is exported for "opensn"\n  help: did you mean "opensm"?\n',
    ],
    [
      'no site',
      ['opensm', undefined],
      'error: export opensm of which site?\n  help: name its file: afterhash export opensm site.yaml\n',
    ],
    ['several files on a screen', ['opensm', 'site.yaml'], 'help: name a folder for them, as in --out DIR\n'],
  ] as const)('refuses %s', async (_, [what, file], said) => {
    await inFolderWith({ 'site.yaml': exampleSite() }, async (folder) => {
      const { code, stderr } = await heard(() => exportCommand(what, file && join(folder, file), {}));
      expect(code).toBe(2);
      expect(stderr).toContain(said);
    });
  });
});
