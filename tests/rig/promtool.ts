import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unpackedFolder } from './debian-programs.ts';
import { type Judge, judged } from './judges.ts';
import { askProgram, type Outcome, runProgram } from './program.ts';

/** Where `get-promtool.ts` puts it when it is not on PATH. */
const ownPromtool = join(unpackedFolder('prometheus'), 'usr', 'bin', 'promtool');

/** The program that runs here; undefined where there is none. */
export async function findPromtool(): Promise<{ readonly file: string; readonly version: string } | undefined> {
  for (const file of ['promtool', ownPromtool]) {
    const version = (await askProgram(file, ['--version']))?.match(/version (\S+)/)?.[1];
    if (version !== undefined) return { file, version };
  }
  return undefined;
}

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
