import type { Pool } from '../../../site/model/index.ts';
import { meters, thresholds } from '../meters.ts';
import { nodesMatching } from '../node-matcher.ts';
import type { Section } from '../panels.ts';
import type { DashboardOf } from './dashboard.ts';

/** What the site draws: all intakes together. */
const draw = `sum(max by (element) (${meters.elementPower.name}) and on (element) ${thresholds.elementUsable}{kind="intake"})`;

/** A GPU counts millijoules (dcgm-exporter 4.5.3-4.8.2, etc/default-counters.csv). */
const MILLIJOULES_PER_KWH = '3.6e9';

/** What the site takes off the grid, what becomes of it, and what programmes ask back. */
export const energy: DashboardOf = ({ pools, programmes }) => ({
  name: 'energy',
  title: 'Energy',
  variables: [],
  sections: [site, ...(programmes.length === 0 ? [] : [called]), ...(pools.length === 0 ? [] : [gpus(pools)])],
});

const gpus = (pools: readonly Pool[]): Section => ({
  title: 'GPUs',
  panels: [
    {
      type: 'timeseries',
      title: 'Energy of the GPUs in an hour, by pool',
      unit: 'kwatth',
      queries: pools.map((pool) => ({
        expr: `sum(increase(DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION{${nodesMatching(pool)}}[1h])) / ${MILLIJOULES_PER_KWH}`,
        legend: pool.id,
      })),
    },
    {
      type: 'timeseries',
      title: 'GPU power over rack power',
      unit: 'percentunit',
      queries: [{ expr: `sum(DCGM_FI_DEV_POWER_USAGE) / sum(${meters.rackPower.name})`, legend: 'GPUs' }],
    },
  ],
});

const site: Section = {
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
