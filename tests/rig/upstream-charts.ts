import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ChartName, charts } from '../../site/catalog/index.ts';
import { cacheFolder } from './cache.ts';
import { helmJudge } from './helm.ts';
import type { Judge } from './judges.ts';
import { askProgram } from './program.ts';

/** Where the chart of a project lies in its own Go module, at the tag that its release was packed from. */
export interface ChartSource {
  readonly module: string;
  readonly version: string;
  readonly folder: string;
}

/**
 * The charts that are in reach without their registries. Others are not: TopoLVM and Alloy tag their charts apart from
 * their programs, and the Go proxy has neither the NVIDIA operators nor LeaderWorkerSet 0.10; what they name is held by
 * `tests/constructs/mirror.test.ts`.
 */
export const chartSources = {
  'cert-manager': source('cert-manager', 'github.com/cert-manager/cert-manager', 'deploy/charts/cert-manager'),
  'node-feature-discovery': {
    ...source('node-feature-discovery', 'sigs.k8s.io/node-feature-discovery', 'deployment/helm/node-feature-discovery'),
    version: charts['node-feature-discovery'].appVersion,
  },
  kueue: source('kueue', 'sigs.k8s.io/kueue', 'charts/kueue'),
  jobset: source('jobset', 'sigs.k8s.io/jobset', 'charts/jobset'),
  'kubeflow-trainer': source('kubeflow-trainer', 'github.com/kubeflow/trainer/v2', 'charts/kubeflow-trainer'),
  'rook-ceph': source('rook-ceph', 'github.com/rook/rook', 'deploy/charts/rook-ceph'),
  'rook-ceph-cluster': source('rook-ceph-cluster', 'github.com/rook/rook', 'deploy/charts/rook-ceph-cluster'),
  'dra-driver-nvidia-gpu': source(
    'dra-driver-nvidia-gpu',
    'sigs.k8s.io/dra-driver-nvidia-gpu',
    'deployments/helm/dra-driver-nvidia-gpu',
  ),
} as const satisfies Partial<Record<ChartName, ChartSource>>;

export type ChartInReach = keyof typeof chartSources;

/** By its name in the catalog, which a release has it by too. */
export function isInReach(chart: string): chart is ChartInReach {
  return Object.hasOwn(chartSources, chart);
}

/** Where `get-charts.ts` puts a chart for Helm. */
export function chartFolder(chart: ChartInReach): string {
  return join(cacheFolder, 'charts', `${chart}-${chartSources[chart].version}`);
}

const absent = Object.keys(chartSources).filter((chart) => isInReach(chart) && !existsSync(chartFolder(chart)));

/** Helm, over the charts of others. */
export const chartsJudge: Judge =
  'missing' in helmJudge
    ? { name: 'helm, charts of others', missing: helmJudge.missing }
    : absent.length === 0
      ? { name: 'helm, charts of others', version: helmJudge.version }
      : {
          name: 'helm, charts of others',
          missing:
            (await askProgram('go', ['version'])) === undefined
              ? 'no "go" on PATH to fetch them with'
              : `not fetched, npm test does it: ${absent.join(', ')}`,
        };

/** A module has a v before its version, whatever the chart has. */
function source(chart: ChartName, module: string, folder: string): ChartSource {
  return { module, version: `v${charts[chart].version.replace(/^v/, '')}`, folder };
}
