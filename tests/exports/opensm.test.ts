import { describe, expect, test } from 'vitest';
import { opensm } from '../../exports/opensm/opensm.ts';
import { exampleSite } from '../../site/checks/example-site.ts';
import { type Fabric, type Site, wiringOf } from '../../site/model/index.ts';
import { describeWith } from '../rig/judges.ts';
import { ibdmchkJudge, opensmJudge, type RoutedFabric, withRoutedFabric } from '../rig/opensm.ts';
import { siteOf } from '../site/checks/read-example.ts';
import { fabricSites, onlyFabric } from './fabric-sites.ts';

const TENANTS = fabricSites['two units of H100 with UFM and two tenants'];

describe('export opensm', () => {
  test('writes a folder for each InfiniBand fabric', () => {
    expect([...filesOf(TENANTS).keys()]).toEqual([
      'opensm.conf',
      'partitions.conf',
      'roots.txt',
      'compute-nodes.txt',
      'guids.csv',
      'fabric.net',
    ]);
  });

  test('leaves UFM out of the compute nodes and takes the highest switches as roots', () => {
    const files = filesOf(TENANTS);
    expect(linesOf(files, 'compute-nodes.txt')).toHaveLength(63 * 8);
    expect(files.get('compute-nodes.txt')).not.toContain('ufm');
    expect(linesOf(files, 'roots.txt').map((line) => line.split(' ')[1])).toEqual(
      Array.from({ length: 8 }, (_, i) => `ib-spine-${i + 1}`),
    );
    const three = fabricSites['three levels of HDR switches'];
    expect(linesOf(filesOf(three), 'roots.txt')).toHaveLength(onlyFabric(three).cores);
  });

  test('makes the default partition limited for all but managers, and a tenant full in its own', () => {
    const partitions = partitionsIn(filesOf(TENANTS).get('partitions.conf') ?? '');
    expect(partitions.map(({ name, key, members }) => [name, key, members.length])).toEqual([
      ['Default', '0x7fff', 2 + 4],
      ['first', '0x0101', 30 * 8],
      ['second', '0x0102', 20 * 8],
      // Ten nodes of the tenant without a key, and three of nobody.
      ['Shared', '0x7ffe', 13 * 8],
    ]);
    expect(partitions[0]?.members.slice(0, 2)).toEqual(['ALL=limited', 'SELF=full']);
    const all = partitions.slice(1).flatMap(({ members }) => members);
    expect(new Set(all).size).toBe(63 * 8);
  });

  test('lets all speak with all where no tenant has a key', () => {
    expect(partitionsIn(filesOf(fabricSites['one switch']).get('partitions.conf') ?? '')).toEqual([
      { name: 'Default', key: '0x7fff', members: ['ALL=full', 'SELF=full'] },
    ]);
  });

  test('gives each port a GUID of its own that no vendor gives out', () => {
    for (const site of Object.values(fabricSites)) {
      const guids = linesOf(filesOf(site), 'guids.csv')
        .slice(1)
        .map((line) => line.split(',')[2] ?? '');
      expect(new Set(guids).size).toBe(guids.length);
      for (const guid of guids) expect(guid).toMatch(/^0x02af[0-9a-f]{12}$/);
    }
  });

  test('has nothing to write of an Ethernet fabric', () => {
    const site = siteOf(
      exampleSite({ fabrics: 'ib: { kind: roce, switch: nvidia/sn5600, taper: 1, racks: hall-1/row-2 }' }),
    );
    expect(opensm.export(site)).toEqual({
      nothing: '"example" has no InfiniBand fabric that a pool joins',
      help: 'opensm routes InfiniBand only: an Ethernet fabric is routed by its switches',
    });
  });
});

describeWith(opensmJudge)('opensm in ibsim', () => {
  describeWith(ibdmchkJudge)('with ibdmchk', () => {
    test.each(Object.entries(fabricSites))('routes %s: every pair, no credit loop', async (_, site) => {
      const fabric = onlyFabric(site);
      await withRoutedFabric(filesOf(site), async (routed) => {
        expectSwept(routed, fabric);
        const said = await routed.audit();
        const adapters = wiringOf(site, fabric).adapters.length;
        expect(said).toContain(`-I- Scanned:${adapters * (adapters - 1)} CA to CA paths`);
        expect(said).toContain('-I- no credit loops found');
        expect(said).not.toMatch(/^-E-/m);
        expect(hopsIn(said)).toEqual(hopsOf(site, fabric));
      });
    });
  });

  test('programs the partitions of the file into every port that was looked at', async () => {
    const files = filesOf(TENANTS);
    const partitions = partitionsIn(files.get('partitions.conf') ?? '');
    const [managers, ...own] = partitions;
    await withRoutedFabric(files, async (routed) => {
      for (const { key, members } of own) {
        for (const guid of [members[0], members[Math.floor(members.length / 2)], members.at(-1)]) {
          expect(await keysOf(routed, guid), guid).toEqual([0x7fff, Number(key) | 0x8000]);
        }
      }
      for (const guid of managers?.members.slice(2) ?? [])
        expect(await keysOf(routed, guid.split('=')[0])).toEqual([0xffff]);
      // The leaf lets only the keys of its nodes in: one port of each tenant, and one of UFM.
      const leaf = switchGuid(files, 'ib-leaf-train-hall-1-u1-rail0');
      expect((await routed.pkeys(leaf, 1)).toSorted()).toEqual([0x7fff, 0x8101].toSorted());
    });
  });

  test('is open to all where the file does not parse, and says nothing: so the tables are read back', async () => {
    const files = new Map(filesOf(TENANTS));
    const [, first] = partitionsIn(files.get('partitions.conf') ?? '');
    files.set('partitions.conf', (files.get('partitions.conf') ?? '').replace('defmember=full :', 'defmember=full'));
    await withRoutedFabric(files, async (routed) => {
      expect(routed.code).toBe(0);
      expect(await keysOf(routed, first?.members[0])).toEqual([0xffff]);
    });
  });
});

function filesOf(site: Site): ReadonlyMap<string, string> {
  const exported = opensm.export(site);
  if ('nothing' in exported) throw new Error(exported.nothing);
  const { id } = onlyFabric(site);
  return new Map([...exported.files].map(([path, text]) => [path.replace(`${id}/`, ''), text]));
}

function linesOf(files: ReadonlyMap<string, string>, name: string): readonly string[] {
  return (files.get(name) ?? '').trimEnd().split('\n');
}

/** Read as opensm(8) says, not as we write. */
function partitionsIn(conf: string) {
  const text = conf.replaceAll(/#.*$/gm, '');
  return [...text.matchAll(/([\w-]+)=(0x[0-9a-f]+)([^:;]*):([^;]*);/g)].map(([, name, key, , members = '']) => ({
    name,
    key,
    members: members.split(',').map((member) => member.trim()),
  }));
}

function switchGuid(files: ReadonlyMap<string, string>, name: string): string {
  const line = linesOf(files, 'guids.csv').find((one) => one.startsWith(`${name},`));
  return line?.split(',')[2] ?? '';
}

async function keysOf(routed: RoutedFabric, guid: string | undefined): Promise<readonly number[]> {
  return (await routed.pkeys(guid ?? '')).toSorted((a, b) => a - b);
}

function expectSwept({ code, log }: RoutedFabric, fabric: Fabric): void {
  expect(code).toBe(0);
  expect(log).toContain('SUBNET UP');
  if (fabric.tiers > 1) expect(log).toContain('ftree tables configured on all switches');
  expect(log).not.toMatch(/ ERR [0-9A-F]{4}:/);
}

/** Pairs of ports by the links between them, from the topology alone. */
function hopsIn(said: string): Readonly<Record<number, number>> {
  const table = said.split('MIN HOP HISTOGRAM')[1]?.split('-----\n')[1] ?? '';
  return Object.fromEntries(
    [...table.matchAll(/^ +(\d+) +(\d+)$/gm)].map(([, hops, pairs]) => [Number(hops), Number(pairs)]),
  );
}

/** The closed form: two links through a shared leaf, four through a spine, six through a core. */
function hopsOf(site: Site, fabric: Fabric): Readonly<Record<number, number>> {
  const leaves = new Map<string, number>();
  const { links, switches } = wiringOf(site, fabric);
  for (const { from, to } of links) if ('host' in from) leaves.set(to.name, (leaves.get(to.name) ?? 0) + 1);
  const names = switches.filter(({ level }) => level === 'leaf').map(({ name }) => name);
  const podOf = (leaf: string) => (fabric.tiers === 3 ? Math.floor(names.indexOf(leaf) / (fabric.radix / 2)) : 0);
  const pods = new Map<number, number>();
  for (const [leaf, count] of leaves) pods.set(podOf(leaf), (pods.get(podOf(leaf)) ?? 0) + count);
  const pairs = (counts: Iterable<number>) => [...counts].reduce((sum, n) => sum + n * (n - 1), 0);
  const all = [...leaves.values()].reduce((sum, n) => sum + n, 0);
  const near = pairs(leaves.values());
  const inPod = pairs(pods.values());
  const hops = { 2: near, 4: inPod - near, 6: all * (all - 1) - inPod };
  return Object.fromEntries(Object.entries(hops).filter(([, count]) => count > 0));
}
