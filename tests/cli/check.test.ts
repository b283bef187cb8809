import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { type CheckOptions, checkCommand } from '../../cli/check.ts';
import { allCodes } from '../../cli/codes.ts';
import { exampleSite } from '../../site/checks/example-site.ts';
import { DiagnosticsJson } from '../../site/view/overview-schema.ts';
import { repository, runCli } from '../rig/cdktf.ts';
import { defaultSite, heard, inFolderWith } from './run-command.ts';

const SITE = 'blueprints/liquid-retrofit/site.yaml';

const misspelt = exampleSite({ 'power.intakes': 'grid: { limit: 300 kVA, voltage: 13.8 kV, powerFactor: 0.95 }' });

function checked(text: string, options: Partial<CheckOptions> = {}) {
  return inFolderWith({ 'site.yaml': text }, async (folder) => {
    const outcome = await heard(() =>
      checkCommand(join(folder, 'site.yaml'), { format: 'pretty', ...options }, '0.0.0'),
    );
    return { ...outcome, stdout: outcome.stdout.replaceAll(`${folder}/`, '') };
  });
}

describe('afterhash check', () => {
  test('ends with 0 where nothing is found, and says so', async () => {
    const { code, stdout, stderr } = await checked(exampleSite());
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: 'ok: nothing found in site.yaml\n', stderr: '' });
  });

  test('ends with 0 for the default site: it has notes, and no error', async () => {
    const { code, stderr } = await heard(() => checkCommand(defaultSite, { format: 'pretty' }, '0.0.0'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('ends with 1 for an error, on lines of 80 columns', async () => {
    const { code, stdout } = await checked(misspelt);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^error\[site\/invalid-field\]: limit of "grid"/);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('takes one phase of the conversion', async () => {
    const text = readFileSync(defaultSite, 'utf8').replace('limit: 18 MW', 'limit: 14 MW');
    const codesIn = async (phase: string): Promise<string[]> => {
      const { stdout } = await checked(text, { format: 'json', phase });
      return DiagnosticsJson.parse(JSON.parse(stdout)).diagnostics.map((one) => one.code);
    };
    expect(await codesIn('phase-2')).toContain('power/envelope-exceeded');
    const first = await codesIn('phase-1');
    expect(first).not.toContain('power/envelope-exceeded');
    expect(first).not.toContain('site/unexpected-value');
    expect(first).not.toContain('conversion/ballast-never-removed');
  });

  test('refuses a phase that is not there', async () => {
    const { code, stdout, stderr } = await heard(() =>
      checkCommand(defaultSite, { format: 'json', phase: 'phase-9' }, '0.0.0'),
    );
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: '',
      stderr: 'error: the site has no phase "phase-9"\n  help: it has: phase-1, phase-2\n',
    });
  });
});

describe('afterhash check --format json', () => {
  const schema = JSON.parse(readFileSync(join(repository, 'docs/schema/check.json'), 'utf8'));
  const valid = new Ajv2020({ strict: false, allErrors: true }).compile(schema);

  test.each([
    ['a good site', exampleSite()],
    ['the default site', readFileSync(defaultSite, 'utf8')],
    ['a field that is wrong', misspelt],
    ['an id that is taken', exampleSite({ 'power.feeds': 'msb-1: { from: msb-2, rating: 60 A }' })],
    ['a file that does not read', 'site: [\n'],
    ['a file that says nothing', ''],
  ])('prints what its schema says, of %s', async (_, text) => {
    const { stdout, stderr } = await checked(text, { format: 'json' });
    valid(JSON.parse(stdout));
    expect(valid.errors ?? []).toEqual([]);
    expect(stderr).toBe('');
  });

  test('is a contract: each name, with lines and columns from 1', async () => {
    const { code, stdout } = await checked(misspelt, { format: 'json' });
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      version: 1,
      site: 'example',
      diagnostics: [
        {
          code: 'site/invalid-field',
          severity: 'error',
          path: 'power.intakes.grid.limit',
          message: 'limit of "grid": "300 kVA" is an apparent power (kVA), but a power (kW) belongs here',
          help: 'write it as in "18 MW"',
          file: 'site.yaml',
          range: { start: { line: 6, column: 20 }, end: { line: 6, column: 27 } },
        },
      ],
    });
  });
});

describe('afterhash check --format sarif', () => {
  test('names every rule, and points at the line', async () => {
    const { stdout } = await checked(misspelt, { format: 'sarif' });
    const log = JSON.parse(stdout);
    expect(log.version).toBe('2.1.0');
    const [run] = log.runs;
    expect(run.tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual(allCodes().map(({ code }) => code));
    expect(run.results).toMatchObject([
      {
        ruleId: 'site/invalid-field',
        level: 'error',
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: expect.stringMatching(/site\.yaml$/) },
              region: { startLine: 6, startColumn: 20 },
            },
          },
        ],
      },
    ]);
  });
});

describe('afterhash check --format github', () => {
  test('annotates the line', async () => {
    const { stdout } = await checked(misspelt, { format: 'github' });
    expect(stdout).toMatch(
      /^::error file=site\.yaml,line=6,col=20,title=site\/invalid-field::limit of "grid": .*%0Ahelp: /,
    );
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('afterhash, used wrongly', () => {
  test.each([
    [['check', SITE, '--fromat', 'json'], "error: unknown option '--fromat'\n(Did you mean --format?)"],
    [['check', SITE, '--format', 'xml'], 'Allowed choices are pretty, json, sarif, github.'],
    [['check'], "error: missing required argument 'site'"],
    [['chekc', SITE], "error: unknown command 'chekc'\n(Did you mean check?)"],
    [['check', 'no-such-site.yaml'], 'error: no file "no-such-site.yaml" here\n'],
  ])('ends with 2 and says what is wrong: %j', async (args, said) => {
    const { code, stdout, stderr } = await runCli(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(said);
  });
});
