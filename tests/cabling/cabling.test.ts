import { describe, expect, test } from 'vitest';
import { exampleSite } from '../../site/checks/example-site.ts';
import { type WiredLink, wiringOf } from '../../site/model/index.ts';
import { fabricSites, onlyFabric } from '../exports/fabric-sites.ts';
import { describeWith } from '../rig/judges.ts';
import { ibnetdiscoverJudge } from '../rig/opensm.ts';
import { siteOf } from '../site/checks/read-example.ts';
import { exchange, foundAfter, foundIn, move, printedOf, without } from './live-fabric.ts';

const NDR = fabricSites['two units of H100 with UFM and two tenants'];
const HDR = fabricSites['three levels of HDR switches'];
const XDR = fabricSites['racks and servers on XDR, where UFM has its own port'];

const ONE = 'train-hall-1-row-1-u1-r1-n1';
const OTHER = 'train-hall-1-row-1-u1-r2-n1';
const FAR = 'train-hall-1-row-1-u2-r33-n1';
const LEAF = 'ib-leaf-train-hall-1-u1-rail0';

/** All rails of two hosts, exchanged. */
function exchangeHosts(links: Parameters<typeof exchange>[0], a: string, b: string) {
  return Array.from({ length: 8 }, (_, rail) => rail).reduce(
    (changed, rail) => exchange(changed, `${a} ${rail}`, `${b} ${rail}`),
    links,
  );
}

describeWith(ibnetdiscoverJudge)('what the real ibnetdiscover prints', () => {
  test.each(Object.entries(fabricSites))('of %s, cabled as planned, is what was planned', async (_, site) => {
    const text = await printedOf(site);
    // Each end of each link prints it.
    const links = text.split('\n').filter((line) => line.startsWith('['));
    expect(links).toHaveLength(2 * wiringOf(site, onlyFabric(site)).links.length);
    expect(foundIn(site, text)).toEqual([]);
  });
});

describeWith(ibnetdiscoverJudge)('a cable of a node', () => {
  test('crossed with another of the same node is one finding, with both leaves', async () => {
    expect(await foundAfter(NDR, { links: (links) => exchange(links, `${ONE} 0`, `${ONE} 4`) })).toEqual([
      `cabling/rails-crossed: rails 0 and 4 of "${ONE}" are crossed: they are on port 1/1 of "ib-leaf-train-hall-1-u1-rail4" and port 1/1 of "${LEAF}"`,
    ]);
  });

  test('exchanged with one of another unit is on another switch', async () => {
    expect(await foundAfter(NDR, { links: (links) => exchange(links, `${ONE} 3`, `${FAR} 3`) })).toEqual([
      `cabling/other-switch: rail 3 of "${ONE}" and rail 3 of "${FAR}" have the ports of each other: they are on port 1/1 of "ib-leaf-train-hall-1-u2-rail3" and port 1/1 of "ib-leaf-train-hall-1-u1-rail3"`,
    ]);
  });

  test('exchanged with its neighbour on the same leaf carries the same, and is a warning', async () => {
    const [found, ...more] = await foundAfter(NDR, { links: (links) => exchange(links, `${ONE} 3`, `${OTHER} 3`) });
    expect(found).toMatch(/^cabling\/other-port: rail 3 of .* have the ports of each other/);
    expect(more).toEqual([]);
  });

  test('in a free port of another leaf is to be moved from there to its own', async () => {
    const moved = (links: Parameters<typeof move>[0]) => move(links, `${ONE} 0`, 'ib-leaf-train-hall-1-u2-rail7', 32);
    expect(await foundAfter(NDR, { links: moved })).toEqual([
      `cabling/other-switch: rail 0 of "${ONE}" is on port 16/2 of "ib-leaf-train-hall-1-u2-rail7", planned for nothing, and not on port 1/1 of "${LEAF}"`,
    ]);
  });

  test('that is not there is missing at its leaf; those of a host without power are missing once', async () => {
    expect(await foundAfter(NDR, { links: (links) => without(links, `${ONE} 3`) })).toEqual([
      `cabling/no-link: rail 3 of "${ONE}" has no link: it was planned on port 1/1 of "ib-leaf-train-hall-1-u1-rail3"`,
    ]);
    const dark = await foundAfter(NDR, {
      links: (links) => links.filter(({ from }) => !('host' in from && from.host === ONE)),
    });
    expect(dark).toEqual([`cabling/no-link: host "${ONE}" is not on the fabric: none of its 8 rails has a link`]);
  });

  test('is found beside one that is crossed: the one does not hide the other', async () => {
    const found = await foundAfter(NDR, {
      links: (links) => without(exchange(links, `${ONE} 0`, `${ONE} 4`), `${OTHER} 0`),
    });
    expect(found.map((one) => one.split(':')[0])).toEqual(['cabling/rails-crossed', 'cabling/no-link']);
  });
});

describeWith(ibnetdiscoverJudge)('what is alike for many', () => {
  test('is one finding for two hosts that were put into the racks of each other', async () => {
    expect(await foundAfter(NDR, { links: (links) => exchangeHosts(links, ONE, OTHER) })).toEqual([
      expect.stringMatching(/^cabling\/hosts-exchanged: hosts .* have the ports of each other$/),
    ]);
  });

  test('is one finding for two leaves that were called as each other', async () => {
    const renamed = (text: string) =>
      text.replaceAll('-u1-rail0"', '-x"').replaceAll('-u1-rail1"', '-u1-rail0"').replaceAll('-x"', '-u1-rail1"');
    expect(await foundAfter(NDR, { text: renamed })).toEqual([
      `cabling/switches-exchanged: switches "${LEAF}" and "ib-leaf-train-hall-1-u1-rail1" have the cables of each other`,
    ]);
  });

  test('is one finding for nodes that count their adapters in another order, and none once that is said', async () => {
    const recounted = (text: string) =>
      text.replaceAll(' mlx5_0"', ' x"').replaceAll(' mlx5_4"', ' mlx5_0"').replaceAll(' x"', ' mlx5_4"');
    expect(await foundAfter(NDR, { text: recounted })).toEqual([
      'cabling/rails-crossed: 63 nodes of pool "train" have their rails crossed alike: rail 0 is at the place of rail 4, rail 4 is at the place of rail 0',
    ]);
    const adapters = new Map([['train', [4, 1, 2, 3, 0, 5, 6, 7].map((number) => `mlx5_${number}`)]]);
    expect(await foundAfter(NDR, { text: recounted, adapters })).toEqual([]);
  });
});

describeWith(ibnetdiscoverJudge)('a cable between switches', () => {
  test('exchanged with one to another spine is one finding', async () => {
    const other = 'ib-leaf-train-hall-1-u1-rail1';
    expect(await foundAfter(NDR, { links: (links) => exchange(links, `${LEAF}:33`, `${other}:64`) })).toEqual([
      `cabling/trunk-misplaced: port 17/1 of "${LEAF}" and port 32/2 of "${other}" have the links of each other, to port 4/2 of "ib-spine-8" and port 1/1 of "ib-spine-1"`,
    ]);
  });

  test('exchanged with one to the same spine carries the same', async () => {
    const [found, ...more] = await foundAfter(NDR, { links: (links) => exchange(links, `${LEAF}:33`, `${LEAF}:34`) });
    expect(found).toMatch(/^cabling\/other-port: 2 of the links of .* are in other ports there/);
    expect(more).toEqual([]);
  });

  test('that is not there is missing at its leaf', async () => {
    expect(await foundAfter(NDR, { links: (links) => without(links, `${LEAF}:33`) })).toEqual([
      `cabling/no-link: port 17/1 of "${LEAF}" has no link: it was planned to port 1/1 of "ib-spine-1"`,
    ]);
  });

  test('whose lower plug is in a free port is to be moved there, and its own port is not missed', async () => {
    const last = 'ib-leaf-train-hall-1-u2-rail7';
    // UFM and its nodes leave one port of that leaf free.
    const lowered = (links: readonly WiredLink[]) =>
      links.map((link) =>
        !('host' in link.from) && link.from.name === last && link.fromPort === 33 ? { ...link, fromPort: 32 } : link,
      );
    expect(await foundAfter(NDR, { links: lowered })).toEqual([
      `cabling/other-port: port 16/2 of "${last}", planned for nothing, is joined to port 31/1 of "ib-spine-1", planned for port 17/1 of "${last}"`,
    ]);
  });

  test('of the third level is found too', async () => {
    const found = await foundAfter(HDR, { links: (links) => exchange(links, 'ib-spine-1:21', 'ib-spine-2:22') });
    expect(found).toEqual([expect.stringMatching(/^cabling\/trunk-misplaced: port 21 of "ib-spine-1" and port 22 of/)]);
  });

  test('to a spine without power is not said link by link', async () => {
    const found = await foundAfter(NDR, { links: (links) => links.filter(({ to }) => to.name !== 'ib-spine-2') });
    expect(found).toEqual(['cabling/no-link: switch "ib-spine-2" is not on the fabric: none of its 64 links is up']);
  });
});

describeWith(ibnetdiscoverJudge)('names', () => {
  test('of managed switches are inside of their descriptions, in whatever case', async () => {
    const managed = (text: string) =>
      text.replaceAll(/"(ib-(?:leaf|spine)[^"]*)"/g, (_, name: string) => `"MF0;${name.toUpperCase()}:MQM9700/U1"`);
    expect(await foundAfter(NDR, { text: managed })).toEqual([]);
  });

  test('of adapters are counted from 1 by older drivers', async () => {
    const older = (text: string) => text.replaceAll(/ mlx5_(\d+)"/g, (_, number) => ` HCA-${Number(number) + 1}"`);
    expect(await foundAfter(NDR, { text: older })).toEqual([]);
  });

  test('of adapters leave out those of storage and management', async () => {
    const numbers = [0, 3, 4, 5, 6, 9, 10, 11];
    const some = (text: string) => text.replaceAll(/ mlx5_(\d)"/g, (_, rail) => ` mlx5_${numbers[Number(rail)]}"`);
    expect(await foundAfter(NDR, { text: some })).toEqual([]);
  });

  test('that switches do not have are worked out from their links, and a map of names says them', async () => {
    const unmanaged = (text: string) =>
      text.replaceAll(`"${LEAF}"`, '"Quantum Mellanox Technologies"').replaceAll('"ib-spine-2"', '"switch-a"');
    const found = await foundAfter(NDR, { text: unmanaged });
    expect(found.map((one) => one.replace(/switch 0x[0-9a-f]{16} /, ''))).toEqual([
      'cabling/nameless: calls itself "switch-a", and has the links of "ib-spine-2" (hall-1/row-2 rack 3 U8)',
      `cabling/nameless: calls itself "Quantum Mellanox Technologies", and has the links of "${LEAF}" (hall-1/row-2 rack 1 U3)`,
    ]);
    const names = new Map(
      found.map((one) => [/0x([0-9a-f]{16})/.exec(one)?.[1] ?? '', /links of "([^"]+)"/.exec(one)?.[1] ?? '']),
    );
    expect(await foundAfter(NDR, { text: unmanaged, names })).toEqual([]);
  });

  test('that adapters do not have yet are said once a switch, and none of them is missed', async () => {
    const fresh = (text: string) =>
      text.replaceAll(/"train-[^"]*-r[12]-n1 mlx5_[01]"/g, '"MT4129 ConnectX7   Mellanox Technologies"');
    const found = await foundAfter(NDR, { text: fresh });
    expect(found.map((one) => one.slice(0, 80))).toEqual([
      expect.stringMatching(/^cabling\/nameless: 2 of the adapters on "ib-leaf-train-hall-1-u1-rail[01]"/),
      expect.stringMatching(/^cabling\/nameless: 2 of the adapters on "ib-leaf-train-hall-1-u1-rail[01]"/),
    ]);
  });

  test('that are no node of the site are said with the node whose ports they have', async () => {
    const unnamed = (text: string) => text.replaceAll(`"${ONE} `, '"ubuntu ');
    expect(await foundAfter(NDR, { text: unnamed })).toEqual([
      `cabling/unknown-host: host "ubuntu" is no node of the site, and has the ports of "${ONE}"`,
    ]);
  });

  test('that two have say nothing of either switch, and are told of two hosts', async () => {
    const twice = (text: string) =>
      text.replaceAll('"ib-spine-2"', '"ib-spine-1"').replaceAll(`"${OTHER} `, `"${ONE} `);
    const found = await foundAfter(NDR, { text: twice });
    expect(found.map((one) => one.replace(/0x[0-9a-f]{16}/, '0x'))).toEqual([
      expect.stringMatching(
        /^cabling\/unknown-host: two hosts call themselves ".*-r1-n1": one is on port 1\/1 of ".*", the other on port 1\/2 of/,
      ),
      'cabling/nameless: switch 0x calls itself "ib-spine-1", and has the links of "ib-spine-2" (hall-1/row-2 rack 3 U8)',
      `cabling/no-link: host "${OTHER}" is not on the fabric: none of its 8 rails has a link`,
    ]);
  });

  test('of the fabric manager may be any', async () => {
    const other = (text: string) => text.replaceAll('"ib-ufm-1 ', '"B11-P1-CUFM-02 ');
    expect(await foundAfter(NDR, { text: other })).toEqual([]);
  });
});

describeWith(ibnetdiscoverJudge)('a link', () => {
  test('with lanes lost is slow', async () => {
    const pinched = (text: string) => text.replace(/("train-hall-1-row-1-u1-r1-n1 mlx5_2" lid 0) 4xHDR/, '$1 1xHDR');
    expect(await foundAfter(HDR, { text: pinched })).toEqual([
      'cabling/slow-link: the link of rail 2 of "train-hall-1-row-1-u1-r1-n1" (hall-1/row-1 rack 1 U3) on port 1 of "ib-leaf-train-hall-1-u1-rail2" (hall-1/row-2 rack 1 U5) runs at 50 Gb/s (1xHDR), and 200 Gb/s was bought',
    ]);
  });

  test('slow like most of its kind is said once', async () => {
    const found = await foundAfter(HDR, { printed: (text) => text.replaceAll(/(mlx5_\d" lid 0) 4xHDR/g, '$1 4xEDR') });
    expect(found).toEqual([
      expect.stringMatching(
        /^cabling\/slow-link: 976 of 976 links of the nodes of pool "train" run at 100 Gb\/s \(4xEDR\), and 200 Gb\/s was bought$/,
      ),
    ]);
  });

  test('of a speed that the program does not know is not judged', async () => {
    expect(await foundAfter(XDR, { printed: (text) => text.replaceAll('4xXDR', '4x???') })).toEqual([]);
  });
});

describeWith(ibnetdiscoverJudge)('a fabric that is built in two phases', () => {
  const site = siteOf(
    exampleSite({
      'halls.hall-1.rows': `row-(1..2): { racks: 32, feeds: [bus-1, bus-2] }\nrow-3: { racks: 4, feeds: [bus-1, bus-2] }`,
      pools: 'train: { server: nvidia/dgx-h100, perRack: 1, racks: hall-1/row-(1..2), use: training, fabric: ib }',
      fabrics: 'ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, racks: hall-1/row-3 }',
      phases: `
        early: { ready: 2026-12-01, adds: { train: hall-1/row-1 } }
        late: { ready: 2027-06-01, adds: { train: hall-1/row-2 } }`,
    }),
  );
  const isLate = (end: WiredLink['from']) => ('host' in end ? end.host : end.name).includes('-u2-');
  /** Neither nodes nor leaves of the second unit are there yet. */
  const firstHalf = (links: readonly WiredLink[]) => links.filter(({ from }) => !isLate(from));

  test('is whole in the first without what the second brings, and in the end lacks it', async () => {
    const text = await printedOf(site, { links: firstHalf });
    expect(foundIn(site, text, { phase: 'early' })).toEqual([]);
    const atEnd = foundIn(site, text);
    // 32 nodes, of which nothing is said while their leaves are not there, and eight leaves.
    expect(atEnd).toHaveLength(8);
    for (const one of atEnd)
      expect(one).toMatch(/^cabling\/no-link: switch "ib-leaf-train-hall-1-u2-rail\d" is not on/);
  });

  test('lacks in the first a cable of a node of it', async () => {
    const links = (all: readonly WiredLink[]) => without(firstHalf(all), `${ONE} 3`);
    expect(await foundAfter(site, { links, phase: 'early' })).toEqual([
      `cabling/no-link: rail 3 of "${ONE}" has no link: it was planned on port 1/1 of "ib-leaf-train-hall-1-u1-rail3"`,
    ]);
  });

  test('holds what is there before its phase to its place', async () => {
    const late = 'train-hall-1-row-2-u2-r1-n1';
    const links = (all: readonly WiredLink[]) =>
      exchange(all, `${late} 0`, `${late} 4`).filter(
        ({ from }) => !('host' in from && isLate(from) && from.host !== late),
      );
    const found = await foundAfter(site, { links, phase: 'early' });
    expect(found).toEqual([
      expect.stringMatching(/^cabling\/rails-crossed: rails 0 and 4 of "train-hall-1-row-2-u2-r1-n1"/),
    ]);
  });
});

describe('a fabric', () => {
  test('that is in none of the files is said not to have been looked at', () => {
    const text = [
      'vendid=0x2c9',
      'switchguid=0x1(1)',
      'Switch\t41 "S-0000000000000001"\t\t# "MF0;elsewhere:MQM8700/U1" enhanced port 0 lid 1 lmc 0',
    ];
    expect(foundIn(NDR, text.join('\n'))).toEqual(['cabling/not-seen: fabric "ib" is in none of the files']);
  });
});
