import {
  type Chart,
  type ChartName,
  type ChartUpgrade,
  charts,
  compareVersions,
  type KubernetesWindow,
  lineOf,
  upgrades,
} from '../catalog/index.ts';
import { chartsNeeded, versionOf } from './charts-needed.ts';
import type { Site } from './site.ts';

/** Kubernetes versions that a chart takes: first and last release line, where they are known. */
export interface TakenVersions {
  readonly name: ChartName;
  readonly version: string;
  readonly min?: string;
  readonly max?: string;
  readonly basis: KubernetesWindow['basis'];
}

/** How a Kubernetes version goes with the charts of a site. */
export interface KubernetesFit {
  /** Charts that do not take it. */
  readonly outside: readonly TakenVersions[];
  /** The nearest line that all of them take; absent where there is none. */
  readonly nearest: string | undefined;
  /** The lines that all of them take: `1.33 to 1.35`. */
  readonly range: string;
}

/** Holds a Kubernetes version against every chart that the site needs, in the versions that it has or is to have. */
export function kubernetesFit(
  site: Site,
  kubernetes: string,
  versions: (chart: ChartName) => string = (chart) => versionOf(site, chart),
): KubernetesFit {
  const taken = chartsNeeded(site).map((name) => takenBy(name, versions(name)));
  const line = lineOf(kubernetes);
  const outside = taken.filter((one) => isOutside(one, line));
  const least = furthest(
    taken.map(({ min }) => min),
    1,
  );
  const most = furthest(
    taken.map(({ max }) => max),
    -1,
  );
  const empty = least !== undefined && most !== undefined && compareVersions(least, most) > 0;
  const nearest = empty ? undefined : isBelow(line, least) ? least : isAbove(line, most) ? most : line;
  return { outside, nearest, range: printed(least, most) };
}

/** That a version is outside, and outside of what. */
export function sayOutside(kubernetes: string, outside: readonly TakenVersions[]): string {
  const windows = outside.map(
    ({ name, version, min, max, basis }) => `"${charts[name].name}" ${version} (${printed(min, max)}, ${basis})`,
  );
  return `kubernetes ${kubernetes} is outside the window of ${windows.join(', ')}`;
}

/** Whether a version of a chart takes a version of Kubernetes, as far as is known. */
export function takesKubernetes(name: ChartName, version: string, kubernetes: string): boolean {
  return !isOutside(takenBy(name, version), lineOf(kubernetes));
}

function isOutside({ min, max }: TakenVersions, line: string): boolean {
  return isBelow(line, min) || isAbove(line, max);
}

/** A chart of a version that nobody has read takes what its known crossings say, and nothing more is known. */
function takenBy(name: ChartName, version: string): TakenVersions {
  const chart: Chart = charts[name];
  if (version === chart.version) {
    const { min, max, basis } = chart.kubernetes;
    return { name, version, basis, ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  }
  const { crossings = [] }: ChartUpgrade = upgrades[name];
  const asked = crossings
    .filter(({ at }) => compareVersions(version, at) >= 0)
    .flatMap(({ kubernetes }) => kubernetes ?? [])
    .at(-1);
  if (asked === undefined) return { name, version, basis: 'unpublished' };
  return { name, version, basis: 'chart kubeVersion', min: asked };
}

function isBelow(line: string, least: string | undefined): boolean {
  return least !== undefined && compareVersions(line, least) < 0;
}

function isAbove(line: string, most: string | undefined): boolean {
  return most !== undefined && compareVersions(line, most) > 0;
}

/** The newest of some versions, or with -1 the oldest. */
function furthest(versions: readonly (string | undefined)[], sign: 1 | -1): string | undefined {
  return versions.reduce<string | undefined>(
    (far, one) => (one === undefined || (far !== undefined && sign * compareVersions(one, far) <= 0) ? far : one),
    undefined,
  );
}

function printed(least: string | undefined, most: string | undefined): string {
  if (least === undefined) return most === undefined ? 'any version' : `up to ${most}`;
  return most === undefined ? `${least} and later` : `${least} to ${most}`;
}
