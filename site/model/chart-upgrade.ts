import {
  type ChartName,
  type ChartUpgrade,
  type Crossing,
  charts,
  compareVersions,
  lineOf,
  upgrades,
} from '../catalog/index.ts';
import { chartsNeeded, versionOf } from './charts-needed.ts';
import type { Site } from './site.ts';
import {
  lengthOf,
  mirrorStep,
  tooLong,
  type UpgradePath,
  type UpgradeRefusal,
  type UpgradeStep,
} from './upgrade-step.ts';

interface ChartTarget {
  readonly chart: ChartName;
  readonly version: string;
}

interface ChartMove extends ChartTarget {
  readonly from: string;
}

/** What keeps a chart of a site from having another version. */
export function refusedChart(site: Site, { chart, version }: ChartTarget): readonly UpgradeRefusal[] {
  const from = versionOf(site, chart);
  const name = `chart "${chart}"`;
  const refusals: UpgradeRefusal[] = [];
  if (!chartsNeeded(site).includes(chart))
    refusals.push({
      message: `this site does not install ${name}`,
      help: `it installs: ${chartsNeeded(site).join(', ')}`,
    });
  if (compareVersions(version, from) < 0)
    refusals.push({
      message: `${name} is at ${from}, and ${version} is older: objects that are stored in newer kinds are not read by older ones`,
      help: 'restore a backup of the cluster instead, or stay',
    });
  for (const { at, avoidBelow } of crossingsOf(chart)) {
    if (avoidBelow === undefined || compareVersions(version, at) < 0 || compareVersions(version, avoidBelow) >= 0)
      continue;
    refusals.push({
      message: `${name} ${version} is one of the versions from ${at} on that nobody should run`,
      help: `take ${avoidBelow} or later`,
    });
  }
  const { stride }: ChartUpgrade = upgrades[chart];
  if (stride !== undefined && compareVersions(version, from) > 0)
    refusals.push(...tooLong(stride, name, from, version));
  return refusals;
}

/** The steps of one chart to another version. */
export function chartUpgrade(site: Site, move: ChartMove): UpgradePath {
  const { chart, from, version } = move;
  const known: ChartUpgrade = upgrades[chart];
  return {
    what: chart,
    from,
    version,
    crds: known.crds,
    disruption: known.disruption,
    steps: [
      ...mirrorStep(site.spec.cluster?.registry, `chart ${chart} ${version} and its images`),
      ...unread(move),
      ...stepped(move, known),
      ...crossed(site, move),
      ...kinds(move, known),
      ...held(known),
      apply(site, move, known.seen),
      ...released(known),
    ],
  };
}

/** A version that nobody has read: its values may have moved. */
function unread({ chart, version }: ChartTarget): UpgradeStep[] {
  if (version === charts[chart].version) return [];
  return [
    {
      by: 'hand',
      does: `compare the values and kinds of ${chart} ${version} with those of ${charts[chart].version}: Afterhash knows only the latter, so the site file needs a waiver of cluster/chart-version-unknown where the chart has kinds`,
    },
  ];
}

/** What the strides of its project ask for, where that does not keep it from going. */
function stepped({ from, version }: ChartMove, { stride }: ChartUpgrade): UpgradeStep[] {
  if (stride === undefined) return [];
  const length = lengthOf(stride, from, version);
  if (length === 'in one stride') return [];
  if (length === 'not known')
    return [
      {
        by: 'hand',
        does: `see that ${lineOf(version)} is the line after ${lineOf(from)}: no longer jump is supported`,
      },
    ];
  return [{ by: 'hand', does: `go to ${length.stop} first where you can: one minor version at a time is recommended` }];
}

function crossed(site: Site, { chart, from, version }: ChartMove): UpgradeStep[] {
  return crossingsOf(chart)
    .filter(({ at }) => compareVersions(from, at) < 0 && compareVersions(version, at) >= 0)
    .filter(({ of }) => of === undefined || site.fabrics.some(({ spec }) => spec.spectrumX !== undefined))
    .flatMap(({ first }): UpgradeStep[] => (first === undefined ? [] : [{ by: 'hand', does: first }]));
}

function kinds({ chart, version }: ChartTarget, { crds, forgotten = [] }: ChartUpgrade): UpgradeStep[] {
  if (crds === 'by hand')
    return [
      {
        by: 'hand',
        does: `apply its CRDs, which Helm never upgrades: helm show crds ${chartReference(chart)} --version ${version} | kubectl apply --server-side -f -`,
      },
    ];
  if (crds === 'hook' && forgotten.length > 0)
    return [
      {
        by: 'hand',
        does: `apply ${forgotten.join(' and ')} of ${chart} ${version} server-side: its hook leaves them out`,
      },
    ];
  return [];
}

function held({ disruption }: ChartUpgrade): UpgradeStep[] {
  if (disruption !== 'drains') return [];
  return [
    {
      by: 'hand',
      does: 'hold the queues of the pools (stopPolicy: Hold) where no job may be caught half-way; what runs goes on',
    },
  ];
}

function released({ disruption }: ChartUpgrade): UpgradeStep[] {
  if (disruption !== 'drains') return [];
  return [{ by: 'hand', does: 'wait until every node is ready again with its new parts, then take the hold away' }];
}

function apply(site: Site, { chart, version }: ChartTarget, disrupts: string): UpgradeStep {
  const written =
    version === charts[chart].version
      ? `take ${chart} out of cluster.charts`
      : `write ${chart}: ${version} under cluster.charts`;
  return { by: 'terraform', does: `${written}, then plan and apply ${site.name}-operators`, disrupts };
}

function crossingsOf(chart: ChartName): readonly Crossing[] {
  const { crossings = [] }: ChartUpgrade = upgrades[chart];
  return crossings;
}

/** As Helm takes a chart on its command line. */
function chartReference(chart: ChartName): string {
  const { name, repository } = charts[chart];
  return repository.startsWith('oci://') ? `${repository}/${name}` : `${name} --repo ${repository}`;
}
