import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cdktfJudge, cdktfSynth } from './cdktf.ts';
import { helm, helmJudge, kubectl, kubectlJudge } from './helm.ts';
import { describeWith } from './judges.ts';
import { promtool, promtoolJudge } from './promtool.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterhash-programs-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeWith(helmJudge)('helm', () => {
  test('prints a chart with our values, and refuses a chart that is none', async () => {
    const chart = join(folder, 'chart');
    mkdirSync(join(chart, 'templates'), { recursive: true });
    writeFileSync(join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: one\nversion: 1.0.0\n');
    writeFileSync(join(chart, 'templates', 'one.yaml'), 'hall: {{ .Values.hall }}\n');
    expect(await helm(['template', 'lab', chart, '--set', 'hall=a'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('hall: a'),
    });
    expect(await helm(['template', 'lab', join(folder, 'nowhere')])).toMatchObject({ code: 1 });
  });
});

describeWith(kubectlJudge)('kubectl', () => {
  test('reads an object from its input with no cluster', async () => {
    const object = '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"one"}}';
    const outcome = await kubectl(['label', '--local', '-f', '-', 'hall=a', '-o', 'json'], { stdin: object });
    expect(JSON.parse(outcome.stdout)).toMatchObject({ metadata: { name: 'one', labels: { hall: 'a' } } });
  });
});

describeWith(promtoolJudge)('promtool', () => {
  const rules = (expression: string) =>
    `groups:\n  - name: power\n    rules:\n      - alert: FeedHot\n        expr: ${expression}\n`;

  test('accepts a rule and refuses an expression that does not parse', async () => {
    expect(await promtool.checkRules(rules('feed_load_ratio > 0.8'))).toMatchObject({ code: 0 });
    const refused = await promtool.checkRules(rules('feed_load_ratio >'));
    expect(refused.code).not.toBe(0);
    expect(refused.stderr + refused.stdout).toContain('could not parse expression');
  });

  test('runs the tests of a folder, and notices a folder without any', async () => {
    writeFileSync(join(folder, 'rules.yaml'), rules('feed_load_ratio > 0.8'));
    writeFileSync(
      join(folder, 'power.test.yaml'),
      `rule_files: [rules.yaml]
tests:
  - interval: 1m
    input_series: [{ series: feed_load_ratio, values: 0.7 0.9 }]
    alert_rule_test: [{ eval_time: 1m, alertname: FeedHot, exp_alerts: [{ exp_labels: {} }] }]
`,
    );
    expect(await promtool.testRules(folder)).toMatchObject({ code: 0 });
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    expect(() => promtool.testRules(empty)).toThrow('promtool has looked at nothing');
  });
});

describeWith(cdktfJudge)('cdktf synth', () => {
  test('says with its exit code that an app failed', async () => {
    const app = join(folder, 'broken');
    mkdirSync(app);
    writeFileSync(
      join(app, 'cdktf.json'),
      '{"language":"typescript","app":"node missing.mjs","sendCrashReports":"false"}',
    );
    expect(await cdktfSynth(app, join(app, 'out'))).toMatchObject({ code: 1, stacks: [] });
  });
});
