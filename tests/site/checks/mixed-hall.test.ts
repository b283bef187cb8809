import { describe, expect, test } from 'vitest';
import { check } from '../../../site/checks/check.ts';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { kW } from '../../../site/units/index.ts';
import { readExample, siteOf } from './read-example.ts';

const ROWS = `row-1: { racks: 4, feeds: [bus-1, bus-2] }
row-2: { racks: 1, feeds: [bus-1, bus-2] }
row-3: { racks: 2, feeds: [bus-1, bus-2] }
row-4: { racks: 2, feeds: [bus-1, bus-2] }`;

/** A hall of four rows: racks in the first, switches in the second, shelves of miners in the others. */
function hall(fleet: string, phases: string, pools = '[hall-1/row-1, hall-1/row-3]') {
  return exampleSite({
    'power.intakes': 'grid: { limit: 400 kW, voltage: 13.8 kV, powerFactor: 0.95 }',
    'halls.hall-1.rows': ROWS,
    pools: `train: { server: nvidia/dgx-h100, perRack: 2, racks: ${pools}, use: training, redundancy: 2N }`,
    fabrics: '',
    mine: `asics:\n  s19: { model: bitmain/s19-xp, count: 20, fate: sheddable, ${fleet} }`,
    phases,
  });
}

const rows = 'rows: hall-1/row-(3..4)';
const refusals = (text: string) => readExample(text).diagnostics.map(({ code, path }) => `${code} ${path.join('.')}`);
const errors = (text: string) =>
  check(siteOf(text)).flatMap(({ severity, code }) => (severity === 'error' ? [code] : []));

describe('miners and racks in one hall', () => {
  const byRows = (second: string) => `
    first: { ready: 2026-12-15, adds: { train: hall-1/row-1 } }
    second: { ready: 2027-03-15, adds: { train: hall-1/row-3 }, removes: { s19: ${second} } }`;

  test('give way to each other row by row: a row of ten miners goes, ten stay on their feeds', () => {
    const { phases } = siteOf(hall(rows, byRows('hall-1/row-3')));
    expect(phases.map(({ miners }) => miners.in(kW))).toEqual([60.2, 30.1]);
    const [first, second] = phases;
    expect(first?.loads.filter(({ kind }) => kind === 'miners').map(({ id }) => id)).toEqual([
      's19 in hall-1/row-3',
      'fans and pumps of s19 in hall-1/row-3',
      's19 in hall-1/row-4',
      'fans and pumps of s19 in hall-1/row-4',
    ]);
    expect(second?.loads.filter(({ kind }) => kind === 'miners')).toHaveLength(2);
    expect(errors(hall(rows, byRows('hall-1/row-3')))).not.toContain('conversion/row-still-mined');
  });

  test('are refused where racks come to a row that is still mined', () => {
    expect(errors(hall(rows, byRows('hall-1/row-4')))).toContain('conversion/row-still-mined');
    expect(errors(hall(rows, byRows('all')))).not.toContain('conversion/row-still-mined');
  });

  test('share a feed, which carries both classes in the phase in which both are there', () => {
    const { phases, power } = siteOf(hall(rows, byRows('hall-1/row-3')));
    const bus = power.byId.get('bus-1');
    // Half of the racks and of the switches would be on the other side; miners hang on both by their row's feeds.
    const load = bus === undefined ? undefined : phases[0]?.loadOf.get(bus)?.in(kW);
    expect(load).toBeCloseTo((8 * 10.2 + 60.2) / 2, 1);
  });

  test('go by number where they stand in no row', () => {
    const { phases } = siteOf(
      hall('feeds: [bus-1, bus-2]', 'only: { ready: 2026-12-15, adds: { train: all }, removes: { s19: 5 } }'),
    );
    expect(phases[0]?.miners.in(kW)).toBeCloseTo(15 * 3.01, 6);
  });

  test('cannot go twice, in larger numbers than there are, or from rows where none stands', () => {
    const removes = (text: string) =>
      refusals(hall(rows, `only: { ready: 2026-12-15, adds: { train: all }, removes: ${text} }`));
    expect(removes('{ s19: 21 }')).toEqual(['site/more-than-there-is phases.only.removes.s19']);
    expect(removes('{ s19: hall-1/row-1 }')).toEqual(['site/more-than-there-is phases.only.removes.s19']);
    expect(removes('{ s20: all }')).toEqual(['site/unknown-reference phases.only.removes.s20']);
    expect(removes('[s19, s19]')).toEqual(['site/more-than-there-is phases.only.removes.1']);
    expect(removes('{ s19: 0 }')).toEqual(['site/invalid-field phases.only.removes.s19']);
  });

  test('need a feed of their own or of their rows', () => {
    expect(refusals(hall('hall: hall-1', 'only: { ready: 2026-12-15, adds: { train: all } }'))).toEqual([
      'site/no-feed mine.asics.s19',
    ]);
  });
});

describe('a container', () => {
  const filled = (model: string, count: number, containers: string) =>
    errors(
      exampleSite({
        'power.intakes': 'grid: { limit: 5 MW, voltage: 13.8 kV, powerFactor: 0.95 }',
        'power.transformers':
          'tx-(1..2): { from: grid, rating: 250 kVA, secondary: 415 V }\ntx-3: { from: grid, rating: 4 MVA, secondary: 415 V }',
        'power.switchboards': 'msb-(1..2): { from: tx-(1..2), rating: 400 A }\nmsb-3: { from: tx-3, rating: 6000 A }',
        mine: `asics:\n  hydro: { model: ${model}, count: ${count}, feeds: msb-3, fate: sheddable, ${containers} }`,
      }),
    );

  // https://docs.mos.tether.io/use-miningos/09-container-example-2-antspace-hydro: 210 slots, quoted at 1,030 kW.
  test('of 210 slots at 1,030 kW takes 192 S21 Hyd of 5.36 kW, not 193 and not 210', () => {
    const hk3 = 'container: bitmain/antspace-hk3';
    expect(filled('bitmain/s21-hyd', 192, hk3)).toEqual([]);
    expect(filled('bitmain/s21-hyd', 193, hk3)).toEqual(['conversion/container-overfilled']);
    expect(filled('bitmain/s21-hyd', 210, hk3)).toEqual(['conversion/container-overfilled']);
    expect(filled('bitmain/s21-hyd', 384, `${hk3}, containers: 2`)).toEqual([]);
  });

  test('of hydro miners takes no miner with fans', () => {
    expect(filled('bitmain/s21', 100, 'container: bitmain/antspace-hk3')).toEqual([
      'conversion/container-wrong-cooling',
    ]);
  });

  test('that nobody has listed is refused with the nearest name', () => {
    expect(
      readExample(
        exampleSite({
          mine: 'asics:\n  s: { model: bitmain/s21, count: 1, feeds: bus-1, container: bitmain/antspace-hk4, fate: sheddable }',
        }),
      ).diagnostics,
    ).toMatchObject([{ code: 'site/unknown-catalog-entry', help: 'did you mean "bitmain/antspace-hk3"?' }]);
  });
});
