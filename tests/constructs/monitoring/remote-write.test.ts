import { expect, it } from 'vitest';
import { remoteWriteOf } from '../../../constructs/monitoring/remote-write.ts';
import { monitoringLoad } from '../../../site/model/index.ts';
import { describeWith } from '../../rig/judges.ts';
import { arrived, prometheusJudge } from '../../rig/prometheus.ts';
import { siteWith } from '../sites.ts';

const site = siteWith((data) => {
  data.monitoring.remoteWrite = {
    url: 'https://metrics.example.com/push',
    kind: 'mimir',
    only: ['*:*', 'ALERTS', 'DCGM_FI_DEV_*', 'kueue_*', 'kubelet_volume_stats_available_bytes'],
    never: ['DCGM_FI_DEV_PCIE_*', 'afterhash:failure_transfer_ratio'],
  };
});

describeWith(prometheusJudge)('a Prometheus that sends figures on', () => {
  it('sends only what the site file names, never what it takes out, and says whose it is', async () => {
    const { monitoring } = site.spec;
    const shards = monitoring && monitoringLoad(site, monitoring).shards;
    if (monitoring?.remoteWrite === undefined || shards === undefined) throw new Error('nothing is sent');
    const received = await arrived({
      series: [
        { __name__: 'DCGM_FI_DEV_POWER_USAGE', namespace: 'gpu-operator', exported_namespace: 'meridian' },
        { __name__: 'DCGM_FI_DEV_GPU_TEMP', namespace: 'gpu-operator' },
        { __name__: 'DCGM_FI_DEV_PCIE_REPLAY_COUNTER' },
        { __name__: 'DCGM_FI_PROF_GR_ENGINE_ACTIVE' },
        { __name__: 'XDCGM_FI_DEV_GPU_TEMP' },
        { __name__: 'afterhash:rack_planned_watts', row: 'hall-1/row-1' },
        { __name__: 'afterhash:failure_transfer_ratio' },
        { __name__: 'kubelet_volume_stats_available_bytes', namespace: 'meridian' },
        { __name__: 'kubelet_volume_stats_available_bytes', namespace: 'meridian-2' },
        { __name__: 'kueue_pending_workloads', namespace: 'kueue-system', cluster_queue: 'open-market.rental' },
        { __name__: 'node_load1' },
        { __name__: 'zz:last' },
      ],
      externalLabels: { site: site.name, cluster: site.name, __replica__: 'prometheus-0' },
      remoteWrite: asOperatorWrites(remoteWriteOf(site, monitoring.remoteWrite, shards)),
      until: 'zz:last',
    });
    const told = received
      .filter(({ __name__ }) => __name__ !== 'zz:last')
      .map(({ __name__, tenant = '-', site: of, cluster }) => `${__name__} of ${tenant} at ${of} ${cluster}`);
    expect(told.sort()).toEqual([
      'DCGM_FI_DEV_GPU_TEMP of - at columbia-18 columbia-18',
      'DCGM_FI_DEV_POWER_USAGE of meridian at columbia-18 columbia-18',
      'afterhash:rack_planned_watts of - at columbia-18 columbia-18',
      'kubelet_volume_stats_available_bytes of - at columbia-18 columbia-18',
      'kubelet_volume_stats_available_bytes of meridian at columbia-18 columbia-18',
      'kueue_pending_workloads of open-market at columbia-18 columbia-18',
    ]);
    expect(received.every(({ __replica__ }) => __replica__ === 'prometheus-0')).toBe(true);
  });
});

/** The operator writes the same words with "_" (prometheus-operator v0.93.1, pkg/prometheus/promcfg.go). */
function asOperatorWrites(value: unknown): object {
  const { url: _, ...rest } = snake(value) as Record<string, unknown>;
  return rest;
}

function snake(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snake);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      snake(inner),
    ]),
  );
}
