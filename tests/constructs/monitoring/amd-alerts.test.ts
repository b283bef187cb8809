import { describe, expect, it } from 'vitest';
import { AMD_FIELDS } from '../../../constructs/gpu/amd-exporter-fields.ts';
import { failureModes } from '../../../constructs/monitoring/alerts/index.ts';
import { siteDashboards } from '../../../constructs/monitoring/site-dashboard.ts';
import { nodesOf } from '../../../site/model/index.ts';
import { describeWith } from '../../rig/judges.ts';
import { promtoolJudge } from '../../rig/promtool.ts';
import { twoVendors } from '../../rig/two-vendors.ts';
import { found, poolOf, siteWith } from '../sites.ts';
import { both, steady } from './alert-case.ts';
import { fired } from './fired.ts';
import { metricNames } from './metric-names.ts';

const { site } = twoVendors;
const alerts = failureModes.flatMap((alertsOf) => alertsOf(site));

const nodeOf = (pool: string) => found([...nodesOf(site, poolOf(site, pool))][0]).name;
const NODE = nodeOf('mi300x');
const amd = (metric: string, node = NODE) => `${metric}{node="${node}",gpu="0",gpu_id="0",hostname="${node}"}`;
const known = `kube_node_info{node="${NODE}"}`;
const SAMPLES = amd('gpu_violation_current_accumulated_counter');
const offered = (resource: string, gpus: number) => ({
  [`kube_node_status_allocatable{resource="${resource}",node="${NODE}"}`]: steady(gpus, 60),
});
/** Samples under a limit in a minute of sixty. */
const under = (limit: string, samples: number) => ({
  [amd(`gpu_violation_${limit}_residency_accumulated`)]: `0+${samples}x60`,
  [SAMPLES]: '0+60x60',
});

const cases = [
  both('GpuUnhealthy', 'the exporter calls it so, and calls it healthy', 20, [
    { [amd('gpu_health')]: steady(0, 30) },
    { [amd('gpu_health')]: steady(1, 30) },
  ]),
  both('GpuUncorrectedErrors', 'the counter grows, and one from before does not', 40, [
    { [amd('gpu_ecc_uncorrect_total')]: '0x20 1x40' },
    { [amd('gpu_ecc_uncorrect_total')]: '3x60' },
  ]),
  both('GpuXgmiFault', 'the counter grows, and one from before does not', 40, [
    { [amd('gpu_ecc_uncorrect_xgmi_wafl')]: '0x20 1x40' },
    { [amd('gpu_ecc_uncorrect_xgmi_wafl')]: '1x60' },
  ]),
  both('GpuXgmiErrors', 'ten a minute, and one in five minutes', 100, [
    { [amd('gpu_ecc_correct_xgmi_wafl')]: '0+10x120' },
    { [amd('gpu_ecc_correct_xgmi_wafl')]: '0+0.2x120' },
  ]),
  both('GpuThrottledByHeat', 'a tenth of its samples under the limit of the socket, and none', 40, [
    under('socket_thermal', 6),
    under('socket_thermal', 0),
  ]),
  both('GpuThrottledByHeat', 'an older exporter says it of the same limit', 40, [
    under('soc_thermal', 6),
    under('soc_thermal', 0.1),
  ]),
  both('GpuThrottledByHeat', 'its memory is too warm while the socket is not', 40, [
    { ...under('socket_thermal', 0), ...under('hbm_thermal', 6) },
    { ...under('socket_thermal', 0), ...under('hbm_thermal', 0.1) },
  ]),
  both('GpuThrottledByPower', 'half of its samples, and a twentieth', 50, [under('ppt', 30), under('ppt', 3)]),
  both(
    'GpuExporterSilent',
    'nothing of a node that is there, and its temperature',
    20,
    [{ [known]: steady(1, 30) }, { [known]: steady(1, 30), [amd('gpu_junction_temperature')]: steady(60, 30) }],
    { pool: 'mi300x' },
  ),
  both('GpusMissing', 'seven are offered, and eight', 40, [offered('amd_com_gpu', 7), offered('amd_com_gpu', 8)], {
    pool: 'mi300x',
  }),
  [
    {
      alert: 'GpusMissing',
      when: 'the resource of the other vendor is at nought on the node',
      series: { ...offered('amd_com_gpu', 8), ...offered('nvidia_com_gpu', 0) },
      atMinute: 40,
      fires: 0,
    },
  ],
].flat();

/** Alerts that are about GPUs, whatever their vendor. */
const aboutGpus = alerts.filter(({ expr }) => /\b(gpu|pcie)_\w+|amd_com_gpu/.test(expr));

describe('alerts about GPUs of AMD', () => {
  it('are there where a pool has some, and only there', () => {
    const names = (of: typeof alerts) => of.map(({ name }) => name);
    expect(names(aboutGpus)).toEqual(expect.arrayContaining(['GpuUnhealthy', 'GpuXgmiFault', 'GpuUncorrectedErrors']));
    const without = failureModes.flatMap((alertsOf) => alertsOf(siteWith()));
    expect(without.filter(({ expr }) => /\bgpu_[a-z]+|amd_com_gpu/.test(expr))).toEqual([]);
  });

  it('leave XID and NVLink to the exporter of NVIDIA, which no node of AMD runs', () => {
    const ofNvidia = alerts.filter(({ expr }) => expr.includes('DCGM_'));
    expect(ofNvidia.length).toBeGreaterThan(5);
    for (const { expr, labels } of ofNvidia) {
      expect(expr).not.toContain(nodeOf('mi300x').slice(0, 6));
      expect(['mi300x', 'mi355x']).not.toContain(labels?.pool);
    }
  });

  it('and their dashboards ask only for what the exporter is told to read', () => {
    const read = new Set(AMD_FIELDS.map((field) => field.toLowerCase()));
    const panels = JSON.stringify(siteDashboards(site).map(({ json }) => json.panels));
    const asked = new Set(
      [...aboutGpus.map(({ expr }) => expr), panels].flatMap((text) => text.match(/\bgpu_[a-z_]+/g) ?? []),
    );
    expect(asked.size).toBeGreaterThan(14);
    for (const name of asked) {
      expect(metricNames, name).toContain(name);
      expect(read, name).toContain(name.replace('_soc_', '_socket_'));
    }
  });

  it('have each a case that fires and one that stays silent', () => {
    for (const { name } of aboutGpus.filter((alert) => alert.name !== 'TenantOverQuota')) {
      const fires = cases.filter(({ alert }) => alert === name).map((one) => one.fires > 0);
      expect(fires, name).toEqual(expect.arrayContaining([true, false]));
    }
  });
});

describeWith(promtoolJudge)('alerts about GPUs of AMD, by promtool', () => {
  it('fire where they should, and nowhere else', async () => {
    const tested = alerts.filter(({ name }) => cases.some(({ alert }) => alert === name));
    const outcome = await fired(site, tested, cases);
    expect(outcome.code, outcome.stdout + outcome.stderr).toBe(0);
  });
});
