import { describe, expect, test } from 'vitest';
import { allCodes } from '../../cli/codes.ts';
import { explainCommand } from '../../cli/explain.ts';
import { heard } from './run-command.ts';

const codes = allCodes();

test('knows many codes, each once, in order', () => {
  const names = codes.map(({ code }) => code);
  expect(names.length).toBeGreaterThan(60);
  expect(names).toEqual([...new Set(names)].sort());
});

test.each(codes)('explains $code', async ({ code, holds, because, examples }) => {
  const { code: exit, stdout, stderr } = await heard(() => explainCommand(code));
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  expect(stdout.startsWith(`${code} (`)).toBe(true);
  for (const part of [holds, because]) expect(stdout).toContain(part);
  if (examples === undefined) return;
  expect(stdout).toContain('\nsources\n');
  expect(stdout).toMatch(/\nrefused, at \S+\n {2}afterhash: 1\n/);
  expect(stdout).toContain('\naccepted\n  afterhash: 1\n');
});

describe('a code that is not there', () => {
  test.each([
    [
      'energy/floor-brokn',
      'error: there is no rule "energy/floor-brokn"\n  help: did you mean "energy/floor-broken" or "energy/floor-above-load"?\n',
    ],
    [
      'zzzzzzzzzz',
      'error: there is no rule "zzzzzzzzzz"\n  help: rules are named as `check` prints them, as in power/failure-overload\n',
    ],
  ])('%s is refused', async (name, said) => {
    const { code, stdout, stderr } = await heard(() => explainCommand(name));
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: said });
  });
});
