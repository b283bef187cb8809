import { describe, expect, test } from 'vitest';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { longestToCore, type Row, type Site, wayBetween } from '../../../site/model/index.ts';
import { siteOf } from '../checks/read-example.ts';

const rows = `
  row-(1..4): { racks: 10, feeds: [bus-1, bus-2] }
  net-1: { racks: 2, feeds: [bus-1, bus-2] }`;

function laidOut(layout: string, more = rows): Site {
  return siteOf(
    exampleSite({
      'halls.hall-1.layout': `{ ${layout} }`,
      'halls.hall-1.rows': more,
      pools: 'train: { server: nvidia/dgx-h100, perRack: 1, racks: hall-1/row-1, use: inference, fabric: ib }',
      fabrics: 'ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, racks: hall-1/net-1 }',
    }),
  );
}

const hallOf = ({ halls: [hall] }: Site) => {
  if (hall?.plan === undefined) throw new Error('the hall has no plan');
  return { ...hall, plan: hall.plan };
};
const rowOf = ({ rows: all }: Site, id: string): Row => {
  const row = all.find((one) => one.id === id);
  if (row === undefined) throw new Error(`no row ${id}`);
  return row;
};

const aisles = 'aisles: { cold: 1.8 m, hot: 1.2 m }';

describe('a hall of racks of 800 x 1,200 mm', () => {
  test('has a cold aisle between its first rows and then by turns, and a way around them', () => {
    const { plan } = hallOf(laidOut(aisles));
    const across = [...plan.places.values()].map(({ y }) => Number(y).toFixed(1));
    expect(across).toEqual(['1.8', '4.8', '7.2', '10.2', '12.6']);
    // Five rows of 1.2 m, two cold and two hot aisles, and 1.2 m at both walls.
    expect(Number(plan.needs.width)).toBeCloseTo(5 * 1.2 + 2 * 1.8 + 2 * 1.2 + 2 * 1.2);
    expect(Number(plan.needs.length)).toBeCloseTo(10 * 0.8 + 2 * 1.2);
  });

  test('stands rows end to end where the file says so', () => {
    const { plan } = hallOf(laidOut(`${aisles}, abreast: 2, across: 2.4 m`));
    const [first, second, third] = [...plan.places.values()];
    expect(Number(second?.y)).toBe(Number(first?.y));
    expect(Number(second?.x) - Number(first?.x)).toBeCloseTo(8 + 2.4);
    expect(Number(third?.x)).toBe(Number(first?.x));
    expect(Number(plan.needs.length)).toBeCloseTo(8 + 2.4 + 8 + 2 * 1.2);
  });

  test('spreads columns over the row that they stand in', () => {
    const { plan } = hallOf(laidOut(aisles, rows.replace('racks: 10,', 'racks: 10, columns: 1 m,')));
    expect(Number(plan.places.get('hall-1/row-1')?.pitch)).toBeCloseTo(0.9);
    expect(Number(plan.needs.length)).toBeCloseTo(9 + 2 * 1.2);
  });

  test('gives a rack half of the aisles beside it, and all of the way to a wall', () => {
    const { plan } = hallOf(laidOut(aisles));
    expect(Number(plan.places.get('hall-1/row-1')?.share.depth)).toBeCloseTo(1.2 + 1.2 + 0.9);
    expect(Number(plan.places.get('hall-1/row-2')?.share.depth)).toBeCloseTo(1.2 + 0.9 + 0.6);
    expect(Number(plan.places.get('hall-1/row-1')?.share.width)).toBeCloseTo(0.8);
  });

  test('is not measured where a row is not, or nothing is said', () => {
    const racks = 'train: { server: nvidia/gb300-nvl72, racks: hall-1/row-1, use: training }';
    const [unmeasured] = siteOf(exampleSite({ 'halls.hall-1.layout': aisles, pools: racks, fabrics: '' })).halls;
    const [silent] = siteOf(exampleSite()).halls;
    expect([unmeasured?.plan, silent?.plan]).toEqual([undefined, undefined]);
  });
});

describe('a cable', () => {
  const site = laidOut(`${aisles}, cables: { drop: 2.5 m, slack: 1 m }`);
  const { plan } = hallOf(site);
  const way = (from: string, rack: number, to: string, at: number) =>
    wayBetween({ row: rowOf(site, from), rack }, { row: rowOf(site, to), rack: at }, plan)?.in(plan.needs.width.unit);

  test('goes along the row and across the rows, down at both ends, with slack', () => {
    // Nine racks of 0.8 m along, 10.8 m across from the first row to the fifth.
    expect(way('row-1', 9, 'net-1', 0)).toBeCloseTo(9 * 0.8 + 10.8 + 2 * 2.5 + 1);
    expect(way('row-1', 0, 'row-1', 3)).toBeCloseTo(3 * 0.8 + 2 * 2.5 + 1);
  });

  test('stays in its rack with one drop', () => {
    expect(way('net-1', 1, 'net-1', 1)).toBeCloseTo(2.5 + 1);
  });

  test('is as long back as forth', () => {
    expect(way('row-2', 7, 'net-1', 1)).toBe(way('net-1', 1, 'row-2', 7));
  });

  test('to the core is longest from the farthest rack of all that are filled', () => {
    const longest = longestToCore(hallOf(site));
    expect(longest?.from).toMatchObject({ row: { id: 'row-1' }, rack: 9 });
    expect(longest?.to).toMatchObject({ row: { id: 'net-1' }, rack: 0 });
    // Held against every pair of racks.
    const every = hallOf(site).rows.filter((row) => row.contents.length > 0);
    const pairs = every.flatMap((row) =>
      Array.from({ length: row.racks }, (_, rack) => [0, 1].map((at) => way(row.id, rack, 'net-1', at) ?? 0)).flat(),
    );
    expect(longest?.length.in(plan.needs.width.unit)).toBeCloseTo(Math.max(...pairs));
  });
});

test('rows of a core that are not there are refused', () => {
  expect(() => laidOut(`${aisles}, core: net-2`)).toThrow('there is no row of \\"hall-1\\" \\"net-2\\"');
});
