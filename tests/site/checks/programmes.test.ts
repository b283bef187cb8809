import { describe, expect, test } from 'vitest';
import { check } from '../../../site/checks/check.ts';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { mayPromise, type Site, shedPlan } from '../../../site/model/index.ts';
import { kW, min, s } from '../../../site/units/index.ts';
import { readExample, siteOf } from './read-example.ts';

type Parts = Parameters<typeof exampleSite>[0];

/** Eight servers of 10.2 kW, 81.6 kW in all, and ten miners of 3.01 kW; a PUE of 1, so that figures are the machines' own. */
function site(parts: Parts = {}): string {
  return exampleSite({
    site: '{ name: example, electricalCode: nec, ambient: 35 °C, designPue: 1, asOf: 2026-11-22 }',
    pools:
      'train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, idle: 5.4 kW }',
    tenants: 'open: { isolation: shared, pools: { train: all }, contract: { flexible: true } }',
    mine: 'asics: { miners: { model: bitmain/s19-xp, count: 10, feeds: bus-1, pue: 1, fate: sheddable } }',
    ...parts,
  });
}

const energy = (programme: string, shed: string) =>
  `floor: 10 kW\nprogrammes: { grid: { ${programme} } }\nshed: [${shed}]`;
const found = (text: string) => check(siteOf(text)).map(({ code }) => code);
const plan = (one: Site) =>
  one.programmes.flatMap((programme) =>
    shedPlan(one, programme, one.final).called.map(({ step, shed }) => [step.name, step.by, shed.in(kW)]),
  );

describe('an event', () => {
  // https://arxiv.org/abs/2507.00909: 25 % of 256 GPUs for three hours in Phoenix, with quality of service kept.
  test('is met by a quarter of the draw of capped GPUs for three hours, and told of for longer', () => {
    const ask = (depth: string, duration: string) =>
      found(site({ energy: energy(`depth: ${depth}, notice: 1 min, duration: ${duration}`, 'open.train') }));
    expect(ask('20.4 kW', '3 h')).not.toContain('energy/programme-not-met');
    expect(ask('20.5 kW', '3 h')).toContain('energy/programme-not-met');
    expect(ask('20.4 kW', '181 min')).toContain('energy/cap-held-too-long');
  });

  test('calls miners first, then caps, then pauses what the cap has left', () => {
    const shed = 'miners, open.train, { of: open.train, by: pause }';
    const one = siteOf(site({ energy: energy('depth: 80 kW, notice: 10 min, duration: 1 h', shed) }));
    expect(plan(one)).toEqual([
      ['miners', 'stop', expect.closeTo(30.1, 6)],
      ['open.train', 'cap', expect.closeTo(20.4, 6)],
      // 81.6 kW at work, 21.6 kW idle in four racks, and 20.4 kW that the cap has taken already.
      ['open.train', 'pause', expect.closeTo(39.6, 6)],
    ]);
  });

  test('calls no more than it needs', () => {
    const one = siteOf(site({ energy: energy('depth: 30 kW, notice: 10 min, duration: 1 h', 'miners, open.train') }));
    expect(plan(one).map(([name]) => name)).toEqual(['miners']);
  });

  test('never counts miners below the time in which they stop, and never below a second', () => {
    const miners = (stopsIn: string, notice: string) =>
      site({
        mine: `asics: { miners: { model: bitmain/s19-xp, count: 10, feeds: bus-1, pue: 1, fate: sheddable${stopsIn} } }`,
        energy: energy(`depth: 30 kW, notice: ${notice}, duration: 1 h`, 'miners'),
      });
    expect(found(miners('', '179 s'))).toContain('energy/programme-not-met');
    // https://lancium.com/in-the-news/ercot-market-participants-and-bitcoin-miners-become-acquainted-at-second-task-force-meeting/
    expect(found(miners(', stopsIn: 16 s', '16 s'))).not.toContain('energy/programme-not-met');
    expect(found(miners(', stopsIn: 16 s', '15 s'))).toContain('energy/programme-not-met');
    expect(found(miners(', stopsIn: 1 s', '0 s'))).toContain('energy/programme-not-met');
    expect(readExample(miners(', stopsIn: 500 ms', '1 s')).diagnostics).toMatchObject([{ code: 'site/invalid-field' }]);
  });

  test('does not shed racks of a tenant that a firm one has in that phase', () => {
    const half = site({
      'halls.hall-1.rows':
        'row-1: { racks: 2, feeds: [bus-1, bus-2] }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }\nrow-3: { racks: 2, feeds: [bus-1, bus-2] }',
      pools: 'train: { server: nvidia/dgx-h100, perRack: 2, racks: [hall-1/row-1, hall-1/row-3], use: training }',
      fabrics: '',
      tenants: `firm: { isolation: shared, pools: { train: 2 racks }, contract: { firm: 41 kW } }
open: { isolation: shared, pools: { train: 2 racks }, contract: { flexible: true } }`,
      energy: energy('depth: 10 kW, notice: 10 min, duration: 1 h', 'open.train'),
      phases:
        'half: { ready: 2026-12-15, adds: { train: hall-1/row-1 } }\nwhole: { ready: 2027-06-15, adds: { train: hall-1/row-3 } }',
    });
    const one = siteOf(half);
    const [rung] = one.ladder;
    expect(one.phases.map((phase) => rung?.shedIn(phase).in(kW))).toEqual([0, expect.closeTo(10.2, 6)]);
    expect(found(half)).toContain('energy/programme-not-met');
  });
});

describe('a ramp', () => {
  const ramp = (notice: string) =>
    found(
      site({ energy: energy(`depth: 50 kW, notice: ${notice}, ramp: 5 min, duration: 1 h`, 'miners, open.train') }),
    );

  test('is followed at every moment: at three minutes the miners come, and until then 20 kW are gone', () => {
    // 20.4 of 50 kW are due 2.04 min into the ramp: a notice of 58 s is enough, one of 57 s is not.
    expect(ramp('58 s')).not.toContain('energy/ramp-not-followed');
    expect(ramp('57 s')).toContain('energy/ramp-not-followed');
  });
});

describe('a controllable load', () => {
  test('is turned down by degrees: a pause does not count', () => {
    const follows = (by: string) =>
      found(
        site({
          energy: energy(
            'kind: controllable-load, depth: 20 kW, notice: 5 min, duration: 1 h',
            `{ of: open.train, by: ${by} }`,
          ),
        }),
      );
    expect(follows('cap')).not.toContain('energy/programme-not-met');
    expect(follows('pause')).toContain('energy/programme-not-met');
  });
});

describe('what a site may promise', () => {
  const one = siteOf(
    site({
      energy: energy(
        'depth: 10 kW, notice: 10 min, duration: 1 h',
        'miners, open.train, { of: open.train, by: pause }',
      ),
    }),
  );

  test('grows with the time that it is given', () => {
    const within = [s(10), s(30), min(3), min(5)].map((time) => mayPromise(one, one.final, time).in(kW));
    expect(within).toEqual([0, expect.closeTo(20.4, 6), expect.closeTo(50.5, 6), expect.closeTo(90.1, 6)]);
  });

  test('stops at the floor', () => {
    const high = siteOf(site({ energy: 'floor: 100 kW\nshed: [miners, open.train, { of: open.train, by: pause }]' }));
    expect(mayPromise(high, high.final, min(10)).in(kW)).toBeCloseTo(high.final.facility.in(kW) - 100, 6);
  });
});

describe('the law of Texas for large loads', () => {
  // https://www.mondaq.com/unitedstates/utilities/1653986: 75 MW and more, since June 2025.
  const texas = (limit: string, rest: string) =>
    found(
      site({
        site: '{ name: example, region: US-TX, electricalCode: nec, ambient: 35 °C, designPue: 1.3, asOf: 2026-11-22 }',
        'power.intakes': `grid: { limit: ${limit}, voltage: 138 kV, powerFactor: 0.95 }`,
        energy: `floor: 10 kW\n${rest}`,
      }),
    );

  test('begins at 75 MW, and asks for a programme of its kind', () => {
    expect(texas('74 MW', '')).not.toContain('energy/large-load-law');
    expect(texas('75 MW', '')).toContain('energy/large-load-law');
    expect(
      texas(
        '200 MW',
        'programmes: { law: { kind: large-load-law, depth: 20 kW, notice: 30 min, duration: 3 h } }\nshed: [miners]',
      ),
    ).not.toContain('energy/large-load-law');
  });

  test('spares who was connected by the end of 2025', () => {
    expect(texas('75 MW', 'connected: 2025-12-31')).not.toContain('energy/large-load-law');
    expect(texas('75 MW', 'connected: 2026-01-01')).toContain('energy/large-load-law');
  });
});

test('quantities of a programme are physical', () => {
  const refused = (programme: string) =>
    readExample(site({ energy: energy(programme, 'miners') })).diagnostics.map(({ code }) => code);
  for (const programme of [
    'depth: 0 MW, notice: 10 min, duration: 1 h',
    'depth: 6 GW, notice: 10 min, duration: 1 h',
    'depth: 1 kW, notice: 8 d, duration: 1 h',
    'depth: 1 kW, notice: 10 min, duration: 31 d',
    'depth: 1 kW, notice: 10 min, ramp: 5 h, duration: 1 h',
    'depth: 1 kW, notice: 10 min, duration: 1 h, penalty: 12',
    'kind: 5cp, depth: 1 kW, notice: 10 min, duration: 1 h',
  ])
    expect(refused(programme)).toEqual(['site/invalid-field']);
});
