import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkCommand } from '../../cli/check.ts';
import { exportCommand } from '../../cli/export.ts';
import { exampleSite } from '../../site/checks/example-site.ts';
import { heard, inFolderWith } from './run-command.ts';

const site = (inventory: string) =>
  exampleSite({
    pools: `train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, inventory: ${inventory}, use: training, fabric: ib, redundancy: 2N }`,
  });

const twoPools = (first: string, second: string) =>
  exampleSite({
    pools: `
      train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, inventory: ${first}, use: rental }
      other: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-2, inventory: ${second}, use: rental }`,
    fabrics: '',
    storage: '',
  });

/** What `check` prints, with the folder taken out of it. */
async function checked(folder: string, format: 'pretty' | 'json' = 'pretty'): Promise<string> {
  const { stdout } = await heard(() => checkCommand(join(folder, 'site.yaml'), { format }, '0'));
  return stdout.replaceAll(`${folder}/`, '').replaceAll(/\s+/g, ' ');
}

const GOOD = 'host,hall,row,rack,u\ngpu-1,hall-1,row-1,1,3\n';

describe('the inventory of a pool', () => {
  test('is read beside the site file, and in a folder below it', async () => {
    await inFolderWith({ 'site.yaml': site('hosts/train.csv') }, async (folder) => {
      mkdirSync(join(folder, 'hosts'));
      writeFileSync(join(folder, 'hosts/train.csv'), GOOD);
      expect(await checked(folder)).toContain('"hosts/train.csv" lists 1 of the 8 hosts of pool "train"');
    });
  });

  test('is pointed at by file, line and column, for a person and for a program', async () => {
    const files = { 'site.yaml': site('hosts.csv'), 'hosts.csv': GOOD.replace('row-1', 'row-7') };
    await inFolderWith(files, async (folder) => {
      expect(await checked(folder)).toContain(
        'error[inventory/unknown-place]: hall "hall-1" has no row "row-7" --> hosts.csv:2:14 2 | gpu-1,hall-1,row-7,1,3 | ^^^^^ help: did you mean "row-1"?',
      );
      const { diagnostics } = JSON.parse(await checked(folder, 'json'));
      expect(diagnostics).toMatchObject([
        {
          code: 'inventory/unknown-place',
          file: 'hosts.csv',
          path: '2.row',
          range: { start: { line: 2, column: 14 }, end: { line: 2, column: 19 } },
        },
      ]);
    });
  });

  test.each([
    ['../hosts.csv', '"../hosts.csv" is not a CSV file beside the site file'],
    ['/etc/hosts.csv', '"/etc/hosts.csv" is not a CSV file beside the site file'],
    ['hosts/../../hosts.csv', '"hosts/../../hosts.csv" is not a CSV file beside the site file'],
    ['hosts.xlsx', '"hosts.xlsx" is not a CSV file beside the site file'],
    ['host.csv', 'no file "host.csv" here'],
    ['folder.csv', '"folder.csv" is a folder'],
    ['link.csv', '"link.csv" is a link that leads out of the folder of the site file'],
    ['large.csv', '"large.csv" has 0.8 MB, and an inventory has at most 0.6 MB'],
  ])('is refused where it is "%s"', async (name, problem) => {
    await inFolderWith(
      { 'site.yaml': site(name), 'hosts.csv': GOOD, 'large.csv': ','.repeat(800_000) },
      async (folder) => {
        mkdirSync(join(folder, 'folder.csv'));
        symlinkSync('/etc/hostname', join(folder, 'link.csv'));
        const said = await checked(folder);
        expect(said).toContain(problem);
        expect(said).toMatch(/--> site\.yaml:\d+:\d+/);
        expect(said).toMatch(/help: .* 1 error $/);
      },
    );
  });

  test('is of one pool', async () => {
    const files = { 'site.yaml': twoPools('hosts.csv', 'hosts.csv'), 'hosts.csv': GOOD };
    await inFolderWith(files, async (folder) => {
      expect(await checked(folder)).toContain('"hosts.csv" is the inventory of pool "train" already');
    });
  });

  test('shows the first hundred of a thousand equal mistakes', async () => {
    const text = `${GOOD}${Array.from({ length: 1_000 }, (_, i) => `gpu-${i + 2},hall-7,row-1,1,3\n`).join('')}`;
    await inFolderWith({ 'site.yaml': site('hosts.csv'), 'hosts.csv': text }, async (folder) => {
      const said = await checked(folder);
      expect(said.match(/there is no hall "hall-7"/g)).toHaveLength(100);
      expect(said).toContain('hosts.csv:3:7');
    });
  });

  test('has room with all others of the site together', async () => {
    // Long names, so that a few lines are enough.
    const many = (word: string) =>
      Array.from({ length: 4_500 }, (_, i) => `${word.repeat(55)}${1_000 + i},hall-1,row-1,1,3\n`).join('');
    const files = { 'a.csv': GOOD + many('a'), 'b.csv': GOOD + many('b') };
    await inFolderWith({ 'site.yaml': twoPools('a.csv', 'b.csv'), ...files }, async (folder) => {
      expect(await checked(folder)).toMatch(
        /inventories have 0\.\d+ MB up to "b\.csv", and those of a site have at most 0\.6 MB together/,
      );
    });
  });

  test('is what the site exports, read back', async () => {
    const files = {
      'site.yaml': site('train.csv'),
      'train.csv': `${GOOD.replace('u\n', 'u,serial\n').trimEnd()},S1\n`,
    };
    await inFolderWith(files, async (folder) => {
      const out = join(folder, 'out');
      const { code } = await heard(() => exportCommand('inventory', join(folder, 'site.yaml'), { out }));
      expect(code).toBe(0);
      expect(readFileSync(join(out, 'train.csv'), 'utf8')).toBe(files['train.csv']);
    });
  });
});
