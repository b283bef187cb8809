import { describe, expect, test } from 'vitest';
import { programmeNotMet } from '../../../site/checks/energy/programme-not-met.ts';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { MW } from '../../../site/units/index.ts';
import { siteOf } from './read-example.ts';

/** 10 MW of GPUs, 1,000 servers of 10 kW; with miners, 5 MW beside them: 1,429 of 3.5 kW. PUE 1, so that the figures are the machines' own. */
function site(ladder: string, notice: string) {
  return siteOf(
    exampleSite({
      site: '{ name: example, electricalCode: iec, ambient: 35 °C, designPue: 1, asOf: 2026-11-22 }',
      'halls.hall-1.rows': 'row-(1..2): { racks: 125, feeds: [bus-1, bus-2] }',
      pools: 'train: { server: supermicro/as-8125gs-tnmr2, perRack: 4, racks: hall-1/row-(1..2), use: rental }',
      fabrics: '',
      storage: '',
      tenants: 'open: { isolation: shared, pools: { train: all }, contract: { flexible: true } }',
      mine: 'asics: { miners: { model: bitmain/s21, count: 1429, feeds: bus-1, pue: 1, fate: sheddable } }',
      energy: `floor: 5 MW\nprogrammes: { grid: { depth: 4 MW, notice: ${notice}, duration: 3 h } }\nshed: ${ladder}`,
    }),
  );
}

describe('an event of 4 MW on 10 MW of GPUs', () => {
  test('cannot be met by GPUs alone: they give 2.5 MW', () => {
    expect([...programmeNotMet.find(site('[open.train]', '10 min'))]).toMatchObject([
      {
        message:
          'programme "grid" asks for 4 MW within 10 min, but in phase "finished" only 2.5 MW can be shed in time',
      },
    ]);
  });

  test('is easy with 5 MW of miners: 7.5 MW', () => {
    const both = site('[miners, open.train]', '10 min');
    expect([...programmeNotMet.find(both)]).toEqual([]);
    const shed = both.ladder.map((step) => step.shedIn(both.final).in(MW));
    expect(shed.reduce((sum, part) => sum + part, 0)).toBeCloseTo(7.5, 2);
  });

  test('cannot be met by miners within 30 s: they take three minutes', () => {
    const [finding] = programmeNotMet.find(site('[miners, open.train]', '30 s'));
    expect(finding?.message).toContain('only 2.5 MW can be shed in time; "miners" takes 180 s');
  });
});

test('does not count a tenant whose contract is firm', () => {
  const firm = siteOf(
    exampleSite({
      tenants: 'meridian: { isolation: shared, pools: { train: all }, contract: { firm: 90 kW } }',
      energy:
        'floor: 50 kW\nprogrammes: { grid: { depth: 10 kW, notice: 10 min, duration: 3 h } }\nshed: [meridian.train]',
    }),
  );
  expect([...programmeNotMet.find(firm)].map(({ message }) => message)).toEqual([
    'programme "grid" asks for 10 kW within 10 min, but in phase "finished" only 0 kW can be shed in time',
  ]);
});

test('waits for the warning that a tenant was promised before its cap counts', () => {
  const slow = siteOf(
    exampleSite({
      tenants: 'open: { isolation: shared, pools: { train: all }, contract: { flexible: true, notice: 15 min } }',
      energy: 'floor: 50 kW\nprogrammes: { grid: { depth: 10 kW, notice: 10 min, duration: 3 h } }\nshed: [open.train]',
    }),
  );
  const [finding] = programmeNotMet.find(slow);
  expect(finding?.message).toContain('"open.train" takes 15 min');
});
