import { join } from 'node:path';
import { App } from 'cdktf';
import { expect, it } from 'vitest';
import { rawApp } from '../../bench/raw-app.ts';
import { readStacks } from '../../cli/synthesized-stacks.ts';
import { addSiteStacks } from '../../stacks/site-stacks.ts';
import { siteWith } from '../constructs/sites.ts';
import { inFolder, synthesized } from '../stacks/lab.ts';

it('what the bench holds ours against has the same resources, by hand', () =>
  inFolder(async (folder) => {
    const ours = synthesized(folder, (app) => void addSiteStacks(app, siteWith()));
    const build = await rawApp(ours);
    const app = new App({ outdir: join(folder, 'raw') });
    build(app);
    app.synth();
    const counted = (stacks: typeof ours) =>
      stacks.map(({ name, json }) => [
        name,
        Object.entries(json.resource ?? {}).map(([type, some]) => [type, Object.keys(some).length]),
      ]);
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    const raw = readStacks(join(folder, 'raw'));
    expect(ours.flatMap(({ json }) => Object.keys(json.resource ?? {}))).toContain('terraform_data');
    expect(counted(raw.toSorted(byName))).toEqual(counted(ours.toSorted(byName)));
  }));
