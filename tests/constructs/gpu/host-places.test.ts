import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { NodeIdentity, nodeRule } from '../../../constructs/gpu/node-identity.ts';
import { ruleGroups } from '../../../constructs/monitoring/site-rules.ts';
import { namesPattern, type Site } from '../../../site/model/index.ts';
import { renamedHosts } from '../../exports/renamed-hosts.ts';
import { labStack, poolOf, type SiteData, siteWith } from '../sites.ts';

/** Of an object in etcd, of a Secret in Kubernetes, and of a template in NFD (node-feature-discovery v0.19.0, pkg/apis/nfd/template). */
const [OBJECT, SECRET, TEMPLATE] = [1.5 * 1024 ** 2, 1024 ** 2, 64 * 1024];

/** Text in which nothing comes again, and the same in every run. */
function unlike(length: number, seed: number): (index: number) => string {
  return (index) => {
    let state = (index + 1) * 2_654_435_761 + seed;
    return Array.from({ length }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return ((state % 2 ** 31) / 2 ** 31).toString(36)[2] ?? '0';
    }).join('');
  };
}

/** Ten rows of so many racks of 18, and what an inventory makes of them. */
function large(racks: number, hostOf: (index: number) => string, serialOf?: (index: number) => string): Site {
  const change = (data: SiteData) => {
    data.halls['hall-1'].rows['row-(1..10)'].racks = racks;
  };
  const text = renamedHosts(siteWith(change), 'train', hostOf, serialOf);
  return siteWith(
    (data) => {
      change(data);
      data.pools.train.inventory = 'hosts.csv';
    },
    { 'hosts.csv': text },
  );
}

/** What a release of Helm keeps: values and manifest, packed, in base64. */
function secretOf(objects: unknown): number {
  return gzipSync(JSON.stringify({ config: objects, manifest: JSON.stringify(objects) })).length * (4 / 3);
}

const sizeOf = (object: unknown) => JSON.stringify(object).length;

describe('an inventory of 2,160 hosts whose names and serial numbers have nothing in common', () => {
  const site = large(12, (i) => `g${unlike(8, 1)(i)}`, unlike(12, 2));
  const rule = nodeRule(site, poolOf(site, 'train'));

  test('is one object, a tenth of what etcd takes, and a seventh of a Secret', () => {
    const { objects } = new NodeIdentity(labStack(), 'rules', { site });
    expect(objects).toHaveLength(siteWith().pools.length + 1);
    expect(sizeOf(rule)).toBeGreaterThan(80_000);
    expect(sizeOf(rule)).toBeLessThan(OBJECT / 10);
    expect(secretOf(objects)).toBeLessThan(SECRET / 6);
  });

  test('leaves alerts that a Secret holds', () => {
    expect(secretOf(ruleGroups(site))).toBeLessThan(SECRET / 7);
    for (const group of ruleGroups(site)) expect(sizeOf(group), group.name).toBeLessThan(OBJECT / 3);
  });
});

test('a template of hosts is never larger than NFD reads, nor a rule for each rack', () => {
  const name = (i: number) => `${String(i).padStart(5, '0')}${'x'.repeat(58)}`;
  for (const racks of [1, 12]) {
    const site = large(racks, name, name);
    const { spec } = nodeRule(site, poolOf(site, 'train'));
    const templates = (spec as SiteData).rules.flatMap(({ varsTemplate = [] }: SiteData) => varsTemplate);
    expect(templates).toHaveLength(10);
    for (const template of templates) expect(template.length).toBeLessThan(TEMPLATE);
  }
});

test('names that are counted make a short pattern, and ones that are not are refused where alerts have no room', () => {
  expect(
    namesPattern(
      poolOf(
        large(12, (i) => `gpu-a${String(i).padStart(5, '0')}`),
        'train',
      ),
    ).length,
  ).toBeLessThan(100);
  expect(() => large(30, (i) => `g${unlike(8, 1)(i)}`)).toThrow('inventory/names-too-unlike');
});
