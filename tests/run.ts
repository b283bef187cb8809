import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getCharts } from './rig/get-charts.ts';
import { getFabricPrograms } from './rig/get-fabric-programs.ts';
import { getPromtool } from './rig/get-promtool.ts';
import { getSlurm } from './rig/get-slurm.ts';
import { type ExpectedSkips, judgeFaults, judgeLines, judgeTable, readNotes } from './rig/judge-report.ts';
import { NOTES_FOLDER } from './rig/judges.ts';
import { buildRig } from './rig/kubernetes/build-rig.ts';

/** What `npm test` does: everything, also after something failed, and last of all one line to count on. */
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'afterhash-test-'));
const results = join(folder, 'results.json');
const notes = mkdtempSync(join(folder, 'judges-'));

await getPromtool();
await getFabricPrograms();
await getSlurm();
await getCharts();
await buildRig();
const steps = [step('format and lint', 'biome', 'check'), step('types', 'tsc', '-p', '.')];
step('tests', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`);
steps.push(step('unused code', 'knip'), judges());
const { passed, failed } = tests();
rmSync(folder, { recursive: true, force: true });

const failedSteps = steps.filter(({ ok }) => !ok);
if (failedSteps.length > 0) console.log(`\nfailed: ${failedSteps.map(({ name }) => name).join(', ')}`);
// Each step beside the tests counts as one, so that the line never says "0 failed" of a run that failed.
console.log(`\n${passed + steps.length - failedSteps.length} passed, ${failed + failedSteps.length} failed`);
process.exitCode = failed + failedSteps.length === 0 ? 0 : 1;

interface Step {
  readonly name: string;
  readonly ok: boolean;
}

function step(name: string, program: string, ...args: readonly string[]): Step {
  console.log(`\n== ${name}`);
  const { status } = spawnSync(join(root, 'node_modules', '.bin', program), args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, [NOTES_FOLDER]: notes },
  });
  return { name, ok: status === 0 };
}

function judges(): Step {
  console.log('\n== judges');
  const lines = judgeLines(readNotes(notes));
  const expected: ExpectedSkips = JSON.parse(readFileSync(new URL('expected-skips.json', import.meta.url), 'utf8'));
  const faults = judgeFaults(lines, process.env.CI === 'true', expected);
  console.log([judgeTable(lines), ...faults].join('\n'));
  return { name: 'judges', ok: faults.length === 0 };
}

/** Vitest's own count; a file that could not be loaded has no tests and counts as one failed. */
function tests(): { passed: number; failed: number } {
  try {
    const { numPassedTests, numFailedTests, testResults, success } = JSON.parse(readFileSync(results, 'utf8'));
    const unloaded = testResults.filter(
      (file: { status: string; assertionResults: unknown[] }) =>
        file.status === 'failed' && file.assertionResults.length === 0,
    ).length;
    const counted = numFailedTests + unloaded;
    return { passed: numPassedTests, failed: success ? counted : Math.max(counted, 1) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
