import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { judgeFaults, judgeLines, judgeTable } from './judge-report.ts';
import { judged, judgeNames } from './judges.ts';

describe('judges', () => {
  const all = judgeNames.map((name) => ({ name, version: '1.0', looked: 2 }));
  const withoutHelm = all.filter(({ name }) => name !== 'helm');
  const helmSkipped = [...withoutHelm, { name: 'helm', missing: 'no "helm" on PATH' } as const];

  test('are all in the table, with what they looked at', () => {
    const lines = judgeLines([...all, { name: 'helm', version: '1.0', looked: 3 }]);
    expect(judgeTable(lines).split('\n')).toHaveLength(1 + judgeNames.length);
    expect(judgeTable(lines)).toMatch(/^helm +1\.0 +5 times$/m);
    expect(judgeFaults(lines, true, {})).toEqual([]);
  });

  test('that no test asked are a fault', () => {
    expect(judgeFaults(judgeLines(withoutHelm), false, { helm: 'on PATH' })).toEqual(['helm looked at nothing']);
    expect(judgeFaults(judgeLines([]), false, {})).toHaveLength(judgeNames.length);
  });

  test('may be skipped by hand, and in CI only when that is expected', () => {
    const lines = judgeLines(helmSkipped);
    expect(judgeTable(lines)).toMatch(/^helm +- +skipped: no "helm" on PATH$/m);
    expect(judgeFaults(lines, false, {})).toEqual([]);
    expect(judgeFaults(lines, true, { helm: 'no "helm" on PATH' })).toEqual([]);
    const fault = ['helm was skipped, and tests/expected-skips.json has no such skip'];
    expect(judgeFaults(lines, true, {})).toEqual(fault);
    expect(judgeFaults(lines, true, { helm: 'not built' })).toEqual(fault);
  });

  test('that need Go are the only ones of the cluster that CI may skip, and only where there is none', () => {
    const expected = JSON.parse(readFileSync(new URL('../expected-skips.json', import.meta.url), 'utf8'));
    const cluster = ['kube-apiserver', 'kwok'] as const;
    const skipped = (missing: string) => judgeLines([...cluster.map((name) => ({ name, missing }))]);
    const faults = (missing: string) =>
      judgeFaults(skipped(missing), true, expected).filter((fault) => cluster.some((name) => fault.startsWith(name)));
    expect(faults('no "go" on PATH to build it with, and none in KUBEBUILDER_ASSETS')).toEqual([]);
    expect(faults('not built: npm run rig:build')).toHaveLength(2);
  });

  test('refuse to count a look at nothing', () => {
    expect(() => judged({ name: 'helm', version: '1.0' }, 0)).toThrow('helm has looked at nothing');
  });
});
