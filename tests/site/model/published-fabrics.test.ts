import { describe, expect, test } from 'vitest';
import { superPodB300Ethernet, superPodB300Xdr, superPodGb200 } from '../../../site/catalog/citations.ts';
import { linkxSingleMode } from '../../../site/catalog/floor-citations.ts';
import { exampleSite } from '../../../site/checks/example-site.ts';
import {
  billOf,
  type Fabric,
  type FabricDemand,
  type FabricPlan,
  planFabric,
  type Site,
} from '../../../site/model/index.ts';
import { MW } from '../../../site/units/index.ts';
import { siteOf } from '../checks/read-example.ts';

const NO_MANAGER = { places: 0, ports: 0 };
/** A pair of UFM hosts on switches without a port for them: the place of one node, and four leaf ports. */
const UFM = { places: 1, ports: 4 };

function plan(
  radix: number,
  nodesPerUnit: number,
  nodes: number,
  more: Partial<Pick<FabricDemand, 'manager' | 'planes'>> = {},
): FabricPlan {
  const groups = [{ nodes, rails: 8 }];
  const planned = planFabric({ radix, nodesPerUnit, uplinks: nodesPerUnit, groups, manager: NO_MANAGER, ...more });
  if (planned === undefined) throw new Error('the fabric does not fit');
  return planned;
}

/**
 * DGX SuperPOD reference architectures, network fabrics, "Compute fabric component count", read 2026-11-22. The two
 * print the same table.
 */
describe.each([
  'https://docs.nvidia.com/dgx-superpod/reference-architecture-scalable-infrastructure-h100/latest/network-fabrics.html',
  'https://docs.nvidia.com/dgx-superpod/reference-architecture-scalable-infrastructure-b200/latest/network-fabrics.html',
])('%s', () => {
  test.each([
    { units: 1, nodes: 31, gpus: 248, leaves: 8, spines: 4, nodeToLeaf: 252, leafToSpine: 256 },
    { units: 2, nodes: 63, gpus: 504, leaves: 16, spines: 8, nodeToLeaf: 508, leafToSpine: 512 },
    // Twelve spines would have the ports, but no leaf could reach each of them by the same number of its 32 uplinks.
    { units: 3, nodes: 95, gpus: 760, leaves: 24, spines: 16, nodeToLeaf: 764, leafToSpine: 768 },
    { units: 4, nodes: 127, gpus: 1016, leaves: 32, spines: 16, nodeToLeaf: 1020, leafToSpine: 1024 },
  ])('$units units, $nodes nodes and UFM: $leaves leaves, $spines spines', (row) => {
    const { units, nodes, gpus, leaves, spines, nodeToLeaf, leafToSpine } = row;
    expect(plan(64, 32, nodes, { manager: UFM })).toMatchObject({
      tiers: 2,
      units,
      endpoints: gpus,
      leaves,
      spines,
      cores: 0,
      taper: 1,
      cables: { nodeToLeaf, leafToSpine, spineToCore: 0 },
    });
  });

  test('the 32nd node of a unit gives way to UFM, or begins another', () => {
    expect(plan(64, 32, 32, { manager: UFM }).units).toBe(2);
  });

  test('a site file of 127 nodes is billed the printed switches and cables', () => {
    const { switches, cables } = billOf(fabricOf(127, 'nvidia/dgx-h100', 'nvidia/qm9700'));
    expect(switches.map(({ level, count }) => `${count} ${level}`)).toEqual(['32 leaf', '16 spine']);
    const pulled = (...tiers: readonly string[]) =>
      cables.filter(({ tier }) => tiers.includes(tier)).reduce((sum, one) => sum + one.cables, 0);
    expect([pulled('node-leaf', 'manager-leaf'), pulled('leaf-spine')]).toEqual([1020, 1024]);
  });
});

/** "Larger SuperPOD component counts", of which switches could be read; UFM is not counted. */
describe('https://docs.nvidia.com/dgx-superpod/reference-architecture-scalable-infrastructure-h100/latest/dgx-superpod-architecture.html', () => {
  test.each([
    { units: 16, nodes: 512, leaves: 128, spines: 128, cores: 64 },
    { units: 64, nodes: 2048, leaves: 512, spines: 512, cores: 256 },
  ])('$units units: $leaves leaves, $spines spines, $cores cores', ({ units, nodes, leaves, spines, cores }) => {
    expect(plan(64, 32, nodes)).toMatchObject({ tiers: 3, units, leaves, spines, cores });
  });
});

/** The same table for B200, with its cables. */
describe('https://docs.nvidia.com/dgx-superpod/reference-architecture-scalable-infrastructure-b200/latest/dgx-superpod-architecture.html', () => {
  test.each([
    { units: 2, nodes: 64, leaves: 16, spines: 8, cores: 0, cables: [512, 512, 0] },
    { units: 4, nodes: 128, leaves: 32, spines: 16, cores: 0, cables: [1024, 1024, 0] },
    { units: 8, nodes: 256, leaves: 64, spines: 32, cores: 0, cables: [2048, 2048, 0] },
    { units: 16, nodes: 512, leaves: 128, spines: 128, cores: 64, cables: [4096, 4096, 4096] },
    { units: 32, nodes: 1024, leaves: 256, spines: 256, cores: 128, cables: [8192, 8192, 8192] },
    { units: 64, nodes: 2048, leaves: 512, spines: 512, cores: 256, cables: [16_384, 16_384, 16_384] },
  ])(
    '$units units: $leaves leaves, $spines spines, $cores cores',
    ({ units, nodes, leaves, spines, cores, cables }) => {
      const planned = plan(64, 32, nodes);
      expect(planned).toMatchObject({ tiers: cores === 0 ? 2 : 3, units, endpoints: nodes * 8, leaves, spines, cores });
      expect(Object.values(planned.cables)).toEqual(cables);
    },
  );
});

/** Quantum-X800, where UFM has a port of its own. */
describe(String(superPodB300Xdr.url), () => {
  test.each([
    { units: 1, nodes: 72, gpus: 576, leaves: 8, spines: 4, cables: 576 },
    { units: 2, nodes: 144, gpus: 1152, leaves: 16, spines: 8, cables: 1152 },
    { units: 4, nodes: 288, gpus: 2304, leaves: 32, spines: 18, cables: 2304 },
    { units: 8, nodes: 576, gpus: 4608, leaves: 64, spines: 36, cables: 4608 },
    { units: 18, nodes: 1296, gpus: 10_368, leaves: 144, spines: 72, cables: 10_368 },
  ])('$units units of 72 nodes: $leaves leaves, $spines spines', ({ units, nodes, gpus, leaves, spines, cables }) => {
    expect(plan(144, 72, nodes)).toMatchObject({
      tiers: 2,
      units,
      endpoints: gpus,
      leaves,
      spines,
      cables: { nodeToLeaf: cables, leafToSpine: cables, spineToCore: 0 },
    });
  });

  test('the row of 18 units prints 9,216 GPUs: that is sixteen units, and its own nodes and cables say 10,368', () => {
    expect(plan(144, 72, 9216 / 8).units).toBe(16);
    expect(1296 * 8).toBe(10_368);
  });

  test('its columns of switches stand under "Cable Count", and its "72 SU with 2000+ nodes" are 28 units', () => {
    expect(plan(144, 72, 2000).units).toBe(28);
    expect(72 * 72).toBe(5184);
  });

  test('a site file of one unit has no passive copper and no multimode: XDR has neither', () => {
    const { cables } = billOf(fabricOf(72, 'nvidia/dgx-b300', 'nvidia/q3400-ra'));
    expect(cables.length).toBeGreaterThan(0);
    expect(new Set(cables.map(({ cable }) => cable?.kind))).toEqual(new Set(['single-mode']));
  });

  test('a nineteenth unit takes a third level', () => {
    expect(plan(144, 72, 18 * 72).tiers).toBe(2);
    expect(plan(144, 72, 19 * 72).tiers).toBe(3);
  });
});

/** Spectrum-X in two planes of 400 Gb/s: 128 ports a switch. A printed cable is twin, and carries two links. */
describe(String(superPodB300Ethernet.url), () => {
  test.each([
    { units: 1, nodes: 64, gpus: 512, leaves: 16, spines: 8, cables: 512 },
    { units: 2, nodes: 128, gpus: 1024, leaves: 32, spines: 16, cables: 1024 },
    { units: 4, nodes: 256, gpus: 2048, leaves: 64, spines: 32, cables: 2048 },
    { units: 8, nodes: 512, gpus: 4096, leaves: 128, spines: 64, cables: 4096 },
    { units: 16, nodes: 1024, gpus: 8192, leaves: 256, spines: 128, cables: 8192 },
  ])('$units units of 64 nodes: $leaves leaves, $spines spines', ({ units, nodes, gpus, leaves, spines, cables }) => {
    expect(plan(128, 64, nodes, { planes: 2 })).toMatchObject({
      tiers: 2,
      planes: 2,
      units,
      endpoints: gpus,
      leaves,
      spines,
      cables: { nodeToLeaf: cables * 2, leafToSpine: cables * 2 },
    });
  });

  test('a site file says it in one line', () => {
    const site = siteOf(
      exampleSite({
        'halls.hall-1.rows': 'row-1: { racks: 64, feeds: [bus-1, bus-2] }\nrow-2: { racks: 4, feeds: [bus-1, bus-2] }',
        pools: 'train: { server: nvidia/dgx-b300, perRack: 1, racks: hall-1/row-1, use: training, fabric: eth }',
        fabrics: 'eth: { kind: roce, switch: nvidia/sn5600, taper: 1, planes: 2, racks: hall-1/row-2 }',
      }),
    );
    const [fabric] = site.fabrics;
    expect(fabric).toMatchObject({ radix: 128, nodesPerUnit: 64, leaves: 16, spines: 8, chassis: 24 });
    expect(String(fabric?.linkSpeed)).toBe('400 Gb/s');
  });
});

/** Racks of 18 trays with a port for each of four GPUs. Its table of switches was looked for again on 2026-11-26, and is not among the pages that could be read. */
describe(String(superPodGb200.url), () => {
  test.each([
    { racks: 8, gpus: 576 },
    { racks: 128, gpus: 9216 },
  ])('$racks racks are $gpus GPUs, each with a port', ({ racks, gpus }) => {
    const site = gb200(racks);
    expect(site.pools[0]).toMatchObject({ nodes: racks * 18, gpus });
    expect(site.fabrics[0]?.endpoints).toBe(gpus);
  });

  test('a unit of eight racks and its switches stay within the 1.2 MW that it asks for', () => {
    const { final } = gb200(8);
    expect(final.it.in(MW)).toBeGreaterThan(0.96);
    expect(final.it.in(MW)).toBeLessThan(1.2);
  });
});

/** Two links in one transceiver and a fibre for each; tables that print half of the links count transceivers. */
describe(String(linkxSingleMode.url), () => {
  test('eight nodes of four twin-port cages on one switch: 64 links and fibres, 32 transceivers at each end', () => {
    const { cables, transceivers } = billOf(fabricOf(8, 'nvidia/dgx-h100', 'nvidia/qm9700', 'opensm'));
    expect(cables.map((one) => [one.links, one.cables])).toEqual([[64, 64]]);
    expect(transceivers.map(({ at, count }) => `${count} ${at}`)).toEqual(['32 switches', '32 nodes']);
  });
});

/** k x k / 2 ports of nodes on two levels without taper. */
test.each([
  { radix: 64, endpoints: 2048 },
  { radix: 144, endpoints: 10_368 },
])('two levels of $radix ports end at $endpoints endpoints', ({ radix, endpoints }) => {
  expect(endpoints).toBe(radix ** 2 / 2);
  expect(plan(radix, radix / 2, endpoints / 8).tiers).toBe(2);
  expect(plan(radix, radix / 2, endpoints / 8 + 1).tiers).toBe(3);
});

/** A fabric of servers, one a rack. */
function fabricOf(nodes: number, server: string, model: string, manager = 'ufm'): Fabric {
  const { fabrics } = siteOf(
    exampleSite({
      'halls.hall-1.rows': `row-1: { racks: ${nodes}, feeds: [bus-1, bus-2] }\nrow-2: { racks: 4, feeds: [bus-1, bus-2] }`,
      pools: `train: { server: ${server}, perRack: 1, racks: hall-1/row-1, use: training, fabric: ib }`,
      fabrics: `ib: { kind: infiniband, switch: ${model}, taper: 1, manager: ${manager}, racks: hall-1/row-2 }`,
    }),
  );
  const [fabric] = fabrics;
  if (fabric === undefined) throw new Error('the site has no fabric');
  return fabric;
}

function gb200(racks: number): Site {
  return siteOf(
    exampleSite({
      'halls.hall-1.rows': `row-1: { racks: ${racks}, feeds: [bus-1, bus-2] }\nrow-2: { racks: 4, feeds: [bus-1, bus-2] }`,
      pools: 'train: { server: nvidia/gb200-nvl72, racks: hall-1/row-1, use: training, fabric: ib }',
      storage: '',
    }),
  );
}
