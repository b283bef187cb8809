import { append } from '../../../site/model/append.ts';
import type { PowerElement, Site } from '../../../site/model/index.ts';
import { s } from '../../../site/units/index.ts';
import { links } from '../links.ts';
import { meters } from '../meters.ts';
import type { Alert, FailureMode } from '../rules.ts';

const onBattery = meters.upsOnBattery.name;

/** What a person needs to act, beside the time that a generator takes: a figure of ours. */
const LITTLE_SECONDS = 120;

/** A UPS that lives on its batteries, and a generator that should have ended that. */
export const upsOnBattery: FailureMode = (site) => [
  {
    name: 'UpsOnBattery',
    severity: 'critical',
    domain: 'power',
    expr: `${onBattery} == 1`,
    summary: '{{ $labels.element }} carries its load from its batteries',
    runbook: 'Read the intake and the generators; with neither, let jobs write their checkpoints now.',
    link: links.standby,
  },
  {
    name: 'UpsBatteryLow',
    severity: 'critical',
    domain: 'power',
    expr: `${meters.upsRemaining.name} < ${LITTLE_SECONDS} and on (element) ${onBattery} == 1`,
    summary: 'the batteries of {{ $labels.element }} last {{ $value | humanizeDuration }}',
    runbook: 'Take the load off it in order: drain, then power off; a UPS that runs empty drops everything at once.',
    link: links.standby,
  },
  ...notStarted(site),
];

/** One alert for all UPS whose generators take the same time. */
function notStarted(site: Site): readonly Alert[] {
  const byStart = new Map<number, string[]>();
  for (const ups of site.power.elements.filter(({ kind }) => kind === 'ups')) {
    const starts = startsIn(ups);
    if (starts !== undefined) append(byStart, starts, ups.id);
  }
  return [...byStart].map(([seconds, ids]) => ({
    name: 'GeneratorNotStarted',
    severity: 'critical',
    domain: 'power',
    expr: `${onBattery}{element=~"${ids.join('|')}"} == 1`,
    // As long again as the plan gives the generators: a meter is read every half minute.
    holds: `${Math.ceil(seconds * 2)}s`,
    summary: `{{ $labels.element }} still lives on its batteries, and its generators start in ${s(seconds)}`,
    runbook: 'Start the generators and their switchgear by hand; shed what hangs from this UPS first.',
    link: links.standby,
  }));
}

function startsIn({ backups }: PowerElement): number | undefined {
  const seconds = backups.flatMap((backup) => (backup.kind === 'generator' ? (backup.spec.startsIn?.in(s) ?? []) : []));
  return seconds.length === 0 ? undefined : Math.max(...seconds);
}
