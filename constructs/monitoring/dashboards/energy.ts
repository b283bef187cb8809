import { gpuVendorsOf, type Site } from '../../../site/model/index.ts';
import { meters, thresholds } from '../meters.ts';
import { nodesMatching } from '../node-matcher.ts';
import type { Section } from '../panels.ts';
import type { DashboardOf } from './dashboard.ts';

/** What the site draws: all intakes together. */
const draw = `sum(max by (element) (${meters.elementPower.name}) and on (element) ${thresholds.elementUsable}{kind="intake"})`;

/**
 * What a GPU has taken and takes, as the exporter of its vendor tells it:
 * millijoules of NVIDIA (dcgm-exporter 4.5.3-4.8.2, etc/default-counters.csv),
 * microjoules of AMD (device-metrics-exporter, docs/configuration/metricslist.md).
 */
const COUNTED = {
  nvidia: { energy: 'DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION', perKwh: '3.6e9', power: 'sum(DCGM_FI_DEV_POWER_USAGE)' },
  amd: { energy: 'gpu_energy_consumed', perKwh: '3.6e12', power: 'sum(gpu_package_power)' },
} as const;

/** What the site takes off the grid, what becomes of it, and what programmes ask back. */
export const energy: DashboardOf = (site) => ({
  name: 'energy',
  title: 'Energy',
  variables: [],
  sections: [
    whole,
    ...(site.programmes.length === 0 ? [] : [called]),
    ...(site.pools.length === 0 ? [] : [gpus(site)]),
  ],
});

const gpus = (site: Site): Section => ({
  title: 'GPUs',
  panels: [
    {
      type: 'timeseries',
      title: 'Energy of the GPUs in an hour, by pool',
      unit: 'kwatth',
      queries: site.pools.map((pool) => {
        const { energy, perKwh } = COUNTED[pool.gpu.vendor];
        return { expr: `sum(increase(${energy}{${nodesMatching(pool)}}[1h])) / ${perKwh}`, legend: pool.id };
      }),
    },
    {
      type: 'timeseries',
      title: 'GPU power over rack power',
      unit: 'percentunit',
      queries: [{ expr: `${gpuPower(site)} / sum(${meters.rackPower.name})`, legend: 'GPUs' }],
    },
  ],
});

/** Of all vendors together: a site of two asks both, and either may be silent. */
function gpuPower(site: Site): string {
  const [only = '', ...others] = gpuVendorsOf(site).map((vendor) => COUNTED[vendor].power);
  return others.length === 0 ? only : `(${[only, ...others].map((sum) => `(${sum} or vector(0))`).join(' + ')})`;
}

const whole: Section = {
  title: 'Site',
  panels: [
    {
      type: 'timeseries',
      title: 'Draw, contract and floor',
      unit: 'watt',
      queries: [
        { expr: draw, legend: 'draw' },
        { expr: `sum(${thresholds.elementUsable}{kind="intake"})`, legend: 'contract' },
        { expr: thresholds.facilityFloor, legend: 'floor' },
      ],
    },
    {
      type: 'timeseries',
      title: 'Draw over the power of all racks',
      unit: 'none',
      queries: [{ expr: `${draw} / sum(${meters.rackPower.name})`, legend: 'PUE, miners counted as overhead' }],
    },
  ],
};

const called: Section = {
  title: 'Programmes',
  panels: [
    {
      type: 'timeseries',
      title: 'Called',
      unit: 'none',
      queries: [{ expr: meters.programmeCalled.name, legend: '{{programme}}' }],
    },
    {
      type: 'timeseries',
      title: 'Draw against what a call allows',
      unit: 'watt',
      queries: [
        { expr: draw, legend: 'draw' },
        {
          expr: `${meters.programmeBaseline.name} - on (programme) ${thresholds.programmeDepth}`,
          legend: '{{programme}} allows',
        },
      ],
    },
  ],
};
