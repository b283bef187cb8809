import { type Judge, judged } from './judges.ts';
import { programs } from './kubernetes/programs.ts';
import { type Outcome, runProgram } from './program.ts';

const { 'alloy-fmt': program } = programs;

export const alloyJudge: Judge = { ...program, name: 'alloy-fmt' };

/** A configuration as Alloy's own parser reads and prints it; it knows no components. */
export function alloyFmt(configuration: string): Promise<Outcome> {
  judged(alloyJudge);
  return runProgram('file' in program ? program.file : 'alloy-fmt', [], { stdin: configuration });
}
