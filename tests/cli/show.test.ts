import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test, vi } from 'vitest';
import { showCommand } from '../../cli/show.ts';
import { exampleSite } from '../../site/checks/example-site.ts';
import { OverviewJson } from '../../site/view/overview-schema.ts';
import { repository } from '../rig/cdktf.ts';
import { defaultSite, heard, inFolderWith } from './run-command.ts';

/** What a terminal takes for bold. */
const BOLD = '\u001B[1m';

const show = (format: 'pretty' | 'json' = 'pretty', phase?: string) =>
  heard(() => showCommand(defaultSite, { format, ...(phase === undefined ? {} : { phase }) }));

describe('afterhash show', () => {
  test('fits 80 columns, and says first what it is and whether all holds', async () => {
    const { code, stdout, stderr } = await show();
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const lines = stdout.split('\n');
    expect(lines.slice(0, 2)).toEqual(['columbia-18: Washington, US, NEC, phase-2 (2027-06-30)', 'every check holds']);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });

  test.each(readdirSync(join(repository, 'blueprints')))('fits 80 columns in each phase of %s', async (name) => {
    const file = join(repository, 'blueprints', name, 'site.yaml');
    const json = JSON.parse((await heard(() => showCommand(file, { format: 'json' }))).stdout);
    for (const { id } of json.phases) {
      const phase = json.phases.length === 1 ? {} : { phase: id };
      const { stdout } = await heard(() => showCommand(file, { format: 'pretty', ...phase }));
      expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
      // What a table has no room for ends so: only a way through a deep line may.
      expect(stdout).not.toMatch(/\S…/);
    }
  });

  test('says what a MWh earns, and the price that only pays for it', async () => {
    const file = join(repository, 'blueprints', 'gpu-rental', 'site.yaml');
    const { stdout } = await heard(() => showCommand(file, { format: 'pretty' }));
    expect(stdout).toMatch(/walk-in\.rtx +0\.45 USD\/GPU-h +2026-11-20 +264\.71 +154\.71 +0\.19\n/);
  });

  test('says in how many planes a fabric is, and who joins them, where there are several', async () => {
    const file = join(repository, 'tests', 'rig', 'sites', 'two-planes', 'site.yaml');
    const { stdout } = await heard(() => showCommand(file, { format: 'pretty' }));
    expect(stdout).toContain('  eth  nvidia/sn5600: 2 leaves; 1.34 kW\n       in 2 planes, joined by software\n');
    expect((await show()).stdout).not.toMatch(/planes/);
  });

  test('has a part for each part of the site, what was assumed among them', async () => {
    const { stdout } = await show();
    const parts = stdout.split('\n').filter((line) => /^[a-z][a-z, :]*$/.test(line));
    expect(parts).toEqual(
      expect.arrayContaining([
        'power',
        'halls',
        'pools',
        'fabrics',
        'storage',
        'reliability',
        'tenants',
        'phases',
        'energy',
        'mine',
      ]),
    );
    expect(parts).toContain('assumed, not published');
  });

  test('is coloured on a terminal, and not where NO_COLOR asks for none', async () => {
    const { isTTY } = process.stdout;
    process.stdout.isTTY = true;
    try {
      vi.stubEnv('NO_COLOR', undefined).stubEnv('TERM', 'xterm');
      expect((await show()).stdout).toContain(BOLD);
      vi.stubEnv('NO_COLOR', '1');
      expect((await show()).stdout).not.toContain(BOLD);
    } finally {
      vi.unstubAllEnvs();
      process.stdout.isTTY = isTTY;
    }
  });

  test('shows the site as it stands in a phase, its halls too', async () => {
    const first = JSON.parse((await show('json', 'phase-1')).stdout);
    const last = JSON.parse((await show('json', 'phase-2')).stdout);
    expect([first.pools[0].racks, last.pools[0].racks]).toEqual([40, 80]);
    expect([first.halls[0].racks, last.halls[0].racks]).toEqual([74, 122]);
    expect(first.halls[0].liquid.load.value).toBeLessThan(last.halls[0].liquid.load.value);
    expect((await show('pretty', 'phase-1')).stdout).toMatch(/^columbia-18: .*, phase-1 \(2026-12-15\)\n/);
  });

  test('of a site that does not hold together prints why, and nothing on stdout', async () => {
    const text = exampleSite({ 'power.busways': 'bus-(1..2): { from: mbs-(1..2), rating: 250 A }' });
    await inFolderWith({ 'site.yaml': text }, async (folder) => {
      const { code, stdout, stderr } = await heard(() => showCommand(join(folder, 'site.yaml'), { format: 'json' }));
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain('error[site/unknown-reference]: there is no power element "mbs-1"');
    });
  });

  test('of a site that breaks a rule shows it all the same, and says so', async () => {
    const text = exampleSite({ 'power.intakes': 'grid: { limit: 30 kW, voltage: 13.8 kV, powerFactor: 0.95 }' });
    await inFolderWith({ 'site.yaml': text }, async (folder) => {
      const { code, stdout } = await heard(() => showCommand(join(folder, 'site.yaml'), { format: 'pretty' }));
      expect(code).toBe(1);
      expect(stdout.split('\n')[1]).toMatch(/^\d+ errors?, \d+ warnings?: `afterhash check` says which$/);
    });
  });
});

describe('afterhash show --format json', () => {
  const schema = JSON.parse(readFileSync(join(repository, 'docs/schema/show.json'), 'utf8'));
  const valid = new Ajv2020({ strict: false, allErrors: true }).compile(schema);

  test.each([
    ['the default site', readFileSync(defaultSite, 'utf8')],
    ['the smallest site', exampleSite()],
  ])('prints what its schema says, of %s', async (_, text) => {
    await inFolderWith({ 'site.yaml': text }, async (folder) => {
      const { stdout, stderr } = await heard(() => showCommand(join(folder, 'site.yaml'), { format: 'json' }));
      const json: unknown = JSON.parse(stdout);
      valid(json);
      expect(valid.errors ?? []).toEqual([]);
      expect(OverviewJson.safeParse(json).error?.issues ?? []).toEqual([]);
      expect(stderr).toBe('');
    });
  });

  test('is a contract: each name, each quantity with its unit', async () => {
    const shown = JSON.parse((await show('json')).stdout);
    const quantity = { value: expect.any(Number), unit: expect.any(String) };
    expect(shown).toMatchObject({
      version: 1,
      site: 'columbia-18',
      power: { it: quantity, facility: quantity, intake: { value: 18, unit: 'MW' } },
      storage: expect.any(Array),
    });
    expect(shown.power.elements).toContainEqual(
      expect.objectContaining({
        id: 'tx-a1',
        kind: 'transformer',
        load: quantity,
        usable: quantity,
        margin: quantity,
        worstFailure: expect.objectContaining({ of: expect.any(String), load: quantity, usable: quantity }),
      }),
    );
    expect(shown.halls[0]).toMatchObject({ id: 'hall-1' });
    expect(shown.pools[0]).toMatchObject({ id: 'train', racks: 80, nodes: 1440, gpus: 5760, power: quantity });
    expect(shown.fabrics[0]).toMatchObject({
      id: 'ib',
      ...named(['endpoints', 'leaves', 'spines', 'cores', 'tiers']),
      cables: named(['nodeToLeaf', 'leafToSpine', 'spineToCore']),
    });
    expect(shown.tenants.map((tenant: { id: string }) => tenant.id)).toEqual(['meridian', 'open-market']);
    expect(shown.phases.map((phase: { id: string }) => phase.id)).toEqual(['phase-1', 'phase-2']);
  });
});

function named(fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field, expect.any(Number)]));
}
