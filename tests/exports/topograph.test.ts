import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { topograph } from '../../exports/topograph/topograph.ts';
import { nodesOf } from '../../site/model/index.ts';
import { siteWith } from '../constructs/sites.ts';
import { ethernetSites, fabricSites } from './fabric-sites.ts';
import { expandHostList } from './host-lists.ts';

/**
 * The shape and the rules of a model file, as Topograph 1.0 has them; the program itself cannot be had as a Go module
 * (https://docs.nvidia.com/topograph/v1.0.0/architecture/modeling-and-api-simulation, read 2026-11-22).
 */
const words = z.record(z.string(), z.string()).optional();
const Model = z.strictObject({
  switches: z.record(
    z.string(),
    z.strictObject({ labels: words, annotations: words, switches: z.array(z.string()).optional() }),
  ),
  blocks: z.array(
    z.strictObject({
      switch: z.string().optional(),
      nodes: z.array(z.string()).min(1),
      labels: words,
      annotations: words,
    }),
  ),
});

describe.each(Object.entries({ ...fabricSites, ...ethernetSites, 'the default site': siteWith() }))(
  'export topograph of %s',
  (_, site) => {
    const exported = topograph.export(site);
    if ('nothing' in exported) throw new Error(exported.nothing);
    const model = Model.parse(parse(exported.files.get('model.yaml') ?? ''));

    test('is one file', () => {
      expect([...exported.files.keys()]).toEqual(['model.yaml']);
    });

    test('gives a switch one parent, and a block a switch that is there', () => {
      const children = Object.values(model.switches).flatMap((one) => one.switches ?? []);
      expect(new Set(children).size).toBe(children.length);
      for (const block of model.blocks) expect([...children, ...Object.keys(model.switches)]).toContain(block.switch);
    });

    test('has every node in one block', () => {
      const nodes = expandHostList(model.blocks.flatMap((block) => block.nodes));
      const names = site.pools.flatMap((pool) => [...nodesOf(site, pool)].map(({ name }) => name));
      expect(nodes.sort()).toEqual(names.sort());
    });

    test('says the NVLink domain of rack systems, a rack each, and of nothing else', () => {
      const domains = model.blocks.flatMap((block) => Object.values(block.annotations ?? {}));
      const racks = site.pools
        .filter(({ server }) => server.kind === 'rack')
        .reduce((sum, { racks }) => sum + racks, 0);
      expect(new Set(domains).size).toBe(racks);
      for (const block of model.blocks)
        if (block.annotations !== undefined)
          expect(Object.keys(block.annotations)).toEqual(['accelerator.topology.test/domain']);
    });
  },
);
