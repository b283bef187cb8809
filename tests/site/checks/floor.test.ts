import { describe, expect, test } from 'vitest';
import { check } from '../../../site/checks/check.ts';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { saidOf } from '../said-of.ts';
import { siteOf } from './read-example.ts';

type Parts = NonNullable<Parameters<typeof exampleSite>[0]>;

function said(parts: Parts, ...codes: readonly string[]): readonly string[] {
  return check(siteOf(exampleSite(parts)))
    .filter(({ code }) => codes.includes(code))
    .map(({ message }) => message);
}

const switches = (rows: string, more = '') => ({
  'halls.hall-1.rows': `row-1: { racks: 160, feeds: [bus-1, bus-2] }\n${rows}`,
  pools: 'train: { server: nvidia/dgx-h100, perRack: 1, racks: hall-1/row-1, use: training, fabric: ib }',
  fabrics: `ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, racks: hall-1/row-2${more} }`,
});

describe('forty leaves and thirty-two spines end of row', () => {
  test('stand in two racks', () => {
    const parts = switches('row-2: { racks: 2, feeds: [bus-1, bus-2] }');
    expect(siteOf(exampleSite(parts)).fabrics[0]).toMatchObject({ leaves: 40, spines: 32 });
    expect(said(parts, 'floor/rack-too-tall')).toEqual([]);
  });

  test('do not stand in one', () => {
    expect(said(switches('row-2: { racks: 1, feeds: [bus-1, bus-2] }'), 'floor/rack-too-tall')).toEqual([
      'a rack of row "hall-1/row-2" holds 72 U of systems but has 48 U',
    ]);
  });

  test('draw more than a tap of 40 A with optics, and less on passive copper', () => {
    const row = 'row-2: { racks: 2, feeds: [bus-1, bus-2], tap: 40 A }';
    expect(said(switches(row), 'power/rack-exceeds-tap')).toEqual([expect.stringContaining('row "hall-1/row-2"')]);
    expect(said(switches(row, ', cable: nvidia/ndr-dac'), 'power/rack-exceeds-tap')).toEqual([]);
  });
});

test('a rack of 1,360 kg lays 453 kg on a tile at rest and 680 kg on a wheel that rolls', () => {
  const on = (tile: string) => ({
    'halls.hall-1.floor': `{ load: 24 kPa, tile: { ${tile} } }`,
    pools: 'train: { server: nvidia/gb200-nvl72, racks: hall-1/row-1, use: training }',
    fabrics: '',
  });
  expect(said(on('point: 450 kg, rolling: 700 kg'), 'floor/tile-overloaded')).toEqual([
    'of a rack of row "hall-1/row-1" 453.3 kg rest on one tile but a tile of hall "hall-1" carries 450 kg',
  ]);
  expect(said(on('point: 500 kg, rolling: 567 kg'), 'floor/tile-overloaded')).toEqual([
    'of a rack of row "hall-1/row-1" 680 kg roll on one wheel while it is moved but a tile of hall "hall-1" carries 567 kg',
  ]);
});

test('a rack of 48 units does not go through a door of 2.1 m', () => {
  const parts = {
    'halls.hall-1.layout': '{ aisles: { cold: 1.2 m, hot: 1.2 m }, door: { width: 1200 mm, height: 2100 mm } }',
  };
  expect(said(parts, 'floor/door-too-small')).toEqual([
    'a rack of row "hall-1/row-1" has a height of 2,134 mm by its units alone but the smallest door has 2,100 mm',
    'a rack of row "hall-1/row-2" has a height of 2,134 mm by its units alone but the smallest door has 2,100 mm',
  ]);
});

describe('figures that no hall has', () => {
  const row = (racks: string) =>
    exampleSite({ 'halls.hall-1.rows': `row-1: { racks: ${racks}, feeds: [bus-1, bus-2] }` });
  const layout = (text: string) =>
    exampleSite({ 'halls.hall-1.layout': `{ aisles: { cold: 1.2 m, hot: 1.2 m }, ${text} }` });

  test.each([
    ['400 racks in a row', row('400'), 'plausible is between 1 and 200: 200 racks of 600 mm are a row of 120 m'],
    ['no rack in a row', row('0'), 'plausible is between 1 and 200'],
    ['half a rack', row('0.5'), 'takes a whole number'],
    ['a hall of 3 km', layout('width: 3 km'), 'plausible is between 2 m and 300 m: a room with racks in it'],
    ['a door for cats', layout('door: { width: 300 mm, height: 2 m }'), 'plausible is between 600 mm and 10 m'],
    ['racks of 60 mm', layout('position: { width: 60 mm, depth: 1200 mm }'), 'racks are 600 to 800 mm wide'],
    ['trays in the clouds', layout('cables: { drop: 200 m, slack: 1 m }'), 'plausible is between 100 mm and 15 m'],
    ['less than no slack', layout('cables: { drop: 2 m, slack: -1 m }'), 'plausible is zero or more and at most 20 m'],
    ['rows all abreast', layout('abreast: 40'), 'plausible is between 1 and 10'],
  ])('%s are refused with what is plausible', (_, file, help) => {
    expect(saidOf(file)).toContain(help);
  });
});
