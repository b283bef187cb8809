import { describe, expect, test } from 'vitest';
import type { ExportTarget } from '../../exports/export-target.ts';
import { hostRuns } from '../../exports/host-list.ts';
import { exportTargets } from '../../exports/index.ts';
import { nodesOf, type Site } from '../../site/model/index.ts';
import { found } from '../constructs/sites.ts';
import { expandHostList } from './host-lists.ts';
import { otherNames, partlyListed } from './renamed-hosts.ts';

const { placed, listed } = otherNames();

const hostOf = new Map(
  placed.pools.flatMap((pool, p) => {
    const hosts = [...nodesOf(listed, found(listed.pools[p]))];
    return [...nodesOf(placed, pool)].map(({ name }, i) => [name, found(hosts[i]).name] as const);
  }),
);

const hosts = [...hostOf.values()];

function textOf({ export: write }: ExportTarget, site: Site): string {
  const exported = write(site);
  if ('nothing' in exported) throw new Error(exported.nothing);
  return [...exported.files].map(([name, text]) => `${name}\n${text}`).join('\n');
}

const targetOf = (name: string) => found(exportTargets.find((target) => target.name === name));

describe('hosts of an inventory', () => {
  test('are all others than the names of their places, and as many', () => {
    expect(hostOf.size).toBe(placed.pools.reduce((sum, { nodes }) => sum + nodes, 0));
    expect(new Set(hosts).size).toBe(hostOf.size);
    expect(hosts.filter((host) => hostOf.has(host))).toEqual([]);
  });

  test.each(['cables', 'opensm', 'inventory', 'kai', 'images'])(
    'stand in what "%s" writes where the names of their places would',
    (name) => {
      const renamed = textOf(targetOf(name), placed).replaceAll(
        /(train|rental)-hall-1-row-\d+-u\d+-r\d+-n\d+/g,
        (place) => found(hostOf.get(place)),
      );
      expect(textOf(targetOf(name), listed)).toBe(renamed);
    },
  );

  test.each(['slurm', 'topograph', 'volcano'])('and no other nodes stand in what "%s" writes', (name) => {
    expect(textOf(targetOf(name), listed)).not.toMatch(/-n\[?\d/);
  });

  test('are in the same partitions, switches and blocks of Slurm', () => {
    const lists = (site: Site) =>
      [...textOf(targetOf('slurm'), site).matchAll(/\b(\w+Name)=(\S+) .*?\b[Nn]odes=(\S+)$/gm)].map(
        ([, key, name, nodes = '']) => [key, name, expandHostList([nodes])] as const,
      );
    expect(lists(placed).length).toBeGreaterThan(20);
    expect(lists(listed)).toEqual(
      lists(placed).map(([key, name, nodes]) => [key, name, nodes.map((node) => found(hostOf.get(node)))]),
    );
  });

  test('are taken by the pattern of their HyperNode alone', () => {
    const patterns = [...textOf(targetOf('volcano'), listed).matchAll(/pattern: (\S+)$/gm)].map(
      ([, one = '']) => new RegExp(one),
    );
    expect(patterns).toHaveLength(80 + 8);
    for (const host of hosts.filter((_, i) => i % 17 === 0))
      expect(
        patterns.filter((pattern) => pattern.test(host)),
        host,
      ).toHaveLength(1);
  });

  test('that are not there yet have cables all the same, and no line of Slurm', () => {
    const some = partlyListed();
    expect(textOf(targetOf('cables'), some).match(/rental-hall-1-row-11-u1-r8-n2/g)).toHaveLength(8);
    expect(textOf(targetOf('slurm'), some)).not.toMatch(/rental-hall-1-row/);
    expect(textOf(targetOf('inventory'), some).match(/gpu-b/g)).toHaveLength(15);
  });
});

test('runs of names keep the zeros that they are counted with', () => {
  const lists = [
    ['a-08', 'a-09', 'a-10', 'a-11'],
    ['a-8', 'a-9', 'a-10'],
    ['a-009', 'a-10', 'a-99', 'a-100'],
    ['a.dc1', 'b.dc2', 'c', 'c'],
    ['sn123456789012345', 'sn123456789012346'],
  ];
  expect(lists.map(hostRuns)).toEqual([
    ['a-[08-11]'],
    ['a-[8-10]'],
    ['a-009', 'a-10', 'a-[99-100]'],
    ['a.dc1', 'b.dc2', 'c', 'c'],
    ['sn123456[789012345-789012346]'],
  ]);
  for (const names of lists) expect(expandHostList(hostRuns(names))).toEqual(names);
});
