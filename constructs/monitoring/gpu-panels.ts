import type { GpuVendor } from '../../site/model/index.ts';
import type { Panel, Query, Section } from './panels.ts';

/** The pattern of a pool's node names, as the variable gives it. */
export const NODES = 'node=~"${pool:raw}"';

/** What a site sees of GPUs: one panel for each kind of figure, asked of every exporter that it has. */
export function gpuSections(vendors: readonly GpuVendor[]): readonly Section[] {
  const of = (queries: Readonly<Record<GpuVendor, readonly Query[]>>) => vendors.flatMap((vendor) => queries[vendor]);
  return [
    {
      title: 'GPUs',
      panels: [
        { type: 'timeseries', title: 'Power', unit: 'watt', queries: of(power) },
        { type: 'timeseries', title: 'Utilisation', unit: 'percent', queries: of(utilisation) },
        { type: 'timeseries', title: 'Hottest', unit: 'celsius', queries: of(hottest) },
        { type: 'timeseries', title: 'Time lost to limits', unit: 'percentunit', queries: of(lost) },
      ],
    },
    { title: 'Errors', panels: vendors.flatMap((vendor) => errors[vendor]) },
  ];
}

const power = {
  nvidia: [{ expr: `sum(DCGM_FI_DEV_POWER_USAGE{${NODES}})`, legend: 'all GPUs' }],
  amd: [{ expr: `sum(gpu_package_power{${NODES}})`, legend: 'all GPUs' }],
};

const utilisation = {
  nvidia: [
    { expr: `avg(DCGM_FI_DEV_GPU_UTIL{${NODES}})`, legend: 'busy' },
    { expr: `100 * avg(DCGM_FI_PROF_PIPE_TENSOR_ACTIVE{${NODES}})`, legend: 'tensor cores' },
    { expr: `100 * avg(DCGM_FI_PROF_DRAM_ACTIVE{${NODES}})`, legend: 'memory' },
  ],
  amd: [
    { expr: `avg(gpu_gfx_activity{${NODES}})`, legend: 'busy' },
    { expr: `avg(gpu_umc_activity{${NODES}})`, legend: 'memory' },
    { expr: `100 * sum(gpu_used_vram{${NODES}}) / sum(gpu_total_vram{${NODES}})`, legend: 'memory held' },
  ],
};

const hottest = {
  nvidia: [
    { expr: `topk(5, DCGM_FI_DEV_GPU_TEMP{${NODES}})`, legend: '{{node}} {{gpu}}' },
    { expr: `max(DCGM_FI_DEV_MEMORY_TEMP{${NODES}})`, legend: 'hottest memory' },
  ],
  amd: [
    { expr: `topk(5, gpu_junction_temperature{${NODES}})`, legend: '{{node}} {{gpu}}' },
    { expr: `max(gpu_memory_temperature{${NODES}})`, legend: 'hottest memory' },
  ],
};

const rate = (metric: string) => `rate(${metric}{${NODES}}[$__rate_interval])`;
const SAMPLES = rate('gpu_violation_current_accumulated_counter');

const lost = {
  nvidia: [
    { expr: `max(${rate('DCGM_FI_DEV_THERMAL_VIOLATION')}) / 1e9`, legend: 'heat' },
    { expr: `max(${rate('DCGM_FI_DEV_POWER_VIOLATION')}) / 1e9`, legend: 'power' },
  ],
  amd: [
    { expr: `max(${rate('gpu_violation_hbm_thermal_residency_accumulated')} / ${SAMPLES})`, legend: 'heat of memory' },
    { expr: `max(${rate('gpu_violation_ppt_residency_accumulated')} / ${SAMPLES})`, legend: 'power' },
  ],
};

const errors: Readonly<Record<GpuVendor, readonly Panel[]>> = {
  nvidia: [
    {
      type: 'stat',
      title: 'GPUs with an XID since their driver was loaded',
      unit: 'none',
      queries: [{ expr: `count(DCGM_FI_DEV_XID_ERRORS{${NODES}} > 0) or vector(0)` }],
      limit: 1,
    },
    {
      type: 'timeseries',
      title: 'Remapped rows and corrected NVLink errors in an hour',
      unit: 'none',
      queries: [
        { expr: `sum(increase(DCGM_FI_DEV_UNCORRECTABLE_REMAPPED_ROWS{${NODES}}[1h]))`, legend: 'rows' },
        { expr: `sum(increase(DCGM_FI_DEV_NVLINK_REPLAY_ERROR_COUNT_TOTAL{${NODES}}[1h]))`, legend: 'NVLink replays' },
      ],
    },
  ],
  amd: [
    {
      type: 'stat',
      title: 'AMD GPUs that are unhealthy',
      unit: 'none',
      queries: [{ expr: `count(gpu_health{${NODES}} == 0) or vector(0)` }],
      limit: 1,
    },
    {
      type: 'timeseries',
      title: 'Memory and xGMI errors of AMD GPUs in an hour',
      unit: 'none',
      queries: [
        { expr: `sum(increase(gpu_ecc_uncorrect_total{${NODES}}[1h]))`, legend: 'not corrected' },
        { expr: `sum(increase(gpu_ecc_correct_total{${NODES}}[1h]))`, legend: 'corrected' },
        { expr: `sum(increase(gpu_ecc_correct_xgmi_wafl{${NODES}}[1h]))`, legend: 'corrected on xGMI' },
      ],
    },
  ],
};
