import { describe, expect, test } from 'vitest';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { lineCurrents } from '../../../site/model/index.ts';
import { A } from '../../../site/units/index.ts';
import { siteOf } from '../checks/read-example.ts';

/** A panel at 208 V, power factor 1, with miners of 3.01 kW on single-phase circuits. */
function panel(circuits: string, mine: string): readonly string[] {
  const site = siteOf(
    exampleSite({
      'power.intakes': 'grid: { limit: 300 kW, voltage: 13.8 kV, powerFactor: 1 }',
      'power.transformers':
        'tx-(1..2): { from: grid, rating: 250 kVA, secondary: 415 V }\ntx-m: { from: grid, rating: 75 kVA, secondary: 208 V }',
      'power.switchboards': 'msb-(1..2): { from: tx-(1..2), rating: 400 A }\npanel: { from: tx-m, rating: 200 A }',
      'power.feeds': circuits,
      mine: `asics:\n${mine}`,
    }),
  );
  const found = lineCurrents(site.power, site.final.loads).find(({ element }) => element.id === 'panel');
  const { L1, L2, L3 } = found?.perLine ?? {};
  return [L1, L2, L3].map((current) => (current?.in(A) ?? 0).toFixed(1));
}

const fleet = (count: number, feeds: string) =>
  `  s19-${feeds.replace(/\W/g, '')}: { model: bitmain/s19-xp, count: ${count}, feeds: ${feeds}, pue: 1, fate: sheddable }`;

describe('line currents', () => {
  test('of three equal circuits between lines are each the root of three of one: 14.47 A make 25.1', () => {
    expect(panel('c-(1..3): { from: panel, rating: 30 A, lines: line-to-line }', fleet(3, 'c-(1..3)'))).toEqual([
      '25.1',
      '25.1',
      '25.1',
    ]);
  });

  test('of two circuits that share a line are added as phasors, not as amperes', () => {
    // L1-L2 and L2-L3 meet on L2 at 60 degrees: 14.47 x root of three, not 28.9.
    expect(panel('c-(1..2): { from: panel, rating: 30 A, lines: line-to-line }', fleet(2, 'c-(1..2)'))).toEqual([
      '14.5',
      '25.1',
      '14.5',
    ]);
  });

  test('do not care which of two lines is named first', () => {
    const feeds = 'a: { from: panel, rating: 30 A, lines: L3-L1 }\nb: { from: panel, rating: 30 A, lines: L1-L2 }';
    expect(panel(feeds, `${fleet(1, 'a')}\n${fleet(1, 'b')}`)).toEqual(['25.1', '14.5', '14.5']);
  });

  test('of miners that hang from a three-phase panel are dealt out in turn', () => {
    expect(panel('', fleet(4, 'panel'))).toEqual(['38.3', '38.3', '25.1']);
  });
});

test('a site without single-phase circuits has no line currents to tell', () => {
  const site = siteOf(exampleSite());
  expect(lineCurrents(site.power, site.final.loads)).toEqual([]);
});
