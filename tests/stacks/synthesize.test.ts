import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Annotations, type App } from 'cdktf';
import { describe, expect, it, vi } from 'vitest';
import { readStacks } from '../../cli/synthesized-stacks.ts';
import { Namespace } from '../../constructs/kubernetes/namespace.ts';
import { ResourceSet } from '../../constructs/terraform/resource-set.ts';
import { replaceOutput } from '../../stacks/replace-output.ts';
import { addSiteStacks } from '../../stacks/site-stacks.ts';
import { synthesize } from '../../stacks/synthesize.ts';
import { siteWith } from '../constructs/sites.ts';
import { repository } from '../rig/cdktf.ts';
import { runProgram } from '../rig/program.ts';
import { tsx } from '../rig/tsx.ts';
import { inFolder, LabStack, textOf } from './lab.ts';

function twoStacks(app: App): void {
  const operators = new LabStack(app, { layer: 'operators' });
  const platform = new LabStack(app, { after: [operators] });
  new Namespace(platform, 'namespace', { metadata: { name: 'a' } });
  const objects = [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }];
  new ResourceSet(platform, 'objects', { name: 'objects', namespace: 'a', objects });
}

const oneStack = (app: App) => void new LabStack(app, { layer: 'operators' });

/** Every file below a folder with what is in it. */
function filesIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((file) => relative(folder, join(file.parentPath, file.name))).sort();
  return Object.fromEntries(paths.map((path) => [path, textOf(folder, path)]));
}

const CHART = 'stacks/lab-platform/assets/resources-chart/0.2.0';
const TWO_STACKS = [
  'manifest.json',
  'stacks/lab-operators/cdk.tf.json',
  `${CHART}/Chart.yaml`,
  `${CHART}/templates/objects.yaml`,
  `${CHART}/values.schema.json`,
  `${CHART}/values.yaml`,
  'stacks/lab-platform/cdk.tf.json',
];

describe('synthesize', () => {
  it('writes the stacks, what they carry and the manifest, and nothing else', () =>
    inFolder((folder) => {
      synthesize(twoStacks, join(folder, 'out'));
      expect(Object.keys(filesIn(join(folder, 'out')))).toEqual(TWO_STACKS);
      expect(readdirSync(folder)).toEqual(['out']);
      expect(readdirSync(join(folder, 'out'))).toEqual(['manifest.json', 'stacks']);
    }));

  it('writes the same bytes in any folder and any number of times', () =>
    inFolder((folder) => {
      const [first, second] = [join(folder, 'a', 'cdktf.out'), join(folder, 'b', 'c', 'out')];
      synthesize(twoStacks, first);
      const once = filesIn(first);
      synthesize(twoStacks, first);
      synthesize(twoStacks, second);
      expect(filesIn(first)).toEqual(once);
      expect(filesIn(second)).toEqual(once);
    }));

  it('writes nothing of the machine it runs on', () =>
    inFolder((folder) => {
      synthesize((app) => {
        twoStacks(app);
        Annotations.of(app.node.findChild('lab-platform')).addWarning('look');
      }, folder);
      const text = JSON.stringify(filesIn(folder));
      for (const trace of [folder, process.cwd(), repository, 'node_modules', 'file://'])
        expect(text).not.toContain(trace);
      expect(text).toContain('look');
    }));

  it('runs no program: not even Terraform need be there, which looks for news in the network when it is asked', () =>
    inFolder((folder) => {
      vi.stubEnv('PATH', folder);
      try {
        synthesize((app) => void addSiteStacks(app, siteWith()), join(folder, 'out'));
      } finally {
        vi.unstubAllEnvs();
      }
      const stacks = readStacks(join(folder, 'out'));
      const keeping = stacks.filter(({ json }) => json.resource?.terraform_data !== undefined);
      expect(keeping).toHaveLength(1);
      for (const { json } of keeping) expect(json.terraform).toMatchObject({ required_version: '>= 1.4' });
    }));

  it('keeps what Terraform keeps in a folder, and takes away stacks that are no more', () =>
    inFolder((folder) => {
      synthesize(twoStacks, folder);
      const operators = join(folder, 'stacks', 'lab-operators');
      mkdirSync(join(operators, '.terraform'));
      for (const file of ['.terraform.lock.hcl', '.terraform/provider', 'plan'])
        writeFileSync(join(operators, file), '');
      writeFileSync(join(operators, 'cdk.tf'), 'left by --hcl: Terraform would read both');
      synthesize(oneStack, folder);
      expect(Object.keys(filesIn(folder))).toEqual(
        [
          'manifest.json',
          'stacks/lab-operators/.terraform/provider',
          'stacks/lab-operators/.terraform.lock.hcl',
          'stacks/lab-operators/cdk.tf.json',
          'stacks/lab-operators/plan',
        ].sort(),
      );
      expect(readdirSync(join(folder, 'stacks'))).toEqual(['lab-operators']);
    }));

  it('goes where cdktf will read, if cdktf says so', () =>
    inFolder((folder) => {
      vi.stubEnv('CDKTF_OUTDIR', join(folder, 'there'));
      synthesize(oneStack);
      vi.unstubAllEnvs();
      expect(existsSync(join(folder, 'there', 'manifest.json'))).toBe(true);
    }));

  it('refuses to write HCL, which the gate cannot read', () => {
    vi.stubEnv('SYNTH_HCL_OUTPUT', 'true');
    expect(() => synthesize(oneStack)).toThrow('cannot write HCL');
    vi.unstubAllEnvs();
  });
});

describe('a synthesis that fails', () => {
  const broken: readonly (readonly [string, (app: App) => void, string])[] = [
    ['a stack cannot be built', () => { throw new Error('no such pool'); }, 'no such pool'],
    ['two things share an address', (app) => {
      const stack = new LabStack(app);
      for (const id of ['a.b', 'a-b']) new Namespace(stack, id, { metadata: { name: 'a' } });
    }, 'are both kubernetes_namespace_v1.a-b'],
    ['the gate finds something', (app) => new LabStack(app).addOverride('output.a.value', '${path.cwd}'),
      'bug: nothing written, the gate refuses\n  lab-platform.output.a.value: Terraform would evaluate "${path.cwd}"'],
    ['a construct notes an error', (app) => Annotations.of(new LabStack(app)).addError('too small'), 'too small'],
  ]; // biome-ignore format: a table

  it.each(broken)('keeps the old output when %s', (_, build, message) =>
    inFolder((folder) => {
      const output = join(folder, 'out');
      synthesize(twoStacks, output);
      const before = filesIn(output);
      expect(() => synthesize(build, output)).toThrow(message);
      expect(filesIn(output)).toEqual(before);
      expect(readdirSync(output)).toEqual(['manifest.json', 'stacks']);
    }),
  );

  it.each(broken)('leaves no folder behind where there was none, when %s', (_, build) =>
    inFolder((folder) => {
      expect(() => synthesize(build, join(folder, 'new', 'out'))).toThrow();
      expect(readdirSync(folder)).toEqual([]);
    }),
  );

  it('keeps the old output when cdktf wants to print error annotations itself', () =>
    inFolder((folder) => {
      vi.stubEnv('CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS', 'true');
      expect(() => synthesize((app) => Annotations.of(new LabStack(app)).addError('too small'), folder)).toThrow(
        'nothing written:\n  lab-platform: too small',
      );
      vi.unstubAllEnvs();
      expect(readdirSync(folder)).toEqual([]);
    }));

  it('says which folder it cannot write, and why', () =>
    inFolder((folder) => {
      writeFileSync(join(folder, 'out'), 'a file');
      const write = () => synthesize(oneStack, join(folder, 'out'));
      expect(write).toThrow(`cannot write the output folder "${join(folder, 'out')}"`);
      expect(write).toThrow(expect.objectContaining({ cause: expect.objectContaining({ code: 'EEXIST' }) }));
    }));

  it('takes back what it has replaced when it cannot replace the rest', () =>
    inFolder((folder) => {
      synthesize(twoStacks, folder);
      const before = filesIn(folder);
      // the last thing to be replaced is the manifest; nothing can be put below a file
      const manifest = {
        stacks: {
          a: { name: 'a', workingDirectory: 'stacks/lab-operators' },
          b: { name: 'b', workingDirectory: 'manifest.json/b' },
        },
      };
      const fresh = join(folder, 'fresh');
      for (const path of ['stacks/lab-operators', 'manifest.json/b']) mkdirSync(join(fresh, path), { recursive: true });
      for (const path of ['stacks/lab-operators', 'manifest.json/b'])
        writeFileSync(join(fresh, path, 'cdk.tf.json'), 'new');
      expect(() => replaceOutput(folder, fresh, manifest as never, true)).toThrow('EEXIST');
      rmSync(fresh, { recursive: true });
      expect(filesIn(folder)).toEqual(before);
    }));

  it('keeps the old output on a full disk', () =>
    inFolder(async (folder) => {
      const output = join(folder, 'out');
      synthesize(twoStacks, output);
      const before = filesIn(output);
      const program = join(folder, 'main.ts');
      writeFileSync(
        program,
        `import { synthesize } from '${pathToFileURL(join(repository, 'stacks/synthesize.ts'))}';
         import { LabStack } from '${pathToFileURL(join(repository, 'tests/stacks/lab.ts'))}';
         import { ConfigMap } from '${pathToFileURL(join(repository, 'constructs/kubernetes/config-map.ts'))}';
         try {
           synthesize((app) => {
             const data = { text: 'x'.repeat(200_000) };
             new ConfigMap(new LabStack(app), 'a', { metadata: { name: 'a', namespace: 'a' }, data });
           }, ${JSON.stringify(output)});
         } catch (error) { console.log(error.message, error.cause?.code); }`,
      );
      // no file may grow past 64 blocks of 1 KiB: the closest to a full disk that needs no rights
      const { stdout } = await runProgram('bash', ['-c', `ulimit -f 64; exec node --import ${tsx} ${program}`], {
        env: { ...process.env, TSX_DISABLE_CACHE: '1' },
      });
      expect(stdout).toBe(`cannot write the output folder "${output}": the old output is as it was EFBIG\n`);
      expect(filesIn(output)).toEqual(before);
      expect(readdirSync(output)).toEqual(['manifest.json', 'stacks']);
    }));
});
