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
    expect(judgeFaults(lines, true, [])).toEqual([]);
  });

  test('that no test asked are a fault', () => {
    expect(judgeFaults(judgeLines(withoutHelm), false, ['helm'])).toEqual(['helm looked at nothing']);
    expect(judgeFaults(judgeLines([]), false, [])).toHaveLength(judgeNames.length);
  });

  test('may be skipped by hand, and in CI only when that is expected', () => {
    const lines = judgeLines(helmSkipped);
    expect(judgeTable(lines)).toMatch(/^helm +- +skipped: no "helm" on PATH$/m);
    expect(judgeFaults(lines, false, [])).toEqual([]);
    expect(judgeFaults(lines, true, ['helm'])).toEqual([]);
    expect(judgeFaults(lines, true, [])).toEqual(['helm was skipped, and tests/expected-skips.json has no such skip']);
  });

  test('refuse to count a look at nothing', () => {
    expect(() => judged({ name: 'helm', version: '1.0' }, 0)).toThrow('helm has looked at nothing');
  });
});
