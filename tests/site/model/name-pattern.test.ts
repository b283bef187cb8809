import { describe, expect, test } from 'vitest';
import { patternOf } from '../../../site/model/index.ts';

const anchored = (names: readonly string[]) => new RegExp(`^(${patternOf(names)})$`);

describe('the pattern of names', () => {
  test.each([
    [['gpu-1'], 'gpu-1'],
    [['gpu-1', 'gpu-2', 'gpu-3', 'gpu-5'], 'gpu-[1-35]'],
    [['gpu-1', 'gpu-10', 'gpu-2'], 'gpu-(1(0)?|2)'],
    [['a.b', 'a-b', 'ab'], 'a([.-]b|b)'],
    [['a-', 'aa', 'ab', 'ac', 'ad'], 'a[a-d-]'],
  ])('of %j is %s', (names, pattern) => {
    expect(patternOf(names)).toBe(pattern);
    for (const name of names) expect(name).toMatch(anchored(names));
  });

  test('takes each of a thousand names and none that differs by a letter', () => {
    const names = Array.from({ length: 1000 }, (_, i) => `sn${((i * 7_919) % 1_000_003).toString(36)}.x-${i % 7}`);
    const pattern = anchored(names);
    const known = new Set(names);
    for (const name of names) {
      expect(name).toMatch(pattern);
      for (const other of [`${name}0`, name.slice(0, -1), name.replace('.', '-'), name.replace(/\w/, 'z')])
        expect(pattern.test(other), other).toBe(known.has(other));
    }
  });

  test('is short where names are counted, and has nothing that PromQL, a list of Grafana or YAML would read', () => {
    const names = Array.from({ length: 2000 }, (_, i) => `gpu-a${String(i).padStart(4, '0')}.dc1.example.com`);
    expect(patternOf(names).length).toBeLessThan(100);
    expect(patternOf(names)).toMatch(/^[-a-z0-9.()[\]|?]+$/);
  });
});
