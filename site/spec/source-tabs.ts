import type { SourceProblem } from './source-problem.ts';

/** Tabs before the first word of a line. A tab later on, before a comment say, changes nothing. */
export function* findTabs(text: string): Generator<SourceProblem> {
  for (const { index, 0: indent } of text.matchAll(/^ *\t[ \t]*(?=[^\s#])/gm)) {
    const tab = index + indent.indexOf('\t');
    yield {
      code: 'source/tab',
      span: [tab, tab + 1],
      message: 'a tab stands where blanks indent',
      help: 'indent by two blanks, and let the editor do so for .yaml files',
    };
  }
}
