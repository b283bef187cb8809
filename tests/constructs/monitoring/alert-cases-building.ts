import { thresholds } from '../../../constructs/monitoring/meters.ts';
import { siteThresholds } from '../../../constructs/monitoring/site-thresholds.ts';
import type { Site } from '../../../site/model/index.ts';
import { W } from '../../../site/units/index.ts';
import { type AlertCase, both, standing, steady } from './alert-case.ts';

const power = (id: string) => `afterhash_element_power_watts{element="${id}"}`;
const onBattery = 'afterhash_ups_on_battery{element="ups-a"}';
const called = 'afterhash_programme_called{programme="interruptible"}';
const baseline = 'afterhash_programme_baseline_watts{programme="interruptible"}';

/** Power of racks, UPS and programmes, on the site of the repository. */
export function buildingCases(site: Site): readonly AlertCase[] {
  const floor = site.spec.energy?.floor.in(W) ?? Number.NaN;
  const depth = site.programmes[0]?.spec.depth.in(W) ?? Number.NaN;
  const rack = (watts: number) => ({ 'afterhash_rack_power_watts{row="hall-1/row-1",rack="3"}': steady(watts, 220) });
  // 350 A x 415 V x sqrt(3) x 0.97 x 0.8 of one side: the other may be lost.
  const taps = 350 * 415 * Math.sqrt(3) * 0.97 * 0.8;
  // Racks of 100 kW, and what the loop takes for two of them.
  const [perWatt] = siteThresholds(site).filter(({ record }) => record === thresholds.coolantFlowPerWatt);
  const taken = (perWatt?.value ?? Number.NaN) * 200_000;
  const racks = Object.fromEntries(
    [1, 2].map((one) => [`afterhash_rack_power_watts{row="${perWatt?.labels.row}",rack="${one}"}`, steady(1e5, 60)]),
  );
  const flow = (unit: number) => `afterhash_coolant_flow_litres_per_minute{hall="hall-1",unit="cdu-${unit}"}`;
  const pumped = (share: number) => ({
    ...racks,
    [flow(1)]: steady((taken * share) / 2, 60),
    [flow(2)]: steady((taken * share) / 2, 60),
  });
  const pressure = (pascals: number) => ({
    'afterhash_coolant_pressure_pascals{hall="hall-1",unit="cdu-1"}': steady(pascals, 30),
    'afterhash_coolant_pressure_pascals{hall="hall-1",unit="cdu-2"}': steady(2e5, 30),
  });
  const darkRow = { [power('bus-a1')]: '500000x30 0x20', [power('bus-b1')]: '500000x30 0x20' };
  const emptied = (row: string) =>
    standing(`train-hall-1-${row}-u1-r1-n1`, 'train', `hall-1-${row}-r1`, 'open-market.train');
  const works = (row: string, cordoned: 0 | 1 = 0) => {
    const node = `train-hall-1-${row}-u1-r2-n1`;
    return {
      ...standing(node, 'train', `hall-1-${row}-r2`),
      [`kube_node_spec_unschedulable{node="${node}"}`]: steady(cordoned, 60),
    };
  };
  return [
    both('CoolantFlowLow', 'the pumps move 85 % of what the racks take, and 95 %', 40, [pumped(0.85), pumped(0.95)]),
    {
      alert: 'CoolantFlowLow',
      when: 'one of two meters is silent, which is told by itself',
      series: { ...racks, [flow(1)]: steady(taken / 2, 60), [flow(2)]: `${Math.round(taken / 2)}x10 stale` },
      atMinute: 40,
      fires: 0,
    },
    {
      alert: 'CoolantFlowLow',
      when: 'racks are idle, and the pumps are slow with them',
      series: Object.fromEntries(
        Object.entries(pumped(0.2)).map(([name, values]) => [
          name,
          name.includes('rack_power') ? steady(2e4, 60) : values,
        ]),
      ),
      atMinute: 40,
      fires: 0,
    },
    both('CoolantFlowLost', 'the pumps stand, and run slower than planned', 10, [pumped(0), pumped(0.6)]),
    both('CoolantPressureLow', 'one machine is below what its maker allows, and at it', 10, [
      pressure(0.9e5),
      pressure(1e5),
    ]),
    both('CoolantPressureHigh', 'one machine is above what its maker allows, and at it', 20, [
      pressure(2.6e5),
      pressure(2.5e5),
    ]),
    both('RackOverContinuousRating', 'a rack draws a little more than the taps of a side carry', 200, [
      rack(taps * 1.01),
      rack(taps * 0.99),
    ]),
    both(
      'FeedLost',
      'a busway that carried half a megawatt carries the error of its meter, and idle racks',
      40,
      [{ [power('bus-a1')]: '500000x30 40x20' }, { [power('bus-a1')]: '500000x30 90000x20' }],
      { element: 'bus-a1' },
    ),
    both('FeedLost', 'a transformer of the cooling is switched off, and a busway never carried anything', 40, [
      { [power('bus-b3')]: '500000x30 0x20', [power('tx-cool1')]: '500000x30 0x20' },
      { [power('bus-b3')]: '0x60', [power('tx-cool1')]: '500000x30 0x20' },
    ]),
    both(
      'RowDark',
      'both busways of a row are dead, and one of them',
      40,
      [darkRow, { ...darkRow, [power('bus-b1')]: '500000x60' }],
      { row: 'hall-1/row-1', hall: 'hall-1', pool: 'train' },
    ),
    both(
      'FeedLost',
      'a row of the busway has a node that the shed ladder did not take, and has none',
      40,
      [
        { [power('bus-a1')]: '500000x30 0x20', ...emptied('row-1'), ...works('row-1') },
        { [power('bus-a1')]: '500000x30 0x20', ...emptied('row-1') },
      ],
      { element: 'bus-a1' },
    ),
    both(
      'RowDark',
      'a node of the row still takes pods, and all were emptied to shed load',
      40,
      [
        { ...darkRow, ...emptied('row-1'), ...works('row-1') },
        { ...darkRow, ...emptied('row-1') },
      ],
      { row: 'hall-1/row-1' },
    ),
    both('RowDark', 'another row was emptied to shed load, and this one with a node that was cordoned before', 40, [
      { ...darkRow, ...emptied('row-2') },
      { ...darkRow, ...emptied('row-1'), ...works('row-1', 1) },
    ]),
    both('UpsOnBattery', 'the mains are gone', 1, [{ [onBattery]: steady(1, 5) }, { [onBattery]: steady(0, 5) }]),
    both('UpsBatteryLow', 'a minute and an hour are left', 1, [
      { [onBattery]: steady(1, 5), 'afterhash_ups_remaining_seconds{element="ups-a"}': steady(60, 5) },
      { [onBattery]: steady(1, 5), 'afterhash_ups_remaining_seconds{element="ups-a"}': steady(3600, 5) },
    ]),
    both('GeneratorNotStarted', 'the batteries carry the load for minutes, and for one reading', 5, [
      { [onBattery]: steady(1, 10) },
      { [onBattery]: '0x3 1 0x5' },
    ]),
    both('ProgrammeCalled', 'the utility has called', 1, [{ [called]: steady(1, 5) }, { [called]: steady(0, 5) }]),
    both('ProgrammeNotMet', 'the notice is over and half of the depth is shed, and all of it', 20, [
      { [called]: steady(1, 30), [baseline]: steady(16e6, 30), [power('grid')]: steady(16e6 - depth / 2, 30) },
      { [called]: steady(1, 30), [baseline]: steady(16e6, 30), [power('grid')]: steady(16e6 - depth * 1.05, 30) },
    ]),
    {
      alert: 'ProgrammeNotMet',
      when: 'the notice still runs',
      series: { [called]: steady(1, 30), [baseline]: steady(16e6, 30), [power('grid')]: steady(16e6, 30) },
      atMinute: 8,
      fires: 0,
    },
    both('FacilityBelowFloor', 'a programme took more than the floor leaves, and nobody called', 10, [
      { [called]: steady(1, 20), [power('grid')]: steady(floor * 0.98, 20) },
      { [called]: steady(0, 20), [power('grid')]: steady(floor * 0.98, 20) },
    ]),
  ].flat();
}
