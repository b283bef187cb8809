import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FoundProgram, findProgram } from './debian-programs.ts';
import { type Judge, judged } from './judges.ts';
import { type Outcome, runProgram } from './program.ts';

/** The program that runs here; undefined where there is none. */
export const findAmtool = (): Promise<FoundProgram | undefined> => findProgram('amtool', 'alertmanager');

const found = await findAmtool();

export const amtoolJudge: Judge = found
  ? { name: 'amtool', version: found.version }
  : { name: 'amtool', missing: 'no "amtool" on PATH; npm test fetches it where there is apt-get' };

export const amtool = {
  /** `amtool check-config` on the text of an Alertmanager configuration. */
  checkConfig(yaml: string): Promise<Outcome> {
    return withFile(yaml, (file) => ['check-config', file]);
  },

  /** The receivers that an alert with these labels reaches, in order. */
  async receiversOf(yaml: string, labels: Readonly<Record<string, string>>): Promise<readonly string[]> {
    const pairs = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
    const { code, stdout, stderr } = await withFile(yaml, (file) => [
      'config',
      'routes',
      'test',
      `--config.file=${file}`,
      ...pairs,
    ]);
    if (code !== 0) throw new Error(stdout + stderr);
    return stdout.trim().split(',');
  },
};

async function withFile(yaml: string, args: (file: string) => readonly string[]): Promise<Outcome> {
  judged(amtoolJudge);
  const folder = mkdtempSync(join(tmpdir(), 'afterhash-routes-'));
  try {
    const file = join(folder, 'alertmanager.yaml');
    writeFileSync(file, yaml);
    return await runProgram(found?.file ?? 'amtool', args(file), { cwd: folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
