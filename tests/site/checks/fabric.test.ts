import { expect, test } from 'vitest';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { partialUnit } from '../../../site/checks/fabric/partial-unit.ts';
import { taperUndeclared } from '../../../site/checks/fabric/taper-undeclared.ts';
import { siteOf } from './read-example.ts';

const rows = (racks: number) =>
  `row-1: { racks: ${racks}, feeds: [bus-1, bus-2] }\nrow-2: { racks: 4, feeds: [bus-1, bus-2] }`;

test('says the taper that there is and the one that was declared', () => {
  const site = siteOf(
    exampleSite({
      'halls.hall-1.rows': rows(32),
      fabrics:
        'ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, nodesPerUnit: 40, uplinks: 24, racks: hall-1/row-2 }',
    }),
  );
  expect([...taperUndeclared.find(site)]).toMatchObject([
    {
      message: 'leaves of fabric "ib" carry 40 nodes on 24 uplinks, a taper of 1.67 where 1 is declared',
      help: 'declare taper: 1.67, or give a leaf 40 uplinks',
    },
  ]);
});

test.each([1, 1.5, 2, 3, 5, 7])('takes whole links for a declared taper of %s', (taper) => {
  const site = siteOf(
    exampleSite({
      'halls.hall-1.rows': rows(64),
      fabrics: `ib: { kind: infiniband, switch: nvidia/qm9700, taper: ${taper}, racks: hall-1/row-2 }`,
    }),
  );
  expect(site.fabrics[0]?.tiers).toBe(2);
  expect([...taperUndeclared.find(site)]).toEqual([]);
});

test('counts UFM as one that takes a place: 63 nodes fill two NDR units', () => {
  const site = siteOf(
    exampleSite({
      'halls.hall-1.rows': rows(63),
      pools: 'train: { server: nvidia/dgx-h100, perRack: 1, racks: hall-1/row-1, use: training, fabric: ib }',
      fabrics: 'ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, manager: ufm, racks: hall-1/row-2 }',
    }),
  );
  expect(site.fabrics[0]).toMatchObject({ units: 2, leaves: 16, spines: 8 });
  expect([...partialUnit.find(site)]).toEqual([]);
});

test('counts two node places for UFM where nodes have two rails', () => {
  const site = siteOf(
    exampleSite({
      'halls.hall-1.rows': rows(62),
      pools: 'train: { server: generic/8x-l40s-4u, perRack: 1, racks: hall-1/row-1, use: training, fabric: ib }',
      fabrics: 'ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, manager: ufm, racks: hall-1/row-2 }',
      storage: '',
    }),
  );
  expect(site.fabrics[0]).toMatchObject({ units: 2, leaves: 4, managerPlaces: 2 });
  expect([...partialUnit.find(site)]).toEqual([]);
});

test('counts switches with passive cables at what they draw with those', () => {
  const draw = (cable: string) =>
    siteOf(
      exampleSite({
        fabrics: `ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, racks: hall-1/row-2${cable} }`,
      }),
    ).fabrics[0]?.switchDraw;
  expect(String(draw(''))).toBe('1,720 W');
  expect(String(draw(', cable: nvidia/ndr-mm-optics'))).toBe('1,720 W');
  expect(String(draw(', cable: nvidia/ndr-dac'))).toBe('747 W');
});
