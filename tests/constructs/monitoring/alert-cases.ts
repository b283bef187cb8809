import type { Site } from '../../../site/model/index.ts';
import { celsius, W } from '../../../site/units/index.ts';
import { type AlertCase, both, steady } from './alert-case.ts';
import { buildingCases } from './alert-cases-building.ts';
import { clusterCases } from './alert-cases-cluster.ts';

const element = (id: string) => `afterhash_element_power_watts{element="${id}"}`;
const unitUp = (unit: string) => `afterhash_cooling_unit_up{hall="hall-1",medium="liquid",unit="${unit}"}`;
const leak = (sensor: string) => `afterhash_coolant_leak{hall="hall-1",sensor="${sensor}"}`;
const gpu = (metric: string) => `${metric}{node="train-hall-1-row-3-u1-r5-n17",gpu="0"}`;
const xidCount = (xid: number) => gpu('DCGM_EXP_XID_ERRORS_COUNT').replace('}', `,xid="${xid}"}`);
const NODE = 'node="train-hall-1-row-3-u1-r5-n17"';
const port = (metric: string, device: number) => `${metric}{${NODE},device="mlx5_${device}",port="1"}`;

const info = (device: number, type: string) =>
  `node_infiniband_info{${NODE},device="mlx5_${device}",hca_type="${type}"}`;

/** For each alert what lets it fire and what does not, on the site of the repository. */
export function alertCases(site: Site): readonly AlertCase[] {
  const usable = (id: string) => site.power.byId.get(id)?.usable.in(W) ?? Number.NaN;
  const load = (id: string) => {
    const found = site.power.byId.get(id);
    return (found && site.final.loadOf.get(found)?.in(W)) ?? Number.NaN;
  };
  const planned = site.rows[0]?.rack.draw.in(W) ?? Number.NaN;
  const warm = site.halls[0]?.spec.cooling.liquid?.supply.in(celsius) ?? Number.NaN;
  const side = (share: number) => ({
    [element('bus-a1')]: steady(usable('bus-a1') * share, 30),
    [element('tx-a1')]: steady(usable('bus-a1') * share, 30),
  });
  const cdus = (working: number) =>
    Object.fromEntries(Array.from({ length: 9 }, (_, i) => [unitUp(`cdu-${i + 1}`), steady(i < working ? 1 : 0, 30)]));
  const functions = Object.fromEntries(
    Array.from({ length: 32 }, (_, i) => i + 10).flatMap((device) => [
      [port('node_infiniband_state_id', device), steady(4, 60)],
      [port('node_infiniband_rate_bytes_per_second', device), steady(1e11, 60)],
      [info(device, 'MT4126'), steady(1, 60)],
    ]),
  );
  const rails = (states: readonly number[], bytes = 1e11) =>
    Object.fromEntries(
      states.flatMap((state, i) => [
        [port('node_infiniband_state_id', i), steady(state, 60)],
        [port('node_infiniband_rate_bytes_per_second', i), steady(bytes, 60)],
        [info(i, 'MT4131'), steady(1, 60)],
      ]),
    );
  /** The same of two other nodes of the pool: four rails, and two ports for storage at their speed. */
  const likeMost = Object.assign(
    {},
    ...['-n16', '-n18'].map((name) =>
      Object.fromEntries(
        Object.entries(rails([4, 4, 4, 4, 4, 4])).map(([series, values]) => [series.replace('-n17', name), values]),
      ),
    ),
  );
  // For five minutes the exporter counts one; then the series is gone.
  const xid = (value: number) => ({ [xidCount(value)]: '_x5 1x5 stale' });

  return [
    ...buildingCases(site),
    ...clusterCases,
    both('ElementOverContinuousRating', 'a busway is a little above what it carries for hours', 200, [
      { [element('bus-a1')]: steady(usable('bus-a1') * 1.01, 220) },
      { [element('bus-a1')]: steady(usable('bus-a1') * 0.99, 220) },
    ]),
    [
      {
        alert: 'ElementOverContinuousRating',
        when: 'a busway has been above it for two hours only',
        series: { [element('bus-a1')]: steady(usable('bus-a1') * 1.01, 220) },
        atMinute: 120,
        fires: 0,
      },
      {
        alert: 'ElementOverContinuousRating',
        when: 'checkpoints let the load dip every twenty minutes',
        // The dip takes one sample in twenty; the mean of five minutes stays above.
        series: {
          [element('bus-a1')]:
            `${Array.from({ length: 11 }, () => `${Math.round(usable('bus-a1') * 1.2)}x18 ${Math.round(usable('bus-a1') * 0.6)}`).join(' ')}`,
        },
        atMinute: 205,
        fires: 1,
      },
    ],
    both('ElementOverRating', 'a busway is above its nameplate', 10, [
      { [element('bus-a1')]: steady((usable('bus-a1') / 0.8) * 1.01, 30) },
      { [element('bus-a1')]: steady((usable('bus-a1') / 0.8) * 0.99, 30) },
    ]),
    both('FailureWouldOverload', 'the other side would have to carry more than it may', 20, [
      {
        [element('msb-a1')]: steady(usable('msb-a1') * 0.6, 30),
        [element('tx-b1')]: steady(usable('msb-a1') * 0.6, 30),
      },
      { [element('msb-a1')]: steady(load('msb-a1'), 30), [element('tx-b1')]: steady(load('tx-b1'), 30) },
    ]),
    // Planned, the loss of tx-a1 is the worst for bus-b1; with bus-a6 idle it is that of bus-a1.
    both(
      'FailureWouldOverload',
      'one of two busways carries all, and the other side could not take it',
      20,
      [
        { ...side(0.7), [element('bus-b1')]: steady(usable('bus-b1') * 0.5, 30) },
        { ...side(0.7), [element('bus-b1')]: steady(usable('bus-b1') * 0.2, 30) },
      ],
      { element: 'bus-b1', failed: 'bus-a1' },
    ),
    both('RackOverPlan', 'a rack draws more than its row plans', 15, [
      { 'afterhash_rack_power_watts{row="hall-1/row-1",rack="3"}': steady(planned * 1.02, 30) },
      { 'afterhash_rack_power_watts{row="hall-1/row-1",rack="3"}': steady(planned * 0.98, 30) },
    ]),
    both('MeterSilent', 'a meter stops', 60, [
      { [element('bus-a1')]: '1000x20 stale' },
      { [element('bus-a1')]: '1000x80' },
    ]),
    both('MeterSilent', 'a leak sensor stops, and none does', 60, [
      { [leak('row-3')]: '0x20 stale', [leak('row-4')]: '0x80' },
      { [leak('row-3')]: '0x80', [leak('row-4')]: '0x80' },
    ]),
    both('MeterAbsent', 'the gateway writes leaks and no power, and both', 20, [
      { [leak('row-3')]: '0x30' },
      { [leak('row-3')]: '0x30', [element('bus-a1')]: '1000x30' },
    ]),
    both('CoolingSpareLost', 'one of nine works no more', 10, [cdus(8), cdus(9)]),
    both('CoolingShort', 'two of nine work no more', 10, [cdus(7), cdus(8)]),
    both('CoolantSupplyTooWarm', 'the loop is warmer than planned', 20, [
      { 'afterhash_coolant_supply_celsius{hall="hall-1"}': steady(warm + 1, 40) },
      { 'afterhash_coolant_supply_celsius{hall="hall-1"}': steady(warm - 1, 40) },
    ]),
    both('AirSupplyTooWarm', 'the air is warmer than planned', 20, [
      { 'afterhash_air_supply_celsius{hall="hall-1"}': steady(25, 40) },
      { 'afterhash_air_supply_celsius{hall="hall-1"}': steady(23, 40) },
    ]),
    both('CoolantLeakSpreads', 'two sensors of a hall are wet, and one', 1, [
      { [leak('row-3')]: steady(1, 5), [leak('row-4')]: steady(1, 5) },
      { [leak('row-3')]: steady(1, 5), [leak('row-4')]: steady(0, 5) },
    ]),
    both('CoolantLeak', 'a sensor is wet', 1, [{ [leak('row-3')]: steady(1, 5) }, { [leak('row-3')]: steady(0, 5) }]),
    both('GpuLost', 'XID 79 is not XID 13', 30, [xid(79), xid(13)], { pool: 'train' }),
    both('GpuMemoryFault', 'XID 48 is still told of when XID 45 has followed it', 30, [
      { ...xid(48), [xidCount(45)]: '_x7 1x5 stale', [gpu('DCGM_FI_DEV_XID_ERRORS')]: '48x6 45x30' },
      { ...xid(45), [gpu('DCGM_FI_DEV_XID_ERRORS')]: '45x36' },
    ]),
    both('GpuMemoryWarning', 'XID 94 is not XID 95', 30, [xid(94), xid(95)]),
    both('GpuFirmwareFault', 'XID 62 is not XID 43', 30, [xid(62), xid(43)]),
    both('GpuStopped', 'XID 109 is not XID 8', 30, [xid(109), xid(8)]),
    both('GpuC2cErrors', 'XID 121 is not XID 12', 30, [xid(121), xid(12)]),
    both('GpuRecoveryAsked', 'XID 154 is not XID 15', 30, [xid(154), xid(15)]),
    both('GpuNvlinkFault', 'XID 74 is not XID 45', 30, [xid(74), xid(45)]),
    both('GpuNvlinkEvent', 'XID 149 is not XID 14', 30, [xid(149), xid(14)]),
    {
      alert: 'GpuLost',
      when: 'an hour and more after the only one',
      series: { [xidCount(79)]: '_x5 1x5 stale', [gpu('DCGM_FI_DEV_GPU_TEMP')]: '50x120' },
      atMinute: 90,
      fires: 0,
    },
    both('GpuRowRemapFailed', 'a row could not be remapped', 5, [
      { [gpu('DCGM_FI_DEV_ROW_REMAP_FAILURE')]: steady(1, 10) },
      { [gpu('DCGM_FI_DEV_ROW_REMAP_FAILURE')]: steady(0, 10) },
    ]),
    both('GpuDoubleBitErrors', 'the counter grows, and one from before does not', 40, [
      { [gpu('DCGM_FI_DEV_ECC_DBE_VOL_TOTAL')]: '3x20 4x40' },
      { [gpu('DCGM_FI_DEV_ECC_DBE_VOL_TOTAL')]: '3x60' },
    ]),
    both('GpuThrottledByHeat', 'five hundredths of the time, and a thousandth', 20, [
      { [gpu('DCGM_FI_DEV_THERMAL_VIOLATION')]: '0+3000000000x40' },
      { [gpu('DCGM_FI_DEV_THERMAL_VIOLATION')]: '0+60000000x40' },
    ]),
    both('GpuThrottledByPower', 'half of the time, and a twentieth', 50, [
      { [gpu('DCGM_FI_DEV_POWER_VIOLATION')]: '0+30000000000x60' },
      { [gpu('DCGM_FI_DEV_POWER_VIOLATION')]: '0+3000000000x60' },
    ]),
    both('GpuExporterSilent', 'a node is there and its GPUs are not', 20, [
      { [`kube_node_info{${NODE}}`]: steady(1, 30) },
      { [`kube_node_info{${NODE}}`]: steady(1, 30), [gpu('DCGM_FI_DEV_GPU_TEMP')]: steady(50, 30) },
    ]),
    both('GpusMissing', 'three of four', 20, [
      { [`kube_node_status_allocatable{resource="nvidia_com_gpu",${NODE}}`]: steady(3, 30) },
      { [`kube_node_status_allocatable{resource="nvidia_com_gpu",${NODE}}`]: steady(4, 30) },
    ]),
    both('InfinibandPortLost', 'a port that worked, and one that was never cabled', 40, [
      { [port('node_infiniband_state_id', 0)]: '4x30 1x30' },
      { [port('node_infiniband_state_id', 0)]: '1x60' },
    ]),
    both('InfinibandRailsMissing', 'three of four rails; a slower port for storage is no fault', 20, [
      rails([4, 4, 4, 1]),
      {
        ...rails([4, 4, 4, 4]),
        [port('node_infiniband_state_id', 9)]: steady(4, 60),
        [port('node_infiniband_rate_bytes_per_second', 9)]: steady(5e10, 60),
      },
    ]),
    both('InfinibandRailsMissing', 'a rail never came up beside ports for storage that are as fast, and has', 20, [
      { ...likeMost, ...rails([4, 4, 4, 1, 4, 4]) },
      { ...likeMost, ...rails([4, 4, 4, 4, 4, 4]) },
    ]),
    both(
      'InfinibandPortSlow',
      'a rail is at half the speed beside ports for storage that are as fast, and is not',
      20,
      [
        {
          ...likeMost,
          ...rails([4, 4, 4, 4, 4, 4]),
          [port('node_infiniband_rate_bytes_per_second', 2)]: steady(5e10, 60),
        },
        { ...likeMost, ...rails([4, 4, 4, 4, 4, 4]) },
      ],
    ),
    both('InfinibandRailsMissing', 'a rail is dead while virtual functions of the others are active', 20, [
      { ...rails([4, 4, 4, 1]), ...functions },
      { ...rails([4, 4, 4, 4]), ...functions },
    ]),
    {
      alert: 'InfinibandPortLost',
      when: 'a virtual function came back from a pod',
      series: {
        [port('node_infiniband_state_id', 40)]: '4x30 1x30',
        [info(40, 'MT4126')]: steady(1, 60),
      },
      atMinute: 40,
      fires: 0,
    },
    both('InfinibandPortSlow', 'all rails are active at half the speed', 20, [
      rails([4, 4, 4, 4], 5e10),
      rails([4, 4, 4, 4]),
    ]),
    both('InfinibandPortFlapping', 'twice in half an hour, and once', 30, [
      { [port('node_infiniband_link_downed_total', 0)]: '0x10 1x5 3x20' },
      { [port('node_infiniband_link_downed_total', 0)]: '1x40' },
    ]),
  ].flat();
}
