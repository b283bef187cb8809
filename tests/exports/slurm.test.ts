import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { hostList } from '../../exports/host-list.ts';
import { slurm } from '../../exports/slurm/slurm.ts';
import { exampleSite } from '../../site/checks/example-site.ts';
import { type Site, standingNodes } from '../../site/model/index.ts';
import { siteWith } from '../constructs/sites.ts';
import { describeWith } from '../rig/judges.ts';
import { slurmJudge, slurmYamlJudge, withSlurm } from '../rig/slurm.ts';
import { siteOf } from '../site/checks/read-example.ts';
import { ethernetSites, fabricSites } from './fabric-sites.ts';
import { expandHostList } from './host-lists.ts';
import { otherNames, partlyListed } from './renamed-hosts.ts';

const twoFabrics = siteOf(
  exampleSite({
    'halls.hall-1.rows':
      'row-1: { racks: 40, feeds: [bus-1, bus-2] }\nrow-2: { racks: 4, feeds: [bus-1, bus-2] }\nrow-3: { racks: 3, feeds: [bus-1, bus-2] }\nrow-4: { racks: 2, feeds: [bus-1, bus-2] }',
    pools: `
      train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib }
      nvl: { server: nvidia/gb200-nvl72, racks: hall-1/row-3, use: training, fabric: other }
      small: { server: supermicro/as-8125gs-tnmr2, perRack: 2, racks: hall-1/row-4, use: inference }`,
    fabrics: `
      ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, racks: hall-1/row-2 }
      other: { kind: infiniband, switch: nvidia/qm9700, taper: 1, racks: hall-1/row-2 }`,
    storage: '',
  }),
);

const sites = {
  ...fabricSites,
  ...ethernetSites,
  'two fabrics, and a pool on none': twoFabrics,
  'the default site': siteWith(),
  'hosts of any name': otherNames().listed,
  'a pool that is not all there': partlyListed(),
};

test('host lists run over the last number of a name', () => {
  expect(hostList(['a-r1-n1', 'a-r1-n2', 'a-r1-n3', 'a-r2-n1', 'b-n7', 'b-n9'])).toBe('a-r1-n[1-3],a-r2-n1,b-n7,b-n9');
});

describe.each(Object.entries(sites))('export slurm of %s', (_, site) => {
  const files = filesOf(site);
  const names = namesOf(site).sort();

  test('names every node once, on one switch', () => {
    expect(expandHostList(valuesOf(files, 'nodes.conf', 'NodeName')).sort()).toEqual(names);
    expect(expandHostList(valuesOf(files, 'topology.conf', 'Nodes')).sort()).toEqual(names);
  });

  test('has switches that stand below another one or are the top of a fabric', () => {
    const switches = valuesOf(files, 'topology.conf', 'SwitchName');
    const below = valuesOf(files, 'topology.conf', 'Switches').flatMap((list) => list.split(','));
    expect(new Set(switches).size).toBe(switches.length);
    expect(new Set(below).size).toBe(below.length);
    for (const one of below) expect(switches).toContain(one);
    const tops = [...site.fabrics, ...site.pools.filter(({ fabricId }) => fabricId === undefined)].map(({ id }) => id);
    expect(switches.filter((one) => !below.includes(one)).sort()).toEqual(tops.sort());
  });

  test('says the same tree as YAML, and each rack system as a block', () => {
    const [tree, ...racks] = parse(files.get('topology.yaml') ?? '');
    expect(tree).toMatchObject({ cluster_default: true });
    const lists = tree.tree.switches.flatMap((one: { nodes?: string }) => one.nodes ?? []);
    expect(expandHostList(lists).sort()).toEqual(names);
    const systems = site.pools.filter(({ server }) => server.kind === 'rack');
    expect(racks.map(({ topology }: { topology: string }) => topology)).toEqual(systems.map(({ id }) => id));
    for (const [i, { block }] of racks.entries()) {
      expect(block.blocks).toHaveLength(systems[i]?.racks ?? 0);
      for (const { nodes } of block.blocks) expect(expandHostList([nodes])).toHaveLength(18);
      expect(block.block_sizes[0]).toBe(18);
      expect(block.block_sizes.at(-1)).toBeLessThanOrEqual(18 * block.blocks.length);
    }
  });
});

describe('partitions', () => {
  const partitions = (site: Site) =>
    (filesOf(site).get('partitions.conf') ?? '')
      .split('\n')
      .filter((line) => line.startsWith('PartitionName='))
      .map((line) => Object.fromEntries(line.split(' ').map((word) => word.split('='))));

  test('are one for each tenant and pool, over nodes that no other tenant has', () => {
    const own = partitions(siteWith());
    expect(
      own.map(({ PartitionName, AllowAccounts, PriorityTier, Topology }) => [
        PartitionName,
        AllowAccounts,
        PriorityTier,
        Topology,
      ]),
    ).toEqual([
      ['meridian.train', 'meridian', '1100', 'train'],
      ['open-market.train', 'open-market', '1000', 'train'],
      ['open-market.rental', 'open-market', '1000', undefined],
    ]);
    const nodes = own.map(({ Nodes = '' }) => expandHostList([Nodes]));
    expect(nodes.map((list) => list.length)).toEqual([64 * 18, 15 * 18, 16]);
    expect(new Set(nodes.flat()).size).toBe(nodes.flat().length);
  });

  test('are one for each pool where nobody has a claim', () => {
    expect(partitions(twoFabrics).map(({ PartitionName, AllowAccounts }) => [PartitionName, AllowAccounts])).toEqual([
      ['train', 'ALL'],
      ['nvl', 'ALL'],
      ['small', 'ALL'],
    ]);
  });
});

test('asks the library of their vendor for the GPUs of a node', () => {
  expect(valuesOf(filesOf(twoFabrics), 'gres.conf', 'AutoDetect')).toEqual(['nvml', 'nvml', 'rsmi']);
});

/** Of 22.05, which knows neither topology.yaml nor the topology of a partition. */
function forOldSlurm(site: Site): ReadonlyMap<string, string> {
  const files = new Map(filesOf(site));
  files.delete('topology.yaml');
  return files.set('partitions.conf', (files.get('partitions.conf') ?? '').replaceAll(/ Topology=\S+/g, ''));
}

describeWith(slurmJudge)('slurmctld', () => {
  test.each(Object.entries(sites))('reads %s without a word against it', async (_, site) => {
    await withSlurm(forOldSlurm(site), async ({ log, scontrol }) => {
      expect(complaints(log())).toEqual([]);
      const { stdout } = await scontrol('--oneliner', 'show', 'topology');
      const levels = stdout.split('\n').filter((line) => / Level=0 /.test(line));
      const nodes = expandHostList(levels.map((line) => /Nodes=(\S+)/.exec(line)?.[1] ?? ''));
      expect(nodes).toHaveLength(namesOf(site).length);
      const shown = await scontrol('--oneliner', 'show', 'partition');
      expect(shown.stdout.trim().split('\n').length).toBe(
        valuesOf(filesOf(site), 'partitions.conf', 'PartitionName').length,
      );
    });
  });

  test('complains of a node on no switch and of an unknown one', async () => {
    const files = new Map(forOldSlurm(fabricSites['three units of H100 at a taper of three, opensm on a switch']));
    const change = (name: string, from: string, to: string) => {
      expect(files.get(name)).toContain(from);
      files.set(name, (files.get(name) ?? '').replace(from, to));
    };
    change('topology.conf', 'train-hall-1-row-1-u1-r1-n1,', 'stranger,');
    await withSlurm(files, async ({ log }) => {
      const said = complaints(log()).join('\n');
      expect(said).toContain('stranger');
      expect(said).toContain('train-hall-1-row-1-u1-r1-n1');
    });
  });
});

describeWith(slurmYamlJudge)('slurmctld with topology.yaml', () => {
  test.each(Object.entries(sites))('reads the tree and the racks of %s', async (_, site) => {
    await withSlurm(filesOf(site), async ({ log, scontrol }) => {
      expect(complaints(log())).toEqual([]);
      const { stdout } = await scontrol('--oneliner', 'show', 'topology', TREE);
      const leaves = stdout.split('\n').filter((line) => / Level=0 /.test(line));
      expect(expandHostList(leaves.map((line) => /Nodes=(\S+)/.exec(line)?.[1] ?? ''))).toHaveLength(
        namesOf(site).length,
      );
      for (const pool of site.pools.filter(({ server }) => server.kind === 'rack')) {
        const shown = await scontrol('--oneliner', 'show', 'topology', pool.id);
        const blocks = [...shown.stdout.matchAll(/^BlockName=\S+ .*?Nodes=(\S+)/gm)].map(([, nodes = '']) => nodes);
        expect(blocks).toHaveLength(pool.racks);
        for (const nodes of blocks) expect(expandHostList([nodes])).toHaveLength(18);
      }
    });
  });
});

/** The topology that partitions have which name none. */
const TREE = 'Fabric';

function namesOf(site: Site): string[] {
  return site.pools.flatMap((pool) => standingNodes(site, pool).map(({ name }) => name));
}

function filesOf(site: Site): ReadonlyMap<string, string> {
  const exported = slurm.export(site);
  if ('nothing' in exported) throw new Error(exported.nothing);
  return exported.files;
}

function valuesOf(files: ReadonlyMap<string, string>, name: string, key: string): string[] {
  const values = [...(files.get(name) ?? '').matchAll(new RegExp(`^(?!#).*?\\b${key}=(\\S+)`, 'gm'))];
  return values.flatMap(([, value]) => (value === undefined || value === 'DEFAULT' ? [] : [value]));
}

/**
 * What it says of our files: not of a busy machine, nor of a cluster that has no MPI, no jobs yet and no partition for those
 * who name none. Newer versions say too what is meant so: two fabrics that no switch joins, and servers that are in no block
 * of a pool of racks.
 */
function complaints(log: string): string[] {
  const ours = /error|fatal|warning/i;
  const theirs =
    /mpi|pmi|state (save )?file|may be lost|default partition not set|SelectTypeParameters|memory enforcing|no switch can reach all nodes|Blocks lack access|latency for \d+ calls to gettimeofday/i;
  return log.split('\n').filter((line) => ours.test(line) && !theirs.test(line));
}
