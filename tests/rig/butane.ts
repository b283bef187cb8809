import { type Judge, judged } from './judges.ts';
import { programs } from './kubernetes/programs.ts';
import { runProgram } from './program.ts';

const { butane } = programs;

export const butaneJudge: Judge = { ...butane, name: 'butane' };

/** What butane, which makes Ignition of it for Flatcar, says against a document: any warning is a refusal. Undefined where it says nothing. */
export async function butaneRefusal(document: string): Promise<string | undefined> {
  judged(butaneJudge);
  const file = 'file' in butane ? butane.file : 'butane';
  const { code, stderr } = await runProgram(file, ['--strict', '--check'], { stdin: document });
  return code === 0 ? undefined : stderr;
}
