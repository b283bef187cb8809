import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { jsonText } from '../../constructs/terraform/json.ts';
import { RESOURCES_CHART, resourcesChartFolder } from '../../constructs/terraform/resources-chart.ts';
import { helm, helmJudge } from '../rig/helm.ts';
import { describeWith } from '../rig/judges.ts';
import { inFolder } from '../stacks/lab.ts';

const chart = resourcesChartFolder();

function template(values: unknown) {
  return inFolder((folder) => {
    const file = join(folder, 'values.json');
    writeFileSync(file, jsonText(values));
    return helm(['template', 'lab', chart, '--namespace', 'lab', '--values', file]);
  });
}

function configMap(name: string, data: object) {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data };
}

describe('the chart', () => {
  it('has the version that releases of it pin', () => {
    expect(readFileSync(join(chart, 'Chart.yaml'), 'utf8')).toContain(`\nversion: ${RESOURCES_CHART.version}\n`);
  });

  it('has a new version when it prints something else', () => {
    const hash = createHash('sha256');
    for (const file of ['templates/objects.yaml', 'values.schema.json']) hash.update(readFileSync(join(chart, file)));
    expect({ version: RESOURCES_CHART.version, prints: hash.digest('hex').slice(0, 12) }).toEqual({
      version: '0.2.0',
      prints: '1d41b7f14197',
    });
    expect(readdirSync(join(chart, 'templates'))).toEqual(['objects.yaml']);
  });
});

describeWith(helmJudge)('the chart, as Helm prints it', () => {
  it('prints the objects that its values carry, in their order, and nothing else', async () => {
    const objects = [
      configMap('b', { size: 10_000_000, share: 0.8, big: 1e21 }),
      configMap('a', { on: true, none: null }),
    ];
    const { code, stdout, stderr } = await template({ objects });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(parseAllDocuments(stdout).map((document) => document.toJS())).toEqual(objects);
  });

  it('runs no template that a text carries', async () => {
    const texts = {
      label: 'rack={{ index . "system.name" }}',
      alert: 'feed {{ $labels.feed }} at {{ $value | humanizePercentage }}',
      attack: '{{ lookup "v1" "Secret" "kube-system" "" | toJson }}',
      broken: '{{ end }}{{',
      terraform: '${file("/etc/passwd")} %{ if true }',
    };
    const { stdout } = await template({ objects: [configMap('texts', texts)] });
    expect(parseAllDocuments(stdout).map((document) => document.toJS())).toEqual([configMap('texts', texts)]);
  });

  it('prints texts that YAML would read as something else, as the texts they are', async () => {
    const texts = {
      truth: 'yes', octal: '017', float: '1.10', hex: '0x506b4b0300f2d1a4', sexagesimal: '1:30', none: '~', merge: '<<',
      documents: 'a\n---\nb\n...\n', comment: 'a # b', spaces: '  a  ', lines: '\n\na\n\n', tab: '\ta',
      unseen: '\u0000\u0007\u001b', wide: 'ü 電 😀 e\u0301', empty: '', quotes: `'"\\`,
    }; // biome-ignore format: one screen
    const { stdout, stderr } = await template({ objects: [configMap('texts', texts)] });
    expect(stderr).toBe('');
    expect(parseAllDocuments(stdout).map((document) => document.toJS())).toEqual([configMap('texts', texts)]);
  });

  it('fails, instead of leaving the object out, where a text cannot be written', async () => {
    const outcome = await inFolder((folder) => {
      const file = join(folder, 'values.json');
      writeFileSync(file, JSON.stringify({ objects: [configMap('a', { text: 'CODE' })] }).replace('CODE', '\\u007f'));
      return helm(['template', 'lab', chart, '--values', file]);
    });
    expect(outcome).toMatchObject({ code: 1, stderr: expect.stringContaining('object 0 cannot be written as YAML') });
    expect(() => jsonText(['\u007f'])).toThrow('bug: Helm loses what holds the character \\u007f');
  });

  it('prints nothing for no objects', async () => {
    expect(await template({ objects: [] })).toMatchObject({ code: 0, stdout: '\n', stderr: '' });
  });

  it('keeps the annotations that speak to Helm', async () => {
    const hook = {
      ...configMap('hook', {}),
      metadata: { name: 'hook', annotations: { 'helm.sh/hook': 'pre-upgrade', 'helm.sh/resource-policy': 'keep' } },
    };
    expect((await template({ objects: [hook] })).stdout).toContain('helm.sh/hook: pre-upgrade');
  });

  it.each([
    ['an object without a name', { objects: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: {} }] }],
    ['values beside the objects', { objects: [], replicas: 1 }],
    [
      'a label that is no text',
      { objects: [{ apiVersion: 'v1', kind: 'A', metadata: { name: 'a', labels: { rack: 1 } } }] },
    ],
  ])('refuses %s', async (_, values) => {
    expect((await template(values)).code).not.toBe(0);
  });
});
