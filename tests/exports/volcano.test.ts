import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { KubernetesObject } from '../../constructs/terraform/kubernetes-object.ts';
import { volcano } from '../../exports/volcano/volcano.ts';
import { exampleSite } from '../../site/checks/example-site.ts';
import { nodesOf, type Site } from '../../site/model/index.ts';
import { siteWith } from '../constructs/sites.ts';
import { describeOnSharedCluster } from '../rig/kubernetes/cluster.ts';
import { siteOf } from '../site/checks/read-example.ts';
import { ethernetSites, fabricSites } from './fabric-sites.ts';

interface HyperNode {
  readonly name: string;
  readonly tier: number;
  readonly tierName: string;
  readonly children: readonly string[];
  readonly patterns: readonly RegExp[];
}

const sites = { ...fabricSites, ...ethernetSites, 'the default site': siteWith() };

describe.each(Object.entries(sites))('export volcano of %s', (_, site) => {
  const tree = hyperNodesOf(site);

  test('has every node in one HyperNode by its name, and every HyperNode below one other at most', () => {
    const names = site.pools.flatMap((pool) => [...nodesOf(site, pool)].map(({ name }) => name));
    const patterns = tree.flatMap((one) => one.patterns);
    // All names against all patterns would be millions: the first of each rack, and a neighbour that a loose pattern would take.
    for (const name of names.filter((one) => one.endsWith('-n1'))) {
      expect(
        patterns.filter((pattern) => pattern.test(name)),
        name,
      ).toHaveLength(1);
      expect(
        patterns.filter((pattern) => pattern.test(`${name}0000`)),
        name,
      ).toEqual([]);
    }
    const below = tree.flatMap((one) => one.children);
    expect(new Set(below).size).toBe(below.length);
    expect(new Set(tree.map(({ name }) => name)).size).toBe(tree.length);
  });

  test('has tiers that grow on the way up, to the whole of each fabric', () => {
    const byName = new Map(tree.map((one) => [one.name, one]));
    for (const { name, tier, children } of tree)
      for (const child of children)
        expect(byName.get(child)?.tier ?? Infinity, `${name} > ${child}`).toBeLessThan(tier);
    const below = new Set(tree.flatMap((one) => one.children));
    const tops = tree.filter(({ name }) => !below.has(name));
    expect(tops.every(({ tierName }) => tierName === 'fabric')).toBe(true);
    expect(tops.length).toBeGreaterThan(0);
  });
});

describe('export volcano', () => {
  test('keeps the trays of a rack system together first, and servers by their leaves', () => {
    const tree = hyperNodesOf(siteWith());
    const racks = tree.filter(({ tierName }) => tierName === 'nvlink');
    expect(racks).toHaveLength(80);
    expect(racks[0]?.name).toBe('train-hall-1-u1.hall-1-row-1-r1');
    expect(racks[0]?.patterns[0]?.test('train-hall-1-row-1-u1-r1-n18')).toBe(true);
    const [unit] = tree.filter(({ name }) => name === 'rental-hall-1-u1');
    expect(unit).toMatchObject({ tier: 2, tierName: 'unit', children: [] });
  });

  test('has blocks between the units and the fabric where it has three levels', () => {
    const tiers = (site: Site) => [...new Set(hyperNodesOf(site).map(({ tierName }) => tierName))];
    expect(tiers(fabricSites['three levels of HDR switches'])).toEqual(['unit', 'block', 'fabric']);
    expect(tiers(fabricSites['two units of H100 with UFM and two tenants'])).toEqual(['unit', 'fabric']);
  });

  test('gives a tenant what it claims of a pool, and lets it borrow as far as the site file has it', () => {
    const queues = objectsOf(siteWith()).filter(({ kind }) => kind === 'Queue');
    const gpus = (amount: number) => ({ 'nvidia.com/gpu': String(amount) });
    expect(queues.map(({ metadata, spec }) => [metadata.name, spec])).toEqual([
      ['meridian.train', { reclaimable: true, priority: 1100, deserved: gpus(4608), capability: gpus(4608) }],
      ['open-market.train', { reclaimable: true, priority: 1000, deserved: gpus(1080), capability: gpus(1656) }],
      ['open-market.rental', { reclaimable: true, priority: 1000, deserved: gpus(128), capability: gpus(128) }],
    ]);
  });

  test('says which plugins have to be on', () => {
    const { notes } = volcano.export(siteWith()) as { readonly notes?: readonly string[] };
    expect(notes?.[0]).toMatch(/"capacity", for "proportion", and "network-topology-aware"/);
    expect(notes?.at(-1)).toContain('pool "rental" is cut up');
  });

  test('has nothing to write of a site without a pool', () => {
    const site = siteOf(exampleSite({ pools: '', fabrics: '', storage: '' }));
    expect(volcano.export(site)).toMatchObject({ nothing: '"example" has no pool' });
  });
});

describeOnSharedCluster('export volcano, asked of an API server', (cluster) => {
  test.each(Object.entries(sites))('accepts every object of %s, with every field known', async (_, site) => {
    const { api } = cluster();
    const objects = objectsOf(site);
    expect(objects.length).toBeGreaterThan(0);
    for (const object of objects) await api.apply(object, { dryRun: true });
    expect(api.warnings).toEqual([]);
  });

  test('refuses a member that is told by its name and by a pattern', async () => {
    const [object] = objectsOf(siteWith());
    const selector = { exactMatch: { name: 'a' }, regexMatch: { pattern: '^a$' } };
    await expect(
      cluster().api.apply(
        { ...(object as KubernetesObject), spec: { tier: 1, members: [{ type: 'Node', selector }] } },
        { dryRun: true },
      ),
    ).rejects.toThrow('Only one of ExactMatch, RegexMatch, or LabelMatch');
  });
});

function objectsOf(site: Site): KubernetesObject[] {
  const exported = volcano.export(site);
  if ('nothing' in exported) throw new Error(exported.nothing);
  return [...exported.files.values()].flatMap((text) =>
    parseAllDocuments(text).map((document): KubernetesObject => document.toJS()),
  );
}

function hyperNodesOf(site: Site): HyperNode[] {
  interface Spec {
    readonly tier: number;
    readonly tierName: string;
    readonly members: readonly {
      readonly selector: {
        readonly exactMatch?: { readonly name: string };
        readonly regexMatch?: { readonly pattern: string };
      };
    }[];
  }
  return objectsOf(site)
    .filter(({ kind }) => kind === 'HyperNode')
    .map(({ metadata, spec }) => {
      const { tier, tierName, members } = spec as Spec;
      return {
        name: metadata.name,
        tier,
        tierName,
        children: members.flatMap(({ selector }) => selector.exactMatch?.name ?? []),
        patterns: members.flatMap(({ selector }) =>
          selector.regexMatch === undefined ? [] : [new RegExp(selector.regexMatch.pattern)],
        ),
      };
    });
}
