import { describe, expect, test } from 'vitest';
import { cables } from '../../exports/cables/cables.ts';
import { csv } from '../../exports/csv.ts';
import { exampleSite } from '../../site/checks/example-site.ts';
import { billOf, isOptical, type Site, wiringOf } from '../../site/model/index.ts';
import { siteOf } from '../site/checks/read-example.ts';
import { ethernetSites, fabricSites, measuredSites, onlyFabric } from './fabric-sites.ts';

/** A table without quotes, read by its head. */
function read(text: string): Readonly<Record<string, string>>[] {
  expect(text).not.toContain('"');
  const [head = '', ...lines] = text.trimEnd().split('\n');
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    expect(cells).toHaveLength(names.length);
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
}

function exported(site: Site): ReadonlyMap<string, string> {
  const written = cables.export(site);
  if ('nothing' in written) throw new Error(written.nothing);
  return written.files;
}

const tally = (keys: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
};

describe.each(Object.entries({ ...fabricSites, ...ethernetSites, ...measuredSites }))(
  'export cables of %s',
  (_, site) => {
    const fabric = onlyFabric(site);
    const lines = read(exported(site).get(`${fabric.id}/cables.csv`) ?? '');
    const wiring = wiringOf(site, fabric);

    test('has a line for each link, under a label of its own, and no port twice', () => {
      expect(lines).toHaveLength(wiring.links.length);
      expect(new Set(lines.map((line) => line.cable)).size).toBe(lines.length);
      const ends = lines.flatMap((line) => [
        `${line['from device']} ${line['from port']}`,
        `${line['to device']} ${line['to port']}`,
      ]);
      expect(new Set(ends).size).toBe(ends.length);
    });

    // The runs are summed rack by rack; here every link is looked at by itself.
    test('comes to the runs that the site was checked with, length by length', () => {
      const keys = lines.flatMap((line) => [
        [line.tier, line['from hall'], line['to hall'], line['length m'], line.part].join(' '),
      ]);
      const summed: Record<string, number> = {};
      for (const { tier, from, to, length, cable, links } of fabric.runs) {
        const key = [tier, from, to, Number(length), cable?.id ?? ''].join(' ');
        summed[key] = (summed[key] ?? 0) + links;
      }
      expect(tally(keys)).toEqual(summed);
    });

    test('takes a transceiver for each cage of a switch that a fibre goes into', () => {
      const optical = lines.filter(({ medium }) => medium === 'multimode' || medium === 'single-mode');
      const cages = optical.flatMap((line) =>
        (['from', 'to'] as const)
          .map((end) => [line[`${end} device`], line[`${end} port`]] as const)
          .filter(([device, port]) => wiring.switches.some(({ name }) => name === device) && port !== 'manager')
          .map(([device, port]) => `${device} ${port?.split('/')[0]}`),
      );
      const ofOwnPorts = optical.filter((line) => line['to port'] === 'manager').length;
      const bought = billOf(fabric).transceivers.filter(({ at }) => at === 'switches');
      const sum = bought.reduce((all, { count }) => all + count, 0);
      // A manager's own port adds one where the cages beside it are full.
      expect(sum - new Set(cages).size).toBeGreaterThanOrEqual(0);
      expect(sum - new Set(cages).size).toBeLessThanOrEqual(ofOwnPorts);
    });

    test('stands no two boxes in one unit, and none above the top', () => {
      const boxes = new Map<string, string>();
      for (const line of lines) {
        for (const end of ['from', 'to']) {
          const unit = line[`${end} unit`];
          if (unit === '') continue;
          const at = [line[`${end} hall`], line[`${end} row`], line[`${end} rack`], unit].join(' ');
          const device = line[`${end} device`] ?? '';
          expect(boxes.get(at) ?? device, at).toBe(device);
          boxes.set(at, device);
        }
      }
      expect(new Set(boxes.values()).size).toBe(boxes.size);
    });

    test('is the same bytes twice', () => {
      expect([...exported(site)]).toEqual([...exported(site)]);
    });
  },
);

describe('the bill of one DGX H100 rack beside its switch', () => {
  const fabric = onlyFabric(measuredSites['one switch beside two racks, on copper']);

  test('is copper, one cable for two links, and no transceiver', () => {
    const { cables: lengths, transceivers } = billOf(fabric);
    expect(transceivers).toEqual([]);
    expect(lengths.map(({ cable, links, cables: count }) => [cable?.id, links, count])).toEqual([
      ['nvidia/ndr-dac', 16, 8],
      ['nvidia/ndr-dac', 16, 8],
    ]);
    expect(lengths.some(({ cable }) => cable !== undefined && isOptical(cable))).toBe(false);
  });

  test('counts the switch at 747 W, and at 1,720 W where one cable is fibre', () => {
    expect(String(fabric.switchDraw)).toBe('747 W');
    expect(fabric.rows.map((row) => String(row.draw))).toEqual(['0.747 kW']);
    expect(String(onlyFabric(fabricSites['one switch']).switchDraw)).toBe('1,720 W');
  });
});

test('stands the leaves of a unit in its own hall, where that has racks for switches', () => {
  const fabric = onlyFabric(measuredSites['nodes and switches in two halls']);
  const between = fabric.runs.filter(({ tier, from, to }) => tier === 'node-leaf' && from !== to);
  expect(between).toEqual([]);
  expect(billOf(fabric).switches.filter(({ level }) => level === 'leaf')).toEqual([
    { level: 'leaf', hallId: 'hall-1', count: 8 },
    { level: 'leaf', hallId: 'hall-2', count: 8 },
  ]);
});

test('counts the two links of a twin-port transceiver as one transceiver and two fibres', () => {
  const fabric = onlyFabric(fabricSites['two units of H100 with UFM and two tenants']);
  const { cables: lengths, transceivers } = billOf(fabric);
  const fibres = (tier: string) =>
    lengths.filter((run) => run.tier === tier).reduce((sum, { cables: count }) => sum + count, 0);
  // 63 nodes of four cages with two ports each; UFM on four leaf ports.
  expect([fibres('node-leaf'), fibres('manager-leaf'), fibres('leaf-spine')]).toEqual([504, 4, 512]);
  expect(transceivers.map(({ at, count }) => `${count} ${at}`)).toEqual([
    // Sixteen leaves with 32 or 31 links down and 32 up, eight spines of 64.
    `${16 * 32 + 8 * 32} switches`,
    `${63 * 4} nodes`,
    '4 managers',
  ]);
});

test('says which halls it has not measured', () => {
  const notesOf = (site: Site) => {
    const written = cables.export(site);
    return 'notes' in written ? written.notes : [];
  };
  expect(notesOf(fabricSites['one switch'])).toEqual([
    'cables of hall "hall-1" are all 30 m, as toCore says: its layout has no part "cables"',
  ]);
  expect(notesOf(measuredSites['two planes of Spectrum-X in eight rows'])).toEqual([]);
});

test('has nothing to write where no pool joins a fabric', () => {
  expect(cables.export(siteOf(exampleSite({ pools: '', fabrics: '', storage: '' })))).toEqual({
    nothing: '"example" has no fabric that a pool joins',
    help: expect.stringContaining('add a part "fabrics"'),
  });
});

describe('a table', () => {
  test('quotes what would break it', () => {
    expect(csv([['a,b', 'c"d', 'e\nf', 7, '']])).toBe('"a,b","c""d","e\nf",7,\n');
  });

  test.each(['=cmd()', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('keeps %j from being a formula', (formula) => {
    const [first] = csv([[formula]]).replaceAll('"', '');
    expect(first).toBe("'");
  });
});
