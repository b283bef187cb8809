import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allCodes } from '../../cli/codes.ts';
import { explainCommand } from '../../cli/explain.ts';
import { exampleSite } from '../../site/checks/example-site.ts';
import { defaultSite, heard, inFolderWith } from './run-command.ts';

const codes = allCodes();

test('knows many codes, each once, in order', () => {
  const names = codes.map(({ code }) => code);
  expect(names.length).toBeGreaterThan(60);
  expect(names).toEqual([...new Set(names)].sort());
});

test.each(codes)('explains $code', async ({ code, holds, because, examples }) => {
  const { code: exit, stdout, stderr } = await heard(() => explainCommand(code));
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  expect(stdout.startsWith(`${code} (`)).toBe(true);
  for (const part of [holds, because]) expect(stdout).toContain(part);
  if (examples === undefined) return;
  expect(stdout).toContain('\nsources\n');
  expect(stdout).toMatch(/\nrefused, at \S+\n {2}afterhash: 1\n/);
  expect(stdout).toContain('\naccepted\n  afterhash: 1\n');
});

describe('a code that is not there', () => {
  test.each([
    [
      'energy/floor-brokn',
      'error: there is no rule "energy/floor-brokn"\n  help: did you mean "energy/floor-broken" or "energy/floor-above-load"?\n',
    ],
    [
      'zzzzzzzzzz',
      'error: there is no rule "zzzzzzzzzz"\n  help: rules are named as `check` prints them, as in power/failure-overload\n',
    ],
    [
      'somewhere/site.yaml',
      'error: which number of "somewhere/site.yaml" is to be explained?\n  help: name one that `show --format json` has, as in `afterhash explain somewhere/site.yaml power.facility`\n',
    ],
  ])('%s is refused', async (name, said) => {
    const { code, stdout, stderr } = await heard(() => explainCommand(name));
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: said });
  });
});

describe('a number of a site', () => {
  const explain = (path: string, phase?: string) => heard(() => explainCommand(defaultSite, path, phase));

  test('is explained by its sum, and each number in it by its line', async () => {
    const { code, stdout, stderr } = await explain('power.facility');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/site\.yaml, phase-2\n\npower\.facility: 15,970 kW\n/);
    expect(stdout).toContain('\n  12,740 kW x 1.25 + 0 kW + 0 kW + 35.86 kW = 15,970 kW\n');
    for (const operand of [
      'power.it +12,740 kW',
      'design PUE +1.25',
      'power.miners +0 kW',
      'power.minerOverhead +0 kW',
      'power.losses +35.86 kW',
    ])
      expect(stdout).toMatch(new RegExp(`\n {4}${operand} +line \\d+\n`));
  });

  test('of a failure says what moves where, and from what', async () => {
    const { stdout } = await explain('power.elements.tx-a1.worstFailure.load');
    expect(stdout).toContain('1,136 kW + 1,136 kW that moves here without "tx-b1" = 2,272 kW');
    expect(stdout).toMatch(/\n {4}power\.elements\.tx-b1\.load +1,136 kW +line \d+\n/);
    expect(stdout).toMatch(/\n {4}msb-a1 +1,136 kW to 2,272 kW +line \d+\n/);
  });

  test('of reliability says how it was worked out, from which lines and by whom', async () => {
    const { stdout } = await explain('reliability.jobs.pretrain.goodput');
    expect(stdout).toContain('1 - 28.35 s / 24.66 min - (24.66 min / 2 + 5 min) / 11 h = 95.46 %');
    for (const operand of ['parameters +405 billion', 'pool +train', 'write of checkpoints +200 GB/s'])
      expect(stdout).toMatch(new RegExp(`\\n {4}${operand} +line \\d+\\n`));
    expect(stdout).toContain('J. W. Young');
    const spares = await explain('reliability.pools.train.needed');
    expect(spares.stdout.replaceAll(/\s+/g, ' ')).toContain(
      'a Poisson count of 8.184 exceeds in less than 5 % of the time = 13',
    );
  });

  test('that is not there says why', async () => {
    const text = exampleSite({
      storage: 'scratch: { kind: node-nvme, on: [train] }',
      jobs: 'tuning: { pool: train, parameters: 70 billion, first: scratch }',
    });
    await inFolderWith({ 'site.yaml': text }, async (folder) => {
      const { stdout } = await heard(() => explainCommand(join(folder, 'site.yaml'), 'reliability.jobs.tuning.stop'));
      expect(stdout).toContain('reliability.jobs.tuning.stop: -\n  not known: nobody has said');
    });
  });

  test('of the catalog says who published it, with the address whole', async () => {
    const { stdout } = await explain('pools.train.rack');
    expect(stdout).toMatch(/\n {2}1 x 142 kW = 142 kW\n/);
    expect(stdout).toMatch(/\n {2}nvidia\/gb300-nvl72: .*https:\/\/\S+, \d{4}-\d{2}-\d{2}/);
  });

  test('is explained as it is in a phase', async () => {
    expect((await explain('pools.train.gpus', 'phase-1')).stdout).toContain('= 2880\n');
    expect((await explain('pools.train.gpus')).stdout).toContain('= 5760\n');
  });

  test('with dots in its name is found, and a part has all of its numbers', async () => {
    expect((await explain('energy.ladder.open-market.train.pause.shed')).stdout).toContain(
      'energy.ladder.open-market.train.pause.shed: 2,100 kW\n',
    );
    const { stdout } = await explain('power.elements.tx-a1');
    for (const figure of ['rating', 'load', 'usable', 'margin', 'worstFailure.load'])
      expect(stdout).toContain(`power.elements.tx-a1.${figure}: `);
  });

  test.each([
    ['pools.trian', 'error: nothing that is shown is called "pools.trian"\n  help: did you mean "train"?'],
    ['power.facilty', 'error: nothing that is shown is called "power.facilty"\n  help: did you mean "facility"?'],
    ['power.elements.tx-z9', 'error: nothing that is shown is called "power.elements.tx-z9"\n  help: '],
    ['power.facility.more', 'error: nothing that is shown is called "power.facility.more"\n  help: it has no parts'],
    ['constructor', 'error: nothing that is shown is called "constructor"\n  help: '],
  ])('called %s, which is not there, is refused with what is near', async (path, said) => {
    const { code, stdout, stderr } = await explain(path);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(said);
  });

  test('in a phase that is not there is refused', async () => {
    const { code, stderr } = await explain('power.it', 'phase-9');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'error: the site has no phase "phase-9"\n  help: it has: phase-1, phase-2\n',
    });
  });

  test('of a site that breaks a rule is explained all the same', async () => {
    const text = exampleSite({ 'power.intakes': 'grid: { limit: 30 kW, voltage: 13.8 kV, powerFactor: 0.95 }' });
    await inFolderWith({ 'site.yaml': text }, async (folder) => {
      const { code, stdout } = await heard(() => explainCommand(join(folder, 'site.yaml'), 'power.intake'));
      expect(code).toBe(1);
      expect(stdout).toContain('power.intake: 30 kW\n');
    });
  });
});
