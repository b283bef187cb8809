import { describe, expect, test } from 'vitest';
import { leafStarts, type WiredSwitch, wiringOf } from '../../../site/model/index.ts';
import { ethernetSites, fabricSites, measuredSites, onlyFabric } from '../../exports/fabric-sites.ts';

describe.each(Object.entries({ ...fabricSites, ...ethernetSites, ...measuredSites }))('%s', (_, site) => {
  const fabric = onlyFabric(site);
  const { switches, adapters, links, ports } = wiringOf(site, fabric);
  const atManagers = links.filter(({ toPort }) => toPort > fabric.radix);
  const between = (from: string, to: string) =>
    links.filter((link) => ('level' in link.from ? link.from.level : 'node') === from && link.to.level === to);

  test('has the switches and links of its plan', () => {
    const of = (level: string) => switches.filter((one) => one.level === level).length;
    expect([of('leaf'), of('spine'), of('core')]).toEqual([fabric.leaves, fabric.spines, fabric.cores]);
    expect(between('node', 'leaf')).toHaveLength(fabric.cables.nodeToLeaf + atManagers.length);
    expect(between('leaf', 'spine')).toHaveLength(fabric.cables.leafToSpine);
    expect(between('spine', 'core')).toHaveLength(fabric.cables.spineToCore);
    expect(new Set(switches.map(({ name }) => name)).size).toBe(switches.length);
  });

  test('takes no port twice and none that is not there', () => {
    const taken = new Set<string>();
    for (const { from, fromPort, to, toPort } of links) {
      const ends = [
        [to.name, toPort] as const,
        ['name' in from ? from.name : `${from.host}/${from.index}`, fromPort] as const,
      ];
      for (const [name, port] of ends) {
        expect(taken.has(`${name}:${port}`), `${name}:${port}`).toBe(false);
        taken.add(`${name}:${port}`);
        expect(port).toBeLessThanOrEqual(ports);
      }
    }
    expect(taken.size).toBe(links.length * 2);
    expect(links.filter(({ from }) => 'host' in from)).toHaveLength(adapters.length * fabric.planes);
  });

  test('reaches each switch above by the same number of links', () => {
    for (const one of switches) {
      const above = new Map<WiredSwitch, number>();
      for (const { from, to } of links) if (from === one) above.set(to, (above.get(to) ?? 0) + 1);
      expect(new Set(above.values()).size, one.name).toBeLessThanOrEqual(1);
    }
  });

  test('builds the leaves of a pool in a hall from where blocks count them', () => {
    if (fabric.tiers === 1) return;
    const leaves = switches.filter(({ level }) => level === 'leaf');
    for (const pool of fabric.pools) {
      const starts = leafStarts(fabric, pool);
      expect(starts.length).toBeGreaterThan(0);
      for (const { hallId, leaf } of starts) expect(leaves[leaf]?.name).toMatch(`leaf-${pool.id}-${hallId}-u1-rail0`);
    }
  });

  test('hangs every rail of a unit on one leaf', () => {
    if (fabric.tiers === 1) return;
    const rails = new Map<string, Set<number>>();
    for (const { from, to } of between('node', 'leaf')) {
      if ('level' in from || from.isManager) continue;
      rails.set(to.name, (rails.get(to.name) ?? new Set()).add(from.index));
    }
    expect(rails.size).toBeGreaterThan(1);
    for (const [leaf, indices] of rails) expect(leaf).toMatch(new RegExp(`-rail${[...indices].join('|')}$`));
    for (const indices of rails.values()) expect(indices.size).toBe(1);
  });
});
