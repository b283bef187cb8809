import {
  type ChartName,
  type ChartUpgrade,
  type CrdUpgrade,
  charts,
  type Disruption,
  upgrades,
} from '../catalog/index.ts';
import { chartsNeeded } from './charts-needed.ts';
import type { Site } from './site.ts';

/** A chart and the version that it is to have. */
export interface UpgradeTarget {
  readonly chart: ChartName;
  readonly version: string;
}

/** One chart's way from a version to another. */
export interface ChartPath extends UpgradeTarget {
  readonly from: string;
  readonly crds: CrdUpgrade | 'unknown';
  readonly disruption: Disruption | 'unknown';
  readonly steps: readonly UpgradeStep[];
}

export interface UpgradeStep {
  /** Who acts: a person, or Terraform. */
  readonly by: 'hand' | 'terraform';
  readonly does: string;
  /** What is out of work meanwhile. */
  readonly disrupts?: string;
}

/** Everything that keeps the site from going there, in the author's words. */
export interface UpgradeRefusal {
  readonly message: string;
  readonly help: string;
}

/** The version of a chart that the site has now. */
export function versionOf(site: Site, chart: ChartName): string {
  return site.spec.cluster?.charts?.[chart] ?? charts[chart].version;
}

/** The ordered way from what a site has to what it is to have, chart by chart in the order in which they are installed. */
export function upgradePlan(
  site: Site,
  targets: readonly UpgradeTarget[],
): { readonly paths: readonly ChartPath[]; readonly refusals: readonly UpgradeRefusal[] } {
  const order = chartsNeeded(site);
  const sorted = targets.toSorted((a, b) => order.indexOf(a.chart) - order.indexOf(b.chart));
  const refusals = sorted.flatMap((target) => refusalsOf(site, target));
  const paths = sorted.flatMap((target) => {
    const from = versionOf(site, target.chart);
    return from === target.version ? [] : [pathOf(site, { ...target, from })];
  });
  return { paths, refusals };
}

function refusalsOf(site: Site, { chart, version }: UpgradeTarget): UpgradeRefusal[] {
  const from = versionOf(site, chart);
  const refusals: UpgradeRefusal[] = [];
  if (!chartsNeeded(site).includes(chart))
    refusals.push({
      message: `this site does not install chart "${chart}"`,
      help: `it installs: ${chartsNeeded(site).join(', ')}`,
    });
  if (compareVersions(version, from) < 0)
    refusals.push({
      message: `chart "${chart}" is at ${from}, and ${version} is older: objects that are stored in newer kinds are not read by older ones`,
      help: 'restore a backup of the cluster instead, or stay',
    });
  for (const { at, avoidBelow } of crossingsOf(chart)) {
    if (avoidBelow === undefined || compareVersions(version, at) < 0 || compareVersions(version, avoidBelow) >= 0)
      continue;
    refusals.push({
      message: `chart "${chart}" ${version} is one of the versions from ${at} on that nobody should run`,
      help: `take ${avoidBelow} or later`,
    });
  }
  const [ours, theirs] = [majorOf(from), majorOf(version)];
  if (chart === 'gpu-operator' && theirs !== undefined && ours !== undefined && theirs.year - ours.year > 1)
    refusals.push({
      message: `chart "gpu-operator" goes from ${from} to the next release line only, and ${version} is further`,
      help: 'go by the release lines between, one at a time',
    });
  return refusals;
}

function pathOf(site: Site, path: UpgradeTarget & { readonly from: string }): ChartPath {
  const known = knownOf(path.chart);
  const bringsKinds = !charts[path.chart].crds.startsWith('none');
  if (known === undefined) {
    const crds = bringsKinds ? 'unknown' : 'none';
    return {
      ...path,
      crds,
      disruption: 'unknown',
      steps: [...unread(path), apply(site, path, 'what it runs restarts')],
    };
  }
  return {
    ...path,
    crds: known.crds,
    disruption: known.disruption,
    steps: [
      ...unread(path),
      ...crossed(path),
      ...kinds(path, known),
      ...held(known),
      apply(site, path, known.seen),
      ...released(known),
    ],
  };
}

/** A version that nobody has read: its values may have moved. */
function unread({ chart, version }: UpgradeTarget): UpgradeStep[] {
  if (version === charts[chart].version) return [];
  return [
    {
      by: 'hand',
      does: `compare the values and kinds of ${chart} ${version} with those of ${charts[chart].version}: Afterhash knows only the latter, so the site file needs a waiver of cluster/chart-version-unknown where the chart has kinds`,
    },
  ];
}

function crossed({ chart, from, version }: UpgradeTarget & { readonly from: string }): UpgradeStep[] {
  const lines = [from, version].map((one) => one.replace(/^v/, '').split('.').slice(0, 2).join('.'));
  const another: UpgradeStep[] =
    chart === 'gpu-operator' && lines[0] !== lines[1]
      ? [{ by: 'hand', does: `see that ${lines[1]} is the line after ${lines[0]}: NVIDIA supports no longer jump` }]
      : [];
  const own = crossingsOf(chart)
    .filter(({ at }) => compareVersions(from, at) < 0 && compareVersions(version, at) >= 0)
    .map(({ first }): UpgradeStep => ({ by: 'hand', does: first }));
  return [...another, ...own];
}

function kinds({ chart, version }: UpgradeTarget, { crds, forgotten = [] }: ChartUpgrade): UpgradeStep[] {
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

function apply(site: Site, { chart, version }: UpgradeTarget, disrupts: string): UpgradeStep {
  const written =
    version === charts[chart].version
      ? `take ${chart} out of cluster.charts`
      : `write ${chart}: ${version} under cluster.charts`;
  return { by: 'terraform', does: `${written}, then plan and apply ${site.name}-operators`, disrupts };
}

function knownOf(chart: ChartName): ChartUpgrade | undefined {
  const known: Partial<Record<ChartName, ChartUpgrade>> = upgrades;
  return known[chart];
}

function crossingsOf(chart: ChartName) {
  return knownOf(chart)?.crossings ?? [];
}

/** As Helm takes a chart on its command line. */
function chartReference(chart: ChartName): string {
  const { name, repository } = charts[chart];
  return repository.startsWith('oci://') ? `${repository}/${name}` : `${name} --repo ${repository}`;
}

/** NVIDIA's lines are called by year and month: 26.3 and 26.7 are two of them. */
function majorOf(version: string): { readonly year: number } | undefined {
  const [year] = version.replace(/^v/, '').split('.').map(Number);
  return year === undefined || Number.isNaN(year) ? undefined : { year };
}

/** Less than zero where `a` is the older version. What comes after a hyphen is not looked at. */
export function compareVersions(a: string, b: string): number {
  const parts = (version: string) => version.replace(/^v/, '').split('-')[0]?.split('.').map(Number) ?? [];
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
