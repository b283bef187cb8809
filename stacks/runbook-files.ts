import { partitionSteps } from '../constructs/gpu/partition-steps.ts';
import { diskSteps } from '../constructs/monitoring/disk-steps.ts';
import { type CurtailmentRung, type CurtailmentStep, curtailment } from '../constructs/scheduling/curtailment.ts';
import { type HandoverStep, handoverSteps, isHandedOver } from '../constructs/storage/node-handover.ts';
import { partitionedPools, type Site } from '../site/model/index.ts';
import { larger, type Power } from '../site/units/index.ts';

const MADE = '<!-- Made by `afterhash render` from the site file: change that, not this. -->';

/** Documents for the people who run the site, beside what is applied. */
export function runbookFiles(site: Site): ReadonlyMap<string, string> {
  const rungs = curtailment(site);
  const disks = diskSteps(site);
  return new Map([
    ...(rungs.length === 0 ? [] : ([['runbooks/curtailment.md', curtailmentRunbook(site, rungs)]] as const)),
    ...(changesHands(site) ? ([['runbooks/node-changes-tenant.md', handoverRunbook(site)]] as const) : []),
    ...(disks === undefined ? [] : ([['runbooks/monitoring-disks.md', diskRunbook(site, disks)]] as const)),
    ...(partitionedPools(site).length > 0 ? ([['runbooks/gpu-partitions.md', partitionRunbook(site)]] as const) : []),
  ]);
}

/** Whether some node may work for one tenant and then for another. */
function changesHands(site: Site): boolean {
  return site.pools.some((pool) => isHandedOver(site, pool));
}

function handoverRunbook(site: Site): string {
  return [
    MADE,
    `# A node of ${site.name} changes tenant`,
    'NODE is its name. What one tenant wrote, the next must not read: a file system shows zeros where nothing was written, and bare devices are refused to tenants, but memory and drives are wiped all the same.',
    ...handoverSteps(site).map(item),
    '',
  ].join('\n\n');
}

function diskRunbook(site: Site, steps: readonly CurtailmentStep[]): string {
  return [
    MADE,
    `# A disk of the monitoring of ${site.name} becomes larger`,
    'Where storage is written larger, or a rack more has made it so: before that is applied. A disk never becomes smaller.',
    ...steps.map(item),
    '',
  ].join('\n\n');
}

function partitionRunbook(site: Site): string {
  return [
    MADE,
    `# GPUs of ${site.name} are cut into partitions`,
    'For a pool that takes another mode: all of its nodes, or a few by a narrower selector. For nodes that join, which have the taint from their machine document: from the third step on.',
    ...partitionSteps(site).flatMap(({ pool, steps }) => [`## Pool "${pool.id}"`, ...steps.map(item)]),
    '',
  ].join('\n\n');
}

function curtailmentRunbook(site: Site, rungs: readonly CurtailmentRung[]): string {
  const programmes = site.programmes.map(
    ({ id, spec }) => `- ${id}: ${spec.depth} within ${spec.notice}, for at most ${spec.duration}`,
  );
  return [
    MADE,
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
  const head = `### ${i + 1}. ${step.name}: ${most(site, step)} within ${step.takes}`;
  return [[head, ...steps.map(item)].join('\n\n')];
}

/** What the rung takes off the grid in the phase in which it takes most: ballast is gone in the last. */
function most(site: Site, step: CurtailmentRung['step']): Power {
  return site.phases.map((phase) => step.shedIn(phase)).reduce(larger);
}

function item({ what, why, commands, onNode = [] }: HandoverStep, i: number): string {
  return [
    `${i + 1}. ${what}: ${why}`,
    ...typed(commands.map((words) => ['kubectl', ...words])),
    ...onNode.flatMap(({ pool, commands }) => [`   A node of pool "${pool}":`, ...typed(commands)]),
  ].join('\n\n');
}

function typed(commands: readonly (readonly string[])[]): readonly string[] {
  if (commands.length === 0) return [];
  return [`   \`\`\`sh\n${commands.map((words) => `   ${words.map(shellWord).join(' ')}\n`).join('')}   \`\`\``];
}

/** As a shell reads it back: only what it would take apart is quoted, and no word has a quote of its own. */
export function shellWord(word: string): string {
  return /^[-\w./:=,]+$/.test(word) ? word : `'${word}'`;
}
