import { describe, expect, test } from 'vitest';
import { check } from '../../../site/checks/check.ts';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { floorPressure, kg, mm } from '../../../site/units/index.ts';
import { siteOf } from './read-example.ts';

type Parts = Parameters<typeof exampleSite>[0];

/** What the checks of some groups say, as `code: message`. */
function said(groups: readonly string[], parts: Parts): readonly string[] {
  return check(siteOf(exampleSite(parts)))
    .filter(({ code }) => groups.includes(code.split('/')[0] ?? ''))
    .map(({ code, message }) => `${code}: ${message}`);
}

const nvl72 = (server: string, row = 'racks: 8, feeds: [bus-1, bus-2]') => ({
  'halls.hall-1.rows': `row-1: { ${row} }`,
  'halls.hall-1.cooling':
    'air: { units: crah-(1..3), each: 100 kW, spare: 1, containment: true }\nliquid: { units: cdu-(1..3), each: 600 kW, spare: 1, supply: 40 °C }',
  pools: `train: { server: ${server}, racks: hall-1/row-1, use: training }`,
  fabrics: '',
});

describe('the floor under a rack of 1,360 kg', () => {
  test('bears 20.8 kPa on 600 x 1,068 mm, and 13.9 kPa spread over 800 x 1,200 mm', () => {
    expect(String(floorPressure(kg(1360), mm(600), mm(1068)))).toBe('20.81 kPa');
    expect(String(floorPressure(kg(1360), mm(800), mm(1200)))).toBe('13.89 kPa');
  });

  test('is refused at 17 kPa, in the units of a floor', () => {
    expect(said(['floor'], { ...nvl72('nvidia/gb200-nvl72'), 'halls.hall-1.floor': 'load: 17 kPa' })).toEqual([
      'floor/rack-too-heavy: a rack of row "hall-1/row-1" weighs 1,360 kg, 20.81 kPa over 600 mm x 1,068 mm, but the floor carries 17 kPa',
    ]);
  });

  test('is not guessed at where the width and depth of the rack are not published', () => {
    expect(said(['floor'], { ...nvl72('nvidia/gb300-nvl72'), 'halls.hall-1.floor': 'load: 17 kPa' })).toEqual([
      'floor/weight-unpublished: the catalog has no width and depth of "nvidia/gb300-nvl72", so the floor under row "hall-1/row-1" is not checked',
    ]);
  });
});

describe('eight racks of 120 kW with 85 % on the loop', () => {
  const racks = nvl72('nvidia/gb200-nvl72');

  test('leave 144 kW to the room and give 816 kW to the loop', () => {
    expect(said(['cooling'], racks)).toEqual([]);
    const { halls } = siteOf(exampleSite(racks));
    expect(halls.map(({ air, liquid }) => `${air.load}, ${liquid.load}`)).toEqual(['144 kW, 816 kW']);
  });

  test('are short of air and of loop when the spare machine is out of work', () => {
    const cooling =
      'air: { units: crah-(1..3), each: 70 kW, spare: 1, containment: true }\nliquid: { units: cdu-(1..3), each: 400 kW, spare: 1, supply: 40 °C }';
    expect(said(['cooling'], { ...racks, 'halls.hall-1.cooling': cooling })).toEqual([
      'cooling/air-short: the racks of hall "hall-1" give 144 kW to the room air but 2 of 3 machines carry at most 140 kW',
      'cooling/liquid-short: the racks of hall "hall-1" give 816 kW to the loop but 2 of 3 machines carry at most 800 kW',
    ]);
  });

  test('do not stand in open aisles: 18 kW a rack stay in the air', () => {
    const cooling =
      'air: { units: crah-(1..3), each: 100 kW, spare: 1 }\nliquid: { units: cdu-(1..3), each: 600 kW, spare: 1, supply: 40 °C }';
    expect(said(['cooling'], { ...racks, 'halls.hall-1.cooling': cooling })).toEqual([
      'cooling/rack-too-dense: a rack of row "hall-1/row-1" leaves 18 kW to the room but perimeter-air takes at most 15 kW from one rack',
    ]);
  });

  test('do not stand behind rear doors', () => {
    const row = 'racks: 4, feeds: [bus-1, bus-2], cooling: rear-door';
    expect(said(['cooling'], nvl72('nvidia/gb200-nvl72', row))).toEqual([
      'cooling/rack-too-dense: a rack of row "hall-1/row-1" draws 120 kW but rear-door takes at most 70 kW from one rack',
      'cooling/water-warmer-than-air: rear doors of row "hall-1/row-1" get water of 40 °C, but the racks are to get air of 27 °C',
      'cooling/wrong-medium: row "hall-1/row-1" is cooled by rear-door but "nvidia/gb200-nvl72" gives 85 % of its heat to cold plates',
    ]);
  });
});

test('a pool of rigs that mined is told which exception it loses', () => {
  const rigs = (use: string) => ({
    pools: `rigs: { server: generic/mining-rig-8x-rtx-5090, perRack: 2, racks: hall-1/row-1, use: ${use} }`,
    fabrics: '',
    storage: '',
  });
  const licence =
    'the GeForce driver licence forbids use in a data centre, with an exception for blockchain work that a converted mine loses';
  expect(said(['conversion'], rigs('training'))).toEqual([
    `conversion/geforce-licence: pool "rigs" trains on consumer GPUs, "generic/mining-rig-8x-rtx-5090": ${licence}`,
  ]);
  expect(said(['conversion'], rigs('inference'))).toEqual([
    `conversion/geforce-rental: pool "rigs" offers consumer GPUs, "generic/mining-rig-8x-rtx-5090", for inference: ${licence}`,
  ]);
});

test('what a leftover becomes is in the file', () => {
  expect(() => siteOf(exampleSite({ mine: 'keeps:\n  substation: { fate: reuse, is: tx-(1..3) }' }))).toThrow(
    'there is no power element or hall \\"tx-3\\"',
  );
});
