import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { explainCommand } from '../../cli/explain.ts';
import { printSingleLine } from '../../cli/show-single-line.ts';
import { exampleSite } from '../../site/checks/example-site.ts';
import { siteOf } from '../site/checks/read-example.ts';
import { heard, inFolderWith } from './run-command.ts';

const plain = (text: string) => text;
const screen = {
  colour: false,
  width: 80,
  paint: { bold: plain, dim: plain, red: plain, yellow: plain, green: plain },
} as unknown as Parameters<typeof printSingleLine>[2];

const tree = (parts: Parameters<typeof exampleSite>[0] = {}) => {
  const site = siteOf(exampleSite(parts));
  return printSingleLine(site, site.final, screen);
};

describe('the single line', () => {
  test('is a tree of what hangs from what, alike in one line, with the worst failure and what it leaves', () => {
    const lines = tree().split('\n');
    expect(lines.map((line) => line.match(/^ +(\S+)/)?.[0])).toEqual(
      expect.arrayContaining(['  grid', '    tx-1..2', '      msb-1..2', '        bus-1..2']),
    );
    expect(lines.find((line) => line.includes('bus-1..2'))).toMatch(
      /bus-1\.\.2 +41\.66 kW +83\.32 kW +tx-2 +53\.25 kW +####\.\.\.\. {2}61 %/,
    );
  });

  test('says which failure is the worst, what goes dark, and which tier it comes to', () => {
    const said = tree();
    expect(said).toMatch(/worst failure +transformer "tx-1": bus-2 at 61 %, grid > tx-2 > msb-2 > bus-2/);
    expect(said).toMatch(/goes dark +3 loads with grid/);
    expect(said).toMatch(/tier +I supported: with the grid lost "hall-1\/row-1" has no power/);
  });

  test('begins with the generators of an island, and has a switch below its preferred source', () => {
    const said = tree({
      'power.intakes': '',
      'power.generators': 'gen-(1..3): { rating: 80 kW, runs: always, voltage: 480 V, powerFactor: 0.95, spare: 1 }',
      'power.switchboards':
        'plant: { from: gen-(1..3), rating: 400 A }\nmsb-(1..2): { from: tx-(1..2), rating: 400 A }',
      'power.transformers': 'tx-(1..2): { from: plant, rating: 250 kVA, secondary: 415 V }',
      'power.transferSwitches': 'sts-(1..2): { from: [msb-1, msb-2], rating: 400 A, transfersIn: 4 ms }',
      'power.busways': 'bus-(1..2): { from: sts-(1..2), rating: 250 A }',
    });
    expect(said).toMatch(/^ {2}gen-1\.\.3 /m);
    expect(said).toMatch(/^ {4}plant \+2 /m);
    expect(said).toMatch(/sts-1\.\.2 \+1 /);
  });
});

test('every part of a line of three thousand boards is shown, and its way is shortened', async () => {
  const deep = exampleSite({
    'power.switchboards':
      'msb-(1..2): { from: tx-(1..2), rating: 400 A }\nold-1: { from: msb-1, rating: 400 A }\nold-(2..3000): { from: old-(1..2999), rating: 400 A }',
    'power.busways': 'bus-1: { from: old-3000, rating: 125 A }\nbus-2: { from: msb-2, rating: 125 A }',
  });
  await inFolderWith({ 'site.yaml': deep }, async (folder) => {
    const { stdout } = await heard(() => explainCommand(join(folder, 'site.yaml'), 'power.elements'));
    expect(stdout).toContain('power.elements.old-3000.usable: ');
    expect(stdout).toMatch(/grid\s+>\s+tx-1\s+>\s+msb-1\s+>\s+…\s+>\s+(old-\d+\s+>\s+)+bus-1/);
  });
});
