import { describe, expect, test } from 'vitest';
import { type FabricPlan, planFabric } from '../../../site/model/index.ts';

const NO_MANAGER = { places: 0, ports: 0 };

/** A pair of UFM hosts on switches without a port for them: the place of one node, and four leaf ports. */
const UFM = { places: 1, ports: 4 };

function plan(of: {
  radix: number;
  nodesPerUnit: number;
  nodes: number;
  rails?: number;
  uplinks?: number;
  manager?: typeof UFM;
}): FabricPlan {
  const { radix, nodesPerUnit, nodes, rails = 8, uplinks = nodesPerUnit, manager = NO_MANAGER } = of;
  const planned = planFabric({ radix, nodesPerUnit, uplinks, groups: [{ nodes, rails }], manager });
  if (planned === undefined) throw new Error('the fabric does not fit');
  return planned;
}

/** DGX SuperPOD reference architecture, DGX H100 on QM9700: switches and cables by scalable units. */
describe('NDR units of 32 nodes on 64 ports, with UFM', () => {
  test.each([
    { units: 1, nodes: 31, leaves: 8, spines: 4, nodeToLeaf: 252, leafToSpine: 256 },
    { units: 2, nodes: 63, leaves: 16, spines: 8, nodeToLeaf: 508, leafToSpine: 512 },
    { units: 3, nodes: 95, leaves: 24, spines: 16, nodeToLeaf: 764, leafToSpine: 768 },
    { units: 4, nodes: 127, leaves: 32, spines: 16, nodeToLeaf: 1020, leafToSpine: 1024 },
  ])(
    '$units units of $nodes nodes: $leaves leaves, $spines spines',
    ({ units, nodes, leaves, spines, nodeToLeaf, leafToSpine }) => {
      const planned = plan({ radix: 64, nodesPerUnit: 32, nodes, manager: UFM });
      expect(planned).toMatchObject({
        tiers: 2,
        units,
        leaves,
        spines,
        cores: 0,
        taper: 1,
        cables: { nodeToLeaf, leafToSpine, spineToCore: 0 },
      });
    },
  );

  test.each([
    { units: 16, nodes: 512, leaves: 128, spines: 128, cores: 64 },
    { units: 64, nodes: 2048, leaves: 512, spines: 512, cores: 256 },
  ])(
    '$units units take three levels: $leaves leaves, $spines spines, $cores cores',
    ({ units, nodes, leaves, spines, cores }) => {
      const planned = plan({ radix: 64, nodesPerUnit: 32, nodes });
      expect(planned).toMatchObject({ tiers: 3, units, leaves, spines, cores });
      expect(planned.cables).toEqual({ nodeToLeaf: nodes * 8, leafToSpine: leaves * 32, spineToCore: spines * 32 });
    },
  );

  test('one node more than UFM leaves room for begins another unit', () => {
    expect(plan({ radix: 64, nodesPerUnit: 32, nodes: 32, manager: UFM }).units).toBe(2);
  });
});

/** DGX SuperPOD reference architecture, DGX B300 on Quantum-X800, where UFM has a port of its own. */
describe('XDR units of 72 nodes on 144 ports', () => {
  test.each([
    { units: 1, gpus: 576, leaves: 8, spines: 4 },
    { units: 2, gpus: 1152, leaves: 16, spines: 8 },
    { units: 4, gpus: 2304, leaves: 32, spines: 18 },
    { units: 8, gpus: 4608, leaves: 64, spines: 36 },
    // The published row of 18 units prints 9,216 GPUs, which is 16 units.
    { units: 18, gpus: 10_368, leaves: 144, spines: 72 },
  ])('$units units of $gpus GPUs: $leaves leaves, $spines spines', ({ units, gpus, leaves, spines }) => {
    const planned = plan({ radix: 144, nodesPerUnit: 72, nodes: gpus / 8 });
    expect(planned).toMatchObject({ tiers: 2, units, endpoints: gpus, leaves, spines, cores: 0 });
  });

  test('a nineteenth unit takes a third level', () => {
    expect(plan({ radix: 144, nodesPerUnit: 72, nodes: 19 * 72 }).tiers).toBe(3);
  });
});

/** DGX SuperPOD reference architecture, DGX B300 on Spectrum-X: every plane is a fabric of its own at half the speed. */
test('one plane of a B300 Spectrum-X unit of 64 nodes has 8 leaves and 4 spines', () => {
  expect(plan({ radix: 128, nodesPerUnit: 64, nodes: 64 })).toMatchObject({ leaves: 8, spines: 4 });
});

describe('any fabric', () => {
  const fabrics = [36, 40, 64, 128, 144].flatMap((radix) =>
    [1, 2, 3].flatMap((taper) =>
      [1, 2, 3, 5, 7, 16].map((units) => {
        const nodesPerUnit = Math.floor((radix * taper) / (1 + taper));
        const uplinks = Math.min(radix - nodesPerUnit, Math.floor(nodesPerUnit / taper));
        return { radix, nodesPerUnit, uplinks, rails: 4, nodes: units * nodesPerUnit };
      }),
    ),
  );

  test('gives every leaf the same links to every spine, and no switch more cables than ports', () => {
    let looked = 0;
    for (const fabric of fabrics) {
      const planned = planFabric({ ...fabric, groups: [fabric], manager: NO_MANAGER });
      if (planned === undefined || planned.tiers !== 2) continue;
      looked++;
      expect(fabric.uplinks % planned.spines, JSON.stringify(fabric)).toBe(0);
      expect((planned.leaves * fabric.uplinks) / planned.spines, JSON.stringify(fabric)).toBeLessThanOrEqual(
        fabric.radix,
      );
      expect(fabric.nodesPerUnit + fabric.uplinks).toBeLessThanOrEqual(fabric.radix);
    }
    expect(looked).toBeGreaterThan(30);
  });

  test('is one switch where all ports fit on it', () => {
    expect(plan({ radix: 64, nodesPerUnit: 32, nodes: 8 })).toMatchObject({ tiers: 1, leaves: 1, spines: 0 });
  });

  test('is refused where a leaf has no ports for its nodes and its uplinks', () => {
    expect(
      planFabric({ radix: 64, nodesPerUnit: 40, uplinks: 32, groups: [{ nodes: 80, rails: 8 }], manager: NO_MANAGER }),
    ).toBeUndefined();
  });
});
