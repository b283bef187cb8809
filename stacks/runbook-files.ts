import { type CurtailmentRung, type CurtailmentStep, curtailment } from '../constructs/scheduling/curtailment.ts';
import type { Site } from '../site/model/index.ts';

/** Documents for the people who run the site, beside what is applied. */
export function runbookFiles(site: Site): ReadonlyMap<string, string> {
  const rungs = curtailment(site);
  return rungs.length === 0 ? new Map() : new Map([['runbooks/curtailment.md', curtailmentRunbook(site, rungs)]]);
}

function curtailmentRunbook(site: Site, rungs: readonly CurtailmentRung[]): string {
  const programmes = site.programmes.map(
    ({ id, spec }) => `- ${id}: ${spec.depth} within ${spec.notice}, for at most ${spec.duration}`,
  );
  return [
    '<!-- Made by `afterhash render` from the site file: change that, not this. -->',
    `# Curtailment of ${site.name}`,
    'Go down rung by rung until enough load is gone, and no further. Come back in the other order.',
    'Apply no stack in between: an apply writes the queues as the site file has them, and starts what was stopped.',
    ...(programmes.length === 0 ? [] : ['## Programmes', programmes.join('\n')]),
    '## Down',
    ...rungs.flatMap((rung, i) => section(site, rung, rung.down, i)),
    '## Back',
    ...rungs.flatMap((rung, i) => section(site, rung, rung.back, i)).reverse(),
    '',
  ].join('\n\n');
}

/** One text a rung, so that the rungs can be turned round. */
function section(
  site: Site,
  { step }: CurtailmentRung,
  steps: readonly CurtailmentStep[],
  i: number,
): readonly string[] {
  const head = `### ${i + 1}. ${step.name}: ${step.shedIn(site.final)} within ${step.takes}`;
  return [[head, ...steps.map(item)].join('\n\n')];
}

function item({ what, why, commands }: CurtailmentStep, i: number): string {
  const typed = commands.map((words) => `   kubectl ${words.map(shellWord).join(' ')}\n`).join('');
  return `${i + 1}. ${what}: ${why}${typed === '' ? '' : `\n\n   \`\`\`sh\n${typed}   \`\`\``}`;
}

/** As a shell reads it back: only what it would take apart is quoted, and no word has a quote of its own. */
export function shellWord(word: string): string {
  return /^[-\w./:=,]+$/.test(word) ? word : `'${word}'`;
}
