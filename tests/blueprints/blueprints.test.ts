import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'cdktf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { SynthesizedStack } from '../../cli/synthesized-stacks.ts';
import type { KubernetesObject } from '../../constructs/terraform/kubernetes-object.ts';
import { isRelease, renderedIn } from '../../constructs/terraform/rendering.ts';
import type { Site } from '../../site/model/index.ts';
import { readSite } from '../../site/read-site.ts';
import { machineFiles } from '../../stacks/machine-files.ts';
import { renderedFiles } from '../../stacks/rendered-files.ts';
import type { SiteStack } from '../../stacks/site-stack.ts';
import { addSiteStacks } from '../../stacks/site-stacks.ts';
import { cdktfJudge, cdktfSynth, repository } from '../rig/cdktf.ts';
import { helm, helmJudge } from '../rig/helm.ts';
import { describeWith } from '../rig/judges.ts';
import { schemaProvider, type Terraform, withSchemaProvider } from '../rig/terraform.ts';
import { describeReader, machineReaders } from '../stacks/machine-readers.ts';

const blueprints = readdirSync(join(repository, 'blueprints'));

/** The site that the root synthesizes, and that a person reads first. */
const DEFAULT = 'liquid-retrofit';

/** A site file is read in one sitting: 200 lines, and 150 where it is the first that a person reads. */
const lineLimit = (name: string): number => (name === DEFAULT ? 150 : 200);

it('there is a blueprint', () => {
  expect(blueprints).toContain(DEFAULT);
});

it('no two blueprints share a name, which their state is kept under, or a project', () => {
  const of = (name: string, file: string): string => readFileSync(join(repository, 'blueprints', name, file), 'utf8');
  const names = blueprints.map((name) => parse(of(name, 'site.yaml')).site.name);
  const projects = blueprints.map((name) => JSON.parse(of(name, 'cdktf.json')).projectId);
  expect(new Set(names).size).toBe(blueprints.length);
  expect(new Set(projects).size).toBe(blueprints.length);
});

it('the root runs the app of the default one', () => {
  const appOf = (folder: string): string => JSON.parse(readFileSync(join(folder, 'cdktf.json'), 'utf8')).app;
  const own = appOf(join(repository, 'blueprints', DEFAULT));
  expect(own).toMatch(/ main\.ts$/);
  expect(appOf(repository)).toBe(own.replace('main.ts', `blueprints/${DEFAULT}/main.ts`));
});

/** What the machines of a blueprint start from, where it says so. */
const machinesOf = (name: string): string | undefined =>
  parse(readFileSync(join(repository, 'blueprints', name, 'site.yaml'), 'utf8')).cluster?.machines;

it('each form of machine document is in one of them', () => {
  expect(blueprints.flatMap((name) => machinesOf(name) ?? []).sort()).toEqual(Object.keys(machineReaders).sort());
});

for (const name of blueprints) {
  const folder = join(repository, 'blueprints', name);
  /** Where the tenant brings the cluster there is nothing to render, and CDKTF is told so. */
  const rendered = 'cluster' in parse(readFileSync(join(folder, 'site.yaml'), 'utf8'));
  const work = mkdtempSync(join(tmpdir(), 'afterhash-blueprint-'));
  let site: Site;
  let stacks: readonly SiteStack[];
  let synthesized: readonly SynthesizedStack[] = [];

  describe(`blueprint ${name}`, () => {
    beforeAll(async () => {
      const read = await readSite(join(folder, 'site.yaml'));
      if (read.site === undefined) throw new Error(JSON.stringify(read.diagnostics));
      site = read.site;
      expect(read.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      stacks = rendered ? addSiteStacks(new App({ outdir: join(work, 'unused') }), site) : [];
      expect(stacks.length > 0).toBe(rendered);
    });

    afterAll(() => rmSync(work, { recursive: true, force: true }));

    it('is one file that is read in one sitting', () => {
      const lines = readFileSync(join(folder, 'site.yaml'), 'utf8').trimEnd().split('\n').length;
      expect(lines).toBeLessThanOrEqual(lineLimit(name));
    });

    it('says what was published, with links, and what to change first', () => {
      const readme = readFileSync(join(folder, 'README.md'), 'utf8');
      expect(readme).toMatch(/^# /);
      expect(readme).toMatch(/\*\*Published\*\*.*https:\/\//s);
      expect(readme).toMatch(/\*\*Assumed\*\*/);
      expect(readme).toMatch(/What to change first/);
    });

    describeWith(cdktfJudge)('under the real cdktf synth', () => {
      it('gives every stack in the order in which they are applied, and no other', { timeout: 120_000 }, async () => {
        const out = join(work, 'out');
        mkdirSync(join(out, 'stacks', 'of-a-tenant-that-left', '.terraform'), { recursive: true });
        // The default one as it is synthesized at the root.
        const { code, stdout, stderr, stacks: found } = await cdktfSynth(name === DEFAULT ? repository : folder, out);
        expect(code, stderr).toBe(0);
        synthesized = found;
        const names = stacks.map((stack) => stack.node.id);
        expect(synthesized.map((stack) => stack.name).sort()).toEqual(names.toSorted());
        // Tenants do not wait for each other.
        const layer = (id: string) => id.replace(/-tenant-.*/, '-tenant');
        expect(synthesized.map((stack) => layer(stack.name))).toEqual(names.map(layer));
        for (const one of names) expect(stdout.replaceAll(/\s/g, '')).toContain(one);
        expect(readdirSync(join(out, 'stacks')).sort()).toEqual(names.toSorted());
        expect(readdirSync(out)).toEqual(['manifest.json', 'stacks']);
      });

      it.runIf(rendered)('names no path of this machine', () => {
        expect(synthesized.length).toBeGreaterThan(0);
        for (const { json } of synthesized) expect(JSON.stringify(json)).not.toContain(repository);
      });
    });

    describeWith(schemaProvider)('under Terraform with the schema provider', () => {
      it.runIf(rendered)(
        'is valid, is applied layer by layer, changes nothing when planned again, and goes',
        { timeout: 300_000 },
        async () => {
          expect(synthesized.length).toBeGreaterThan(0);
          const only = synthesized.flatMap(({ json }) => Object.keys(json.resource ?? {}));
          const inOrder = async (terraform: Terraform) => {
            const staged: string[] = [];
            for (const stack of synthesized) {
              const dir = terraform.stage(stack.folder);
              staged.push(dir);
              await terraform.init(dir);
              expect(await terraform.validate(dir)).toMatchObject({ valid: true, diagnostics: [] });
              await terraform.apply(dir);
              await terraform.settled(dir);
            }
            for (const dir of staged.reverse()) await terraform.destroy(dir);
          };
          await withSchemaProvider(inOrder, { only });
        },
      );
    });

    describeWith(helmJudge)('under Helm', () => {
      it.runIf(rendered)(
        'prints every custom resource as it was meant, through the chart in the package',
        {
          timeout: 120_000,
        },
        async () => {
          const sets = stacks
            .flatMap((stack) => renderedIn(stack).filter(isRelease))
            .filter((release) => release.objects !== undefined);
          expect(sets.length).toBeGreaterThan(0);
          // One look at all of them: the chart prints each object by itself.
          const objects = sets.flatMap((set) => set.objects ?? []);
          const values = join(work, 'objects.json');
          writeFileSync(values, JSON.stringify({ objects }));
          const chart = join(repository, 'charts', 'resources');
          const { code, stdout, stderr } = await helm(['template', name, chart, '--values', values]);
          expect(code, stderr).toBe(0);
          const printed = stdout.split(/^---$/m).flatMap((text) => parse(text) ?? []);
          expect(byName(printed)).toEqual(byName(JSON.parse(JSON.stringify(objects))));
        },
      );
    });

    const reader = machineReaders[machinesOf(name) ?? ''];
    if (reader !== undefined)
      describeReader(reader)(`under the reader of ${machinesOf(name)}`, () => {
        it('starts its machines from documents that it takes', async () => {
          const documents = machineFiles(site);
          expect(documents.size).toBe(site.pools.length);
          for (const [path, text] of documents) expect(await reader.refusal(text), path).toBeUndefined();
        });
      });

    it('is the same in both readings: what Terraform applies is what `render` writes', () => {
      const files = renderedFiles(stacks);
      for (const stack of stacks) {
        const json = synthesized.find(({ name: other }) => other === stack.node.id)?.json;
        const releases = Object.values(json?.resource?.helm_release ?? {});
        // A layer of plain objects alone has no releases, and no file of them.
        const layer = parse(files.get(`${stack.layer}/helmfile.yaml`) ?? 'releases: []');
        expect(layer.releases.length).toBe(releases.length);
        for (const release of releases) {
          const written = layer.releases.find((one: { name: string }) => one.name === release.name);
          expect(written).toMatchObject({
            namespace: release.namespace,
            version: release.version,
            timeout: release.timeout,
          });
          const values = (release.values as string[])[0] ?? '';
          // Terraform doubles what would be a template; the file has it as it is.
          expect(parse(files.get(`${stack.layer}/${release.name}/values.yaml`) ?? '')).toEqual(
            JSON.parse(values.replaceAll(/([$%])\1\{/g, '$1{')),
          );
        }
        const natives = Object.entries(json?.resource ?? {})
          .filter(([type]) => type.startsWith('kubernetes_'))
          .flatMap(([, some]) => Object.values(some));
        const manifests = [...files.keys()].filter((path) => path.startsWith(`${stack.layer}/manifests/`));
        expect(manifests.length).toBe(natives.length);
        const named = manifests.map((path) => parse(files.get(path) ?? '').metadata.name).sort();
        expect(named).toEqual(natives.map((native) => nameOf(native)).sort());
      }
    });
  });
}

/** Helm prints in an order of its own. */
function byName(objects: readonly KubernetesObject[]): readonly KubernetesObject[] {
  const key = ({ kind, metadata }: KubernetesObject) => [kind, metadata.namespace, metadata.name].join(' ');
  return objects.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

function nameOf(native: Readonly<Record<string, unknown>>): string {
  const metadata = Array.isArray(native.metadata) ? native.metadata[0] : native.metadata;
  return (metadata as { name: string }).name;
}
