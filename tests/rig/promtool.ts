import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FoundProgram, findProgram } from './debian-programs.ts';
import { type Judge, judged } from './judges.ts';
import { type Outcome, runProgram } from './program.ts';

/** The program that runs here; undefined where there is none. */
export const findPromtool = (): Promise<FoundProgram | undefined> => findProgram('promtool', 'prometheus');

const found = await findPromtool();

export const promtoolJudge: Judge = found
  ? { name: 'promtool', version: found.version }
  : { name: 'promtool', missing: 'no "promtool" on PATH; npm test fetches it where there is apt-get' };

export const promtool = {
  /** `promtool check rules` on the text of a rules file. */
  async checkRules(yaml: string): Promise<Outcome> {
    const folder = mkdtempSync(join(tmpdir(), 'afterhash-rules-'));
    try {
      writeFileSync(join(folder, 'rules.yaml'), yaml);
      return await run(['check', 'rules', 'rules.yaml'], folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },

  /** `promtool test rules` on every `*.test.yaml` of a folder. */
  testRules(folder: string): Promise<Outcome> {
    const tests = readdirSync(folder).filter((name) => name.endsWith('.test.yaml'));
    return run(['test', 'rules', ...tests], folder, tests.length);
  },
};

function run(args: readonly string[], cwd: string, looked = 1): Promise<Outcome> {
  judged(promtoolJudge, looked);
  return runProgram(found?.file ?? 'promtool', args, { cwd });
}
