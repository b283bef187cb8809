import { describe, expect, test } from 'vitest';
import { exampleSite } from '../../site/checks/example-site.ts';
import { locate, printPath } from '../../site/diagnostics/index.ts';
import { nodesOf, spareNodes, standingNodes } from '../../site/model/index.ts';
import { readInventory } from '../../site/spec/inventory.ts';
import { found } from '../constructs/sites.ts';
import { readExample, siteOf } from './checks/read-example.ts';

const HEAD = 'host,hall,row,rack,u\n';
const train = (more = '') =>
  `train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, inventory: hosts.csv, use: training, fabric: ib${more} }`;

/** A pool of servers, of which two stand in each of four racks at units 3 and 11; and one of a rack system beside it. */
const site = exampleSite({
  'halls.hall-1.rows':
    'row-1: { racks: 4, feeds: [bus-1, bus-2] }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }\nrow-3: { racks: 2, feeds: [bus-1, bus-2] }\nrow-4: { racks: 2, feeds: [bus-1, bus-2] }',
  pools: `${train()}\nnvl: { server: nvidia/gb200-nvl72, racks: hall-1/row-3, inventory: nvl.csv, use: training, fabric: ib }\nother: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-4, use: training, fabric: ib }`,
});

const good = {
  'hosts.csv': `${HEAD}gpu-1,hall-1,row-1,1,3\n`,
  'nvl.csv': 'host,hall,row,rack,slot\ntray-1,hall-1,row-3,1,1\n',
};

/** What is said of the tables, each with its place: file, line and column. */
function said(beside: Partial<typeof good>): string[] {
  return readExample(site, { ...good, ...beside }).diagnostics.map(
    ({ code, file, path, message }) => `${file}:${path.join('.')} ${code.replace('inventory/', '')}: ${message}`,
  );
}

/** The same of the first pool alone. */
const saidOfHosts = (text: string) => said({ 'hosts.csv': text }).map((line) => line.replace('hosts.csv:', ''));

describe('a table of hosts', () => {
  test('puts each host into its place, with its serial number', () => {
    const text = `serial,${HEAD.trim()}\nS-1,gpu-a,hall-1,row-1,2,11\n,gpu-b,hall-1,row-1,1,3\n`;
    const { pools } = siteOf(site, { ...good, 'hosts.csv': text });
    expect([...found(pools[0]?.inventory).hosts]).toEqual([
      ['hall-1/row-1/2/2', { name: 'gpu-a', serial: 'S-1' }],
      ['hall-1/row-1/1/1', { name: 'gpu-b', serial: undefined }],
    ]);
    expect([...found(pools[1]?.inventory).hosts.keys()]).toEqual(['hall-1/row-3/1/1']);
  });

  test.each([
    ['with a byte order mark', `\uFEFF${HEAD}gpu-1,hall-1,row-1,1,3\n`],
    ['with lines as Windows ends them', `${HEAD}gpu-1,hall-1,row-1,1,3\n`.replaceAll('\n', '\r\n')],
    ['with quotes, blanks and empty lines', '"host","hall","row","rack","u"\n\n "gpu-1", "hall-1" ,row-1,"1",3\n\n'],
    ['without an end of its last line', `${HEAD}gpu-1,hall-1,row-1,1,3`],
  ])('is read %s', (_, text) => {
    const { pools } = siteOf(site, { ...good, 'hosts.csv': text });
    expect([...found(pools[0]?.inventory).hosts]).toEqual([['hall-1/row-1/1/1', { name: 'gpu-1', serial: undefined }]]);
  });

  test.each([
    ['', '1 source/empty: the file is empty'],
    ['\n  \r\n', '1 source/empty: the file is empty'],
    [HEAD, '1 not-a-table: it lists no host'],
    ['host;hall;row;rack;u\na;b;c;1;3\n', '1 not-a-table: its columns are parted by ";", and this table has commas'],
    [`${HEAD}a,hall-1,row-1,1\n`, '2 not-a-table: line 2 has 4 values under 5 columns'],
    [`${HEAD}a"b,hall-1,row-1,1,3\n`, '2 not-a-table: a quote stands inside a value'],
    [`${HEAD}"a,hall-1,row-1,1,3\n`, '2 not-a-table: a quote is opened and never closed'],
    [`${HEAD.replace('u', 'u,u')}a,hall-1,row-1,1,3,3\n`, '1.u unknown-column: column "u" is given twice'],
    [`${HEAD.replace('u', 'u,bmc')}a,hall-1,row-1,1,3,x\n`, '1.bmc unknown-column: an inventory has no column "bmc"'],
    ['host,hall,row,u\na,hall-1,row-1,3\n', '1 missing-column: it has no column "rack"'],
    [
      'host,hall,row,rack,slot\na,hall-1,row-1,1,1\n',
      '1.slot unknown-column: column "slot" says nothing here: servers of pool "train" are known by their lowest unit',
    ],
    [
      `${HEAD}gpu-\u202E1,hall-1,row-1,1,3\n`,
      '2 source/hidden-character: a right-to-left override (U+202E) stands here, and nobody sees it',
    ],
    [
      `${HEAD}\${x},hall-1,row-1,1,3\n`,
      '2 source/template: "${" begins a template of Terraform, and nothing in this file is run',
    ],
  ])('is refused where it is %j', (text, problem) => {
    expect(saidOfHosts(text)).toContain(problem);
  });

  test.each([
    ['GPU-A17,hall-1,row-1,1,3', '2.host invalid-value: "GPU-A17" is not a name that a node can have'],
    [
      `${'a'.repeat(64)},hall-1,row-1,1,3`,
      `2.host invalid-value: host "${'a'.repeat(40)}…" has 64 characters, where 63 fit`,
    ],
    [',hall-1,row-1,1,3', '2.host invalid-value: a line has no host'],
    ['=1+1,hall-1,row-1,1,3', '2.host invalid-value: "=1+1" is a formula to a spreadsheet, which would run it'],
    ['a,hall-1,row-1,one,3', '2.rack invalid-value: rack "one" is not a whole number from 1'],
    ['a,hall-1,row-1,1,3 U', '2.u invalid-value: u "3 U" is not a whole number from 1'],
    ['a,hall-9,row-1,1,3', '2.hall unknown-place: there is no hall "hall-9"'],
    ['a,hall-1,row-11,1,3', '2.row unknown-place: hall "hall-1" has no row "row-11"'],
    [
      'a,hall-1,row-4,1,3',
      '2.row unknown-place: row "hall-1/row-4" is of pool "other", and this is the inventory of pool "train"',
    ],
    [
      'a,hall-1,row-2,1,3',
      '2.row unknown-place: row "hall-1/row-2" is of no pool, and this is the inventory of pool "train"',
    ],
    ['a,hall-1,row-1,5,3', '2.rack unknown-place: there is no rack 5 in row "hall-1/row-1", which has 4'],
    ['a,hall-1,row-1,1,4', '2.u unknown-place: no server of row "hall-1/row-1" begins at unit 4'],
    ['a,hall-1,row-1,1,60', '2.u unknown-place: unit 60 is above the racks of row "hall-1/row-1", which have 48 U'],
    ['a,hall-1,row-1,1,3\na,hall-1,row-1,2,3', '3.host duplicate: host "a" is listed twice'],
    [
      'a,hall-1,row-1,1,3\nb,hall-1,row-1,1,3',
      '3.u duplicate: "b" stands where "a" does, at u 3 of rack 1 of row "hall-1/row-1"',
    ],
    ['tray-1,hall-1,row-1,1,3', '2.host duplicate: host "tray-1" is listed twice'],
    [
      'other-hall-1-row-4-u1-r1-n1,hall-1,row-1,1,3',
      '2.host name-taken: nodes of pool "other" are called like "other-hall-1-row-4-u1-r1-n1" where no inventory names them',
    ],
    [
      'train-hall-1-row-1-u1-r2-n1,hall-1,row-1,1,3',
      '2.host name-taken: nodes of pool "train" are called like "train-hall-1-row-1-u1-r2-n1" where no inventory names them',
    ],
    [
      'ib-spine-1,hall-1,row-1,1,3',
      '2.host name-taken: switches and managers of fabric "ib" are called like "ib-spine-1" where no inventory names them',
    ],
  ])('with the line %j is refused', (line, problem) => {
    const all = said({ 'hosts.csv': `${HEAD}${line}\n` });
    expect(all.map((one) => one.replace(/^(hosts|nvl)\.csv:/, ''))).toEqual([problem]);
  });

  test('refuses what its slots are told by where racks come stacked', () => {
    const tray = (text: string) => said({ 'nvl.csv': text }).map((line) => line.replace('nvl.csv:', ''));
    expect(tray('host,hall,row,rack,u\na,hall-1,row-3,1,3\n')).toEqual([
      '1.u unknown-column: column "u" says nothing here: racks of pool "nvl" come stacked, so that their nodes are counted',
      '1 missing-column: it has no column "slot": racks of pool "nvl" come stacked, so that their nodes are counted',
    ]);
    expect(tray('host,hall,row,rack,slot\na,hall-1,row-3,1,19\nb,hall-1,row-3,2,18\nc,hall-1,row-3,2,18\n')).toEqual([
      '2.slot unknown-place: there is no slot 19 in a rack of row "hall-1/row-3", which has 18',
      '4.slot duplicate: "c" stands where "b" does, at slot 18 of rack 2 of row "hall-1/row-3"',
    ]);
  });

  test('says a name that is near, and what a person can do', () => {
    const { diagnostics } = readExample(site, {
      ...good,
      'hosts.csv': `${HEAD}GPU-A17,hall-l,row-1,1,3\nb,hall-1,row-11,1,3\nc,hall-1,row-1,1,4\n`,
    });
    expect(diagnostics.map(({ help }) => help)).toEqual([
      'write "gpu-a17"',
      'did you mean "hall-1"?',
      'did you mean "row-1"?',
      'a rack there holds 2 servers, from units 3 and 11',
    ]);
  });

  test('says everything at once: of the table, of each value, of the building, and of the site file', () => {
    const text =
      'host,hall,row,rack,u,Serial\nA,hall-9,row-1,x,3,1\n\nb,hall-1\nc,hall-1,row-1,9,3,2\nc,hall-1,row-1,1,5,\n';
    const broken = site.replace('racks: hall-1/row-4', 'racks: hall-1/row-44');
    const { diagnostics } = readExample(broken, { ...good, 'hosts.csv': text });
    expect(diagnostics.map(({ code, path }) => `${path.join('.')} ${code}`)).toEqual([
      '4 inventory/not-a-table',
      '1.Serial inventory/unknown-column',
      '2.host inventory/invalid-value',
      '2.rack inventory/invalid-value',
      'pools.other.racks site/unknown-reference',
      '2.hall inventory/unknown-place',
      '5.rack inventory/unknown-place',
      '6.host inventory/duplicate',
      '6.u inventory/unknown-place',
    ]);
  });
});

/** What no author wrote and no author should read: words of the parser, of JavaScript and of nobody. */
const FOREIGN = /Invalid|CSV_|Quote:|expected|undefined|NaN|Infinity|\[object/;

test.each([
  ',',
  '"',
  '""',
  '\n',
  '\r\n',
  '\r',
  ';',
  '\t',
  '=',
  ' ',
  'é',
  '\u0000',
  '\u{1F600}',
  '__proto__',
  '9'.repeat(400),
])(
  '%j anywhere in a table never throws, and what is said of it has a line and the words of an author, once',
  (what) => {
    const text = `${HEAD.trim()},serial\n"gpu-1",hall-1,row-1,1,3,S1\ngpu-2,hall-1,row-1,1,11,\n`;
    for (let at = 0; at <= text.length; at++) {
      for (const changed of [
        text.slice(0, at) + what + text.slice(at),
        text.slice(0, at) + what + text.slice(at + 1),
      ]) {
        const { source, diagnostics } = readInventory(changed, 'hosts.csv');
        for (const one of diagnostics) {
          const { start, end } = found(locate(one, source).range);
          expect(start.line).toBeLessThanOrEqual(changed.split('\n').length);
          expect(end.column).toBeLessThanOrEqual((source.line(end.line)?.length ?? 0) + 1);
        }
        // A site takes a hundred times as long as a table.
        const all = at % 9 === 0 ? readExample(site, { ...good, 'hosts.csv': changed }).diagnostics : diagnostics;
        const told = all.map((one) => `${printPath(one.path)} ${one.message}`);
        expect(new Set(told).size, told.join('\n')).toBe(told.length);
        expect(told.join('\n')).not.toMatch(FOREIGN);
        expect(all.filter(({ help }) => !help)).toEqual([]);
      }
    }
  },
);

describe('a pool with an inventory', () => {
  const listed = siteOf(site.replace(train(), train(', spares: 3, sparesHeld: by-taint')), {
    ...good,
    'hosts.csv': `${HEAD}gpu-7,hall-1,row-1,4,3\ngpu-2,hall-1,row-1,1,11\n`,
  });
  const pool = found(listed.pools[0]);

  test('has its places in the order in which they stand, each by the name of its host where there is one', () => {
    const places = [...nodesOf(listed, pool)];
    expect(places).toHaveLength(8);
    expect(places.filter(({ stands }) => stands).map(({ name, place }) => [name, place])).toEqual([
      ['gpu-2', 'train-hall-1-row-1-u1-r1-n2'],
      ['gpu-7', 'train-hall-1-row-1-u1-r4-n1'],
    ]);
    expect(places.filter(({ stands }) => !stands).every(({ name, place }) => name === place)).toBe(true);
    expect(standingNodes(listed, pool).map(({ name }) => name)).toEqual(['gpu-2', 'gpu-7']);
  });

  test('holds back what stands in its last places, and nothing that is not there', () => {
    expect(spareNodes(listed, pool)).toEqual(['gpu-7']);
  });
});
