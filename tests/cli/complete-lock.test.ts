import { expect, test } from 'vitest';
import { repository } from '../rig/cdktf.ts';
import { runProgram } from '../rig/program.ts';

test('package-lock.json names the packages of every platform, or npm ci refuses it (node cli/complete-lock.mjs)', async () => {
  const outcome = await runProgram(process.execPath, ['cli/complete-lock.mjs', '--check'], { cwd: repository });
  expect(outcome).toEqual({ code: 0, stdout: '', stderr: '' });
});
