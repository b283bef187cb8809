import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogCommand } from '../../cli/catalog.ts';
import { builtinCatalog, kindNames } from '../../site/catalog/index.ts';
import { exampleSite } from '../../site/checks/example-site.ts';
import { heard, inFolderWith } from './run-command.ts';

const catalog = (name?: string, site?: string) => heard(() => catalogCommand(name, site === undefined ? {} : { site }));

const own = `servers:
  acme/x9:
    gpu: nvidia/h100-sxm5
    gpuCount: 8
    gpusPerNode: 8
    maxPower: 11 kW
    liquidShare: 0.7
    nvlinkDomainGpus: 8
    citations: [{ title: Acme X9 data sheet, url: https://acme.example/x9, date: 2026-03-01 }]
`;

describe('afterhash catalog', () => {
  test('lists every kind and every entry', async () => {
    const { code, stdout } = await catalog();
    expect(code).toBe(0);
    for (const kind of kindNames) expect(stdout).toMatch(new RegExp(`^${kind}$`, 'm'));
    for (const { entry } of builtinCatalog.all()) expect(stdout).toContain(entry.id);
  });

  test('lists one kind', async () => {
    const { stdout } = await catalog('servers');
    expect(stdout).toContain('nvidia/dgx-h100');
    expect(stdout).not.toContain('nvidia/qm9700');
  });

  test.each([...builtinCatalog.all()].map(({ entry }) => entry.id))('shows %s with its sources', async (id) => {
    const { code, stdout } = await catalog(id);
    expect(code).toBe(0);
    expect(stdout.startsWith(`${id} (`)).toBe(true);
    expect(stdout).toMatch(/\d{4}-\d{2}-\d{2}/);
    expect(stdout).not.toMatch(/\[object|undefined/);
  });

  test('refuses a name that is not there, with the nearest', async () => {
    expect(await catalog('nvidia/dgx-h10')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(
        /^error: the catalog has no "nvidia\/dgx-h10"\n {2}help: did you mean "nvidia\/dgx-h100"/,
      ),
    });
  });

  test("shows the entries of a site's own catalog beside it", async () => {
    await inFolderWith({ 'site.yaml': exampleSite(), 'catalog.yaml': own }, async (folder) => {
      const { code, stdout } = await catalog('acme/x9', join(folder, 'site.yaml'));
      expect(code).toBe(0);
      expect(stdout).toMatch(/max power +11 kW/);
      expect(stdout).toContain('Acme X9 data sheet');
    });
  });
});
