import { nodeRegex } from '../node-matcher.ts';
import type { Section } from '../panels.ts';
import type { DashboardOf } from './dashboard.ts';

/** The pattern of a pool's node names, as the variable gives it. */
const NODES = 'node=~"${pool:raw}"';

/** One pool at a time: its nodes, its GPUs and its drives. */
export const pools: DashboardOf = ({ pools, spec }) =>
  pools.length === 0
    ? undefined
    : {
        name: 'pools',
        title: 'Pools',
        variables: [{ name: 'pool', label: 'Pool', options: pools.map((pool) => [pool.id, nodeRegex(pool)]) }],
        sections: [nodes, gpus, errors, ...(spec.monitoring?.exporters?.smartctl === true ? [drives] : [])],
      };

const nodes: Section = {
  title: 'Nodes',
  panels: [
    {
      type: 'timeseries',
      title: 'Ready nodes',
      unit: 'none',
      queries: [
        { expr: `sum(kube_node_status_condition{condition="Ready", status="true", ${NODES}})`, legend: 'ready' },
        { expr: `count(kube_node_info{${NODES}})`, legend: 'known' },
      ],
    },
    {
      type: 'timeseries',
      title: 'GPUs offered and asked for',
      unit: 'none',
      queries: [
        { expr: `sum(kube_node_status_allocatable{resource="nvidia_com_gpu", ${NODES}})`, legend: 'offered' },
        { expr: `sum(kube_pod_container_resource_requests{resource="nvidia_com_gpu", ${NODES}})`, legend: 'asked for' },
      ],
    },
  ],
};

const gpus: Section = {
  title: 'GPUs',
  panels: [
    {
      type: 'timeseries',
      title: 'Power',
      unit: 'watt',
      queries: [{ expr: `sum(DCGM_FI_DEV_POWER_USAGE{${NODES}})`, legend: 'all GPUs' }],
    },
    {
      type: 'timeseries',
      title: 'Utilisation',
      unit: 'percent',
      queries: [
        { expr: `avg(DCGM_FI_DEV_GPU_UTIL{${NODES}})`, legend: 'busy' },
        { expr: `100 * avg(DCGM_FI_PROF_PIPE_TENSOR_ACTIVE{${NODES}})`, legend: 'tensor cores' },
        { expr: `100 * avg(DCGM_FI_PROF_DRAM_ACTIVE{${NODES}})`, legend: 'memory' },
      ],
    },
    {
      type: 'timeseries',
      title: 'Hottest',
      unit: 'celsius',
      queries: [
        { expr: `topk(5, DCGM_FI_DEV_GPU_TEMP{${NODES}})`, legend: '{{node}} {{gpu}}' },
        { expr: `max(DCGM_FI_DEV_MEMORY_TEMP{${NODES}})`, legend: 'hottest memory' },
      ],
    },
    {
      type: 'timeseries',
      title: 'Time lost to limits',
      unit: 'percentunit',
      queries: [
        { expr: `max(rate(DCGM_FI_DEV_THERMAL_VIOLATION{${NODES}}[$__rate_interval])) / 1e9`, legend: 'heat' },
        { expr: `max(rate(DCGM_FI_DEV_POWER_VIOLATION{${NODES}}[$__rate_interval])) / 1e9`, legend: 'power' },
      ],
    },
  ],
};

const errors: Section = {
  title: 'Errors',
  panels: [
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
};

const drives: Section = {
  title: 'Drives',
  panels: [
    {
      type: 'bargauge',
      title: 'Most worn',
      unit: 'percent',
      queries: [{ expr: `topk(10, smartctl_device_percentage_used{${NODES}})`, legend: '{{node}} {{device}}' }],
      limit: 80,
    },
    {
      type: 'timeseries',
      title: 'Free scratch',
      unit: 'bytes',
      queries: [{ expr: `sum(topolvm_volumegroup_available_bytes{${NODES}})`, legend: 'free' }],
    },
  ],
};
