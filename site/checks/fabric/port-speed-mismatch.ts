import { nvidiaNetworkManuals } from '../../catalog/citations.ts';
import type { Finding, Rule } from '../../diagnostics/index.ts';
import { type Fabric, linkSpeedOf, type Pool, type Site } from '../../model/index.ts';
import type { Bandwidth } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

export const portSpeedMismatch: Rule<Site> = {
  code: 'fabric/port-speed-mismatch',
  severity: 'error',
  holds: 'The ports of a pool run at a speed of the switch, and all pools of a fabric at the same one.',
  because:
    'A switch port is one fast link or two of half the speed and nothing between: at any other speed the ports were counted wrong, and the plan is short of switches or full of idle ones.',
  citations: [nvidiaNetworkManuals],

  *find(site) {
    for (const fabric of site.fabrics) {
      const first = fabric.pools.find((pool) => linkSpeedOf(pool, fabric.planes) !== undefined);
      for (const pool of fabric.pools) yield* mismatch(fabric, pool, first);
    }
  },

  examples: {
    valid: [
      exampleSite(),
      exampleSite({ fabrics: 'ib: { kind: roce, switch: nvidia/sn5600, taper: 1, racks: hall-1/row-2 }' }),
      exampleSite({
        fabrics: 'ib: { kind: roce, switch: nvidia/sn5600, taper: 1, planes: 2, racks: hall-1/row-2 }',
        pools: 'train: { server: nvidia/dgx-b300, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib }',
      }),
    ],
    invalid: [
      {
        input: exampleSite({
          fabrics: 'ib: { kind: infiniband, switch: nvidia/q3400-ra, taper: 1, racks: hall-1/row-2 }',
        }),
        at: 'pools.train.fabric',
      },
      {
        input: exampleSite({
          'halls.hall-1.rows':
            'row-1: { racks: 4, feeds: [bus-1, bus-2] }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }\nrow-3: { racks: 1, feeds: [bus-1, bus-2] }',
          pools: `
            new: { server: nvidia/dgx-b300, perRack: 2, racks: hall-1/row-1, use: training, fabric: eth }
            old: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-3, use: rental, fabric: eth }`,
          fabrics: 'eth: { kind: roce, switch: nvidia/sn5600, taper: 1, racks: hall-1/row-2 }',
          storage: '',
        }),
        at: 'pools.old.fabric',
      },
    ],
  },
};

function* mismatch(fabric: Fabric, pool: Pool, first: Pool | undefined): Iterable<Finding> {
  const speed = linkSpeedOf(pool, fabric.planes);
  const has = fabric.planes === 1 ? 'ports' : `ports in ${fabric.planes} planes, links`;
  if (speed === undefined) return;
  const { split, portSpeed: whole, id } = fabric.switch;
  const offered = split === undefined ? [whole] : [whole, split.portSpeed];
  const path = [...pool.path, 'fabric'];
  if (!offered.some((port) => same(port, speed))) {
    yield {
      path,
      message: `pool "${pool.id}" has ${has} of ${speed}, but "${id}" has ports of ${offered.join(' or ')}`,
      help: 'take a switch of the same speed, or put the pool on a fabric of its own',
    };
  } else if (first !== undefined && !same(fabric.linkSpeed ?? speed, speed)) {
    yield {
      path,
      message: `pool "${pool.id}" has ${has} of ${speed}, but fabric "${fabric.id}" is planned for ${fabric.linkSpeed} of pool "${first.id}"`,
      help: 'put pools of different speeds on fabrics of their own',
      related: [{ path: [...first.path, 'fabric'], message: 'the speed comes from here' }],
    };
  }
}

function same(a: Bandwidth, b: Bandwidth): boolean {
  return Number(a) === Number(b);
}
