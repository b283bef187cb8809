import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkCommand } from '../../cli/check.ts';
import { exampleSite } from '../../site/checks/example-site.ts';
import { builtCommand } from '../rig/built-package.ts';
import { repository, runCli } from '../rig/cdktf.ts';
import { askProgram, type Outcome, runProgram } from '../rig/program.ts';
import { heard, inFolderWith } from './run-command.ts';

/** What a person sees of `check`: all that is printed, with the folder as `HERE`, and the exit code. */
async function said(name: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  return inFolderWith(files, async (folder) => {
    const outcome = await heard(() => checkCommand(join(folder, name), { format: 'pretty' }, '0.0.0'));
    return printed(outcome).replaceAll(`${folder}/`, '').replaceAll(folder, 'HERE');
  });
}

function printed({ code, stdout, stderr }: Outcome): string {
  return `${stdout}${stderr}exit ${code}`;
}

describe('a file that cannot be read', () => {
  test('is not there, and another is', async () => {
    expect(await said('site.yml', { 'site.yaml': exampleSite() })).toMatchInlineSnapshot(`
      "error: no file "site.yml" here
        help: there is a "site.yaml"
      exit 2"
    `);
  });

  test('is a folder', async () => {
    expect(await said('.', { 'site.yaml': exampleSite() })).toMatchInlineSnapshot(`
      "error: "HERE" is a folder
        help: there is a "site.yaml"
      exit 2"
    `);
  });

  test('has ten megabytes', async () => {
    expect(await said('site.yaml', { 'site.yaml': new Uint8Array(10_000_000).fill(35) })).toMatchInlineSnapshot(`
      "error: "site.yaml" has 10 MB, and a site file has at most 1 MB
        help: use ranges, as in "row-(1..80)"
      exit 2"
    `);
  });

  test.skipIf(process.getuid?.() === 0 && nobody() === undefined)('may not be read by this person', async () => {
    await inFolderWith({ 'site.yaml': exampleSite() }, async (folder) => {
      chmodSync(folder, 0o755);
      chmodSync(join(folder, 'site.yaml'), 0o000);
      expect(printed(await asNobody(['check', 'site.yaml'], folder))).toMatchInlineSnapshot(`
        "error: no permission to read "site.yaml"
          help: try: chmod u+r site.yaml
        exit 2"
      `);
    });
  });
});

describe('a file that is no site file', () => {
  test('is empty', async () => {
    expect(await said('site.yaml', { 'site.yaml': '' })).toMatchInlineSnapshot(`
      "error[source/empty]: the file is empty
       --> site.yaml:1:1
        help: write its first part, as in "site: { name: … }"

      1 error
      exit 1"
    `);
  });

  test('is a YAML bomb', async () => {
    const bomb = 'a: &a [x, x, x, x, x, x, x, x, x]\nb: [*a]\n';
    expect(await said('site.yaml', { 'site.yaml': bomb })).toMatchInlineSnapshot(`
      "error[source/alias]: "&a" is an anchor, and everything in this file is said
        where it stands
       --> site.yaml:1:4
      1 | a: &a [x, x, x, x, x, x, x, x, x]
        |    ^^
        help: leave it out, or put the text in quotes if "&" belongs to it

      error[source/alias]: "*a" is an alias, and everything in this file is said where
        it stands
       --> site.yaml:2:5
      2 | b: [*a]
        |     ^^
        help: write the value itself, or put the text in quotes if "*" belongs to it

      2 errors
      exit 1"
    `);
  });

  test('is indented by tabs', async () => {
    expect(await said('site.yaml', { 'site.yaml': 'afterhash: 1\nsite:\n\tname: example\n' })).toMatchInlineSnapshot(`
      "error[source/tab]: a tab stands where blanks indent
       --> site.yaml:3:1
      3 |   name: example
        | ^^
        help: indent by two blanks, and let the editor do so for .yaml files

      1 error
      exit 1"
    `);
  });

  test('is in another encoding', async () => {
    expect(
      await said('site.yaml', { 'site.yaml': Buffer.from('afterhash: 1\nsite: { place: Zürich }', 'latin1') }),
    ).toMatchInlineSnapshot(`
      "error[source/encoding]: the byte 0xFC is not UTF-8
       --> site.yaml:2:17
      2 | site: { place: Z�rich }
        |                 ^
        help: save the file as UTF-8; in Windows-1252 this byte would be "ü"

      1 error
      exit 1"
    `);
  });

  test('is a program', async () => {
    expect(
      await said('site.yaml', { 'site.yaml': Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0xb0, 0x83) }),
    ).toMatchInlineSnapshot(`
      "error[source/encoding]: the byte 0xB0 is not UTF-8
       --> site.yaml:1:9
      1 | <U+007F>ELF<U+0002><U+0001><U+0001><U+0000>��
        |                                            ^
        help: save the file as UTF-8; in Windows-1252 this byte would be "°"

      1 error
      exit 1"
    `);
  });
});

describe('a file as Windows writes it', () => {
  test('may begin with a byte order mark', async () => {
    expect(await said('site.yaml', { 'site.yaml': `\uFEFF${exampleSite()}` })).toMatchInlineSnapshot(`
      "ok: nothing found in site.yaml
      exit 0"
    `);
  });

  test('may end its lines with carriage returns', async () => {
    expect(await said('site.yaml', { 'site.yaml': exampleSite().replaceAll('\n', '\r\n') })).toMatchInlineSnapshot(`
      "ok: nothing found in site.yaml
      exit 0"
    `);
  });

  test('is shown with the right line and column when something is wrong in it', async () => {
    const text = `\uFEFF${exampleSite({ 'power.intakes': 'grid: { limit: 300, voltage: 13.8 kV, powerFactor: 0.95 }' })}`;
    expect(await said('site.yaml', { 'site.yaml': text.replaceAll('\n', '\r\n') })).toMatchInlineSnapshot(`
      "error[site/invalid-field]: limit of "grid" needs a unit, as in "18 MW"
       --> site.yaml:6:20
      6 |     grid: { limit: 300, voltage: 13.8 kV, powerFactor: 0.95 }
        |                    ^^^

      1 error
      exit 1"
    `);
  });
});

describe('a catalog beside the site file', () => {
  const pool = (server: string) =>
    exampleSite({
      pools: `train: { server: ${server}, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, redundancy: 2N }`,
      storage:
        'scratch: { kind: node-nvme, on: [train], perNode: 15 TB }\ncheckpoints: { kind: weka, capacity: 1 PB, write: 40 GB/s, secret: weka-csi }',
    });
  const catalog = (maxPower: string) => `servers:
  acme/x9:
    gpu: nvidia/h100-sxm5
    gpuCount: 8
    gpusPerNode: 8
    maxPower: ${maxPower}
    height: 6 U
    weight: 120 kg
    liquidShare: 0
    fabric: { ports: 8, portSpeed: 400 Gb/s, adapter: nvidia/connectx-7 }
    nvlinkDomainGpus: 8
    citations: [{ title: Acme X9 data sheet, url: https://acme.example/x9, date: 2026-03-01 }]
`;

  test('brings hardware that no catalog has', async () => {
    const files = { 'site.yaml': pool('acme/x9'), 'catalog.yaml': catalog('8 kW') };
    expect(await said('site.yaml', files)).toMatchInlineSnapshot(`
      "ok: nothing found in site.yaml
      exit 0"
    `);
  });

  test('is refused in its own file, at its own line', async () => {
    const files = { 'site.yaml': pool('acme/x9'), 'catalog.yaml': catalog('8') };
    expect(await said('site.yaml', files)).toMatchInlineSnapshot(`
      "error[catalog/invalid-entry]: maxPower of "acme/x9" needs a unit, as in "100 kW"
       --> catalog.yaml:6:15
      6 |     maxPower: 8
        |               ^

      1 error
      exit 1"
    `);
  });

  test('that is no YAML is refused in its own file, at its own line', async () => {
    const files = { 'site.yaml': pool('acme/x9'), 'catalog.yaml': 'servers:\n  acme/x9: { gpu: [\n' };
    expect(await said('site.yaml', files)).toMatchInlineSnapshot(`
      "error[source/syntax]: this { is not closed before the next part begins
       --> catalog.yaml:2:12
      2 |   acme/x9: { gpu: [
        |            ^
        help: close it with }, and indent the lines between

      1 error
      exit 1"
    `);
  });

  test('names what is near, when the site misspells it', async () => {
    const files = { 'site.yaml': pool('acme/x8'), 'catalog.yaml': catalog('8 kW') };
    expect(await said('site.yaml', files)).toMatchInlineSnapshot(`
      "error[site/unknown-catalog-entry]: pool "train" names server "acme/x8", which
        the catalog does not have
        --> site.yaml:26:20
      26 |   train: { server: acme/x8, perRack: 2, racks: hall-1/row-1, use: trainin…
         |                    ^^^^^^^
        help: did you mean "acme/x9"?

      1 error
      exit 1"
    `);
  });
});

describe('afterhash render', () => {
  const site = exampleSite({
    cluster: 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }',
    storage:
      'scratch: { kind: node-nvme, on: [train] }\ncheckpoints: { kind: weka, capacity: 1 PB, write: 40 GB/s, secret: weka-csi }',
  });

  test('writes nothing of a site with an error, and keeps what was there', async () => {
    const broken = site.replace('limit: 300 kW', 'limit: 30 kW');
    await inFolderWith({ 'site.yaml': broken }, async (folder) => {
      writeOld(folder);
      const { code, stdout, stderr } = await runCli(['render', 'site.yaml', '--to', 'out'], { cwd: folder });
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toContain('error[power/envelope-exceeded]');
      expect(everythingIn(folder)).toEqual(['out', 'out/.made-by-afterhash', 'out/old.yaml', 'site.yaml']);
    });
  });

  test('never replaces files that are not its own', async () => {
    await inFolderWith({ 'site.yaml': site }, async (folder) => {
      mkdirSync(join(folder, 'out'));
      writeFileSync(join(folder, 'out', 'mine.txt'), 'mine');
      expect(printed(await runCli(['render', 'site.yaml', '--to', 'out'], { cwd: folder }))).toMatchInlineSnapshot(`
        "error: "out" holds files that Afterhash did not write
          help: name a new or an empty folder
        exit 2"
      `);
      expect(everythingIn(folder)).toEqual(['out', 'out/mine.txt', 'site.yaml']);
    });
  });

  test('on a disk that is full leaves nothing half-written, and keeps what was there', async () => {
    await inFolderWith({ 'site.yaml': site }, async (folder) => {
      writeOld(folder);
      // no file may grow past one block of 1 KiB: the closest to a full disk that needs no rights
      const render = [
        'bash',
        '-c',
        'ulimit -f 1; exec "$@"',
        'bash',
        ...(await program(['render', 'site.yaml', '--to', 'out'])),
      ];
      const outcome = await runProgram('env', render, { cwd: folder });
      expect(printed(outcome)).toMatchInlineSnapshot(`
        "error: cannot write "out": EFBIG; what was there is as it was
          help: name a folder that you may write, on a disk with room
        exit 2"
      `);
      expect(everythingIn(folder)).toEqual(['out', 'out/.made-by-afterhash', 'out/old.yaml', 'site.yaml']);
    });
  });

  test.skipIf(process.getuid?.() === 0 && nobody() === undefined)(
    'in a folder that may not be written says so',
    async () => {
      await inFolderWith({ 'site.yaml': site }, async (folder) => {
        chmodSync(folder, 0o555);
        expect(printed(await asNobody(['render', 'site.yaml', '--to', 'out'], folder))).toMatchInlineSnapshot(`
          "error: cannot write "out": EACCES; what was there is as it was
            help: name a folder that you may write, on a disk with room
          exit 2"
        `);
        expect(everythingIn(folder)).toEqual(['site.yaml']);
      });
    },
  );
});

function writeOld(folder: string): void {
  mkdirSync(join(folder, 'out'));
  for (const name of ['.made-by-afterhash', 'old.yaml']) writeFileSync(join(folder, 'out', name), '');
}

function everythingIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
}

async function program(args: readonly string[]): Promise<string[]> {
  return [process.execPath, await builtCommand(), ...args];
}

/** Root may do everything, so the command runs as somebody who may not. */
async function asNobody(args: readonly string[], cwd: string): Promise<Outcome> {
  const [file = '', ...rest] = [...(nobody() ?? []), ...(await program(args))];
  return runProgram(file, rest, { cwd, env: { ...process.env, HOME: cwd } });
}

/** How to become nobody here; nothing where one is somebody already; undefined where it cannot be done. */
function nobody(): readonly string[] | undefined {
  if (process.getuid?.() !== 0) return [];
  const become = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
  const seen = askProgram('setpriv', [
    ...become.slice(1),
    process.execPath,
    '-e',
    `require('fs').readFileSync(${JSON.stringify(join(repository, 'package.json'))})`,
  ]);
  return seen === undefined ? undefined : become;
}
