import type { ChartName } from '../catalog/index.ts';
import { chartUpgrade, refusedChart } from './chart-upgrade.ts';
import { chartsNeeded, versionOf } from './charts-needed.ts';
import { driverUpgrade, driverVersionOf, refusedDriver } from './driver-upgrade.ts';
import { kubernetesFit, sayOutside, takesKubernetes } from './kubernetes-fit.ts';
import { kubernetesUpgrade, refusedKubernetes } from './kubernetes-upgrade.ts';
import type { Pool, Site } from './site.ts';
import type { UpgradePath, UpgradeRefusal } from './upgrade-step.ts';

/** What is to have another version: a chart, Kubernetes, or the driver of a pool. */
export type UpgradeTarget =
  | { readonly what: 'chart'; readonly chart: ChartName; readonly version: string }
  | { readonly what: 'kubernetes'; readonly version: string }
  | { readonly what: 'driver'; readonly pool: Pool; readonly version: string };

/**
 * The ordered way from what a site has to what it is to have, and everything
 * that keeps it from going there.
 *
 * Charts go in the order in which they are installed. Kubernetes goes after
 * those that take the old version and the new, and before those that ask for
 * the new one; drivers go last, by the operator that is then there.
 */
export function upgradePlan(
  site: Site,
  targets: readonly UpgradeTarget[],
): { readonly paths: readonly UpgradePath[]; readonly refusals: readonly UpgradeRefusal[] } {
  const sorted = inOrder(site, targets);
  const refusals = [
    ...askedTwice(sorted),
    ...sorted.flatMap((target) => refused(site, target)),
    ...refusedTogether(site, sorted),
  ];
  const paths = sorted.flatMap((target): UpgradePath[] => {
    const from = versionNow(site, target);
    return from === undefined || from === target.version ? [] : [pathOf(site, target, from)];
  });
  return { paths, refusals };
}

function inOrder(site: Site, targets: readonly UpgradeTarget[]): readonly UpgradeTarget[] {
  const order = chartsNeeded(site);
  const now = site.spec.cluster?.kubernetes;
  const rank = (target: UpgradeTarget): readonly [number, number] => {
    if (target.what === 'kubernetes') return [1, 0];
    if (target.what === 'driver') return [3, site.pools.indexOf(target.pool)];
    const early = now === undefined || takesKubernetes(target.chart, target.version, now);
    return [early ? 0 : 2, order.indexOf(target.chart)];
  };
  return targets.toSorted((a, b) => {
    const [[stage, place], [otherStage, otherPlace]] = [rank(a), rank(b)];
    return stage - otherStage || place - otherPlace;
  });
}

/** One of two versions would be gone over for nothing. */
function askedTwice(sorted: readonly UpgradeTarget[]): readonly UpgradeRefusal[] {
  const first = new Map<string, string>();
  return sorted.flatMap((target) => {
    const name = nameOf(target);
    const other = first.get(name);
    first.set(name, other ?? target.version);
    if (other === undefined) return [];
    return [{ message: `"${name}" is asked for at ${other} and at ${target.version}`, help: 'name it once' }];
  });
}

function nameOf(target: UpgradeTarget): string {
  if (target.what === 'chart') return target.chart;
  return target.what === 'driver' ? `pools.${target.pool.id}.driver` : target.what;
}

function refused(site: Site, target: UpgradeTarget): readonly UpgradeRefusal[] {
  if (target.what === 'chart') return refusedChart(site, target);
  if (target.what === 'kubernetes') return refusedKubernetes(site, target.version);
  return refusedDriver(site, target);
}

/** What changes of Kubernetes and charts, as they are to be in the end, held against the rest: what a site is already is waived or said by a check. */
function refusedTogether(site: Site, targets: readonly UpgradeTarget[]): readonly UpgradeRefusal[] {
  const now = site.spec.cluster?.kubernetes;
  if (now === undefined) return [];
  const asked = targets.find(({ what }) => what === 'kubernetes')?.version;
  const kubernetes = asked ?? now;
  const versions = new Map(
    targets.flatMap((target) => (target.what === 'chart' ? [[target.chart, target.version]] : [])),
  );
  const { outside, nearest, range } = kubernetesFit(
    site,
    kubernetes,
    (chart) => versions.get(chart) ?? versionOf(site, chart),
  );
  const changed = outside.filter(({ name }) => asked !== undefined || versions.has(name));
  if (changed.length === 0) return [];
  return [
    {
      message: sayOutside(kubernetes, changed),
      help:
        nearest === undefined
          ? 'no version of Kubernetes suits these versions together: leave one of them as it is'
          : `kubernetes@${nearest} is the nearest that goes with them (${range})`,
    },
  ];
}

function pathOf(site: Site, target: UpgradeTarget, from: string): UpgradePath {
  if (target.what === 'chart') return chartUpgrade(site, { ...target, from });
  if (target.what === 'kubernetes') return kubernetesUpgrade(site, { ...target, from });
  return driverUpgrade(site, { ...target, from });
}

function versionNow(site: Site, target: UpgradeTarget): string | undefined {
  if (target.what === 'chart') return versionOf(site, target.chart);
  if (target.what === 'kubernetes') return site.spec.cluster?.kubernetes;
  return driverVersionOf(target.pool);
}
