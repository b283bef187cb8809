import { type GpuVendor, gpuVendorsOf, namesPattern } from '../../../site/model/index.ts';
import { heldGpus, SEEN_GPU } from '../gpu-matcher.ts';
import { gpuSections, NODES } from '../gpu-panels.ts';
import type { Panel, Section } from '../panels.ts';
import type { DashboardOf } from './dashboard.ts';

/** One pool at a time: its nodes, its GPUs and its drives. */
export const pools: DashboardOf = (site) => {
  const { pools, spec } = site;
  const vendors = gpuVendorsOf(site);
  return pools.length === 0
    ? undefined
    : {
        name: 'pools',
        title: 'Pools',
        variables: [{ name: 'pool', label: 'Pool', options: pools.map((pool) => [pool.id, namesPattern(pool)]) }],
        sections: [
          nodes(spec.cluster?.gpus === 'dra' ? seen(vendors) : offered(vendors)),
          ...gpuSections(vendors),
          ...(spec.monitoring?.exporters?.smartctl === true ? [drives] : []),
        ],
      };
};

const nodes = (gpus: Panel): Section => ({
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
    gpus,
  ],
});

const offered = (vendors: readonly GpuVendor[]): Panel => ({
  type: 'timeseries',
  title: 'GPUs offered and asked for',
  unit: 'none',
  queries: [
    { expr: `sum(kube_node_status_allocatable{${heldGpus(vendors)}, ${NODES}})`, legend: 'offered' },
    { expr: `sum(kube_pod_container_resource_requests{${heldGpus(vendors)}, ${NODES}})`, legend: 'asked for' },
  ],
});

/** Where pods claim GPUs, no node offers any among what it can allot, and no claim tells on which node it is met. */
const seen = (vendors: readonly GpuVendor[]): Panel => ({
  type: 'timeseries',
  title: 'GPUs that their exporter sees',
  unit: 'none',
  queries: vendors.map((vendor) => ({ expr: `count(${SEEN_GPU[vendor]}{${NODES}})`, legend: vendor })),
});

/** What no volume was cut from, and of a thin pool, which takes its whole volume group, what is not filled. */
const FREE_SCRATCH = [
  `sum(topolvm_thinpool_size_bytes{${NODES}} * on (node, device_class) (1 - topolvm_thinpool_data_percent / 100)`,
  `or on (node, device_class) topolvm_volumegroup_available_bytes{${NODES}})`,
].join('\n');

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
      queries: [{ expr: FREE_SCRATCH, legend: 'free' }],
    },
  ],
};
