import { describe, expect, test } from 'vitest';
import { type FabricPlan, planFabric } from '../../../site/model/index.ts';

const NO_MANAGER = { places: 0, ports: 0 };

function plan(of: { radix: number; nodesPerUnit: number; nodes: number; uplinks?: number }): FabricPlan {
  const { radix, nodesPerUnit, nodes, uplinks = nodesPerUnit } = of;
  const planned = planFabric({ radix, nodesPerUnit, uplinks, groups: [{ nodes, rails: 8 }], manager: NO_MANAGER });
  if (planned === undefined) throw new Error('the fabric does not fit');
  return planned;
}

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

  test('has no more spines in a tapered pod than a leaf has uplinks, and cores that each of them reaches alike', () => {
    const tapered = plan({ radix: 40, nodesPerUnit: 30, uplinks: 10, nodes: 180 });
    // 48 leaves are three pods of 20; each spine has 20 ports up, to two cores of 30 of their 40 ports.
    expect(tapered).toMatchObject({ tiers: 3, leaves: 48, spines: 3 * 10, cores: 10 * 2, taper: 3 });
    expect(tapered.cables).toEqual({ nodeToLeaf: 180 * 8, leafToSpine: 48 * 10, spineToCore: 30 * 20 });
  });

  test('is whole in every plane', () => {
    const one = plan({ radix: 128, nodesPerUnit: 64, nodes: 256 });
    const demand = { radix: 128, nodesPerUnit: 64, uplinks: 64, groups: [{ nodes: 256, rails: 8 }] };
    const four = planFabric({ ...demand, manager: NO_MANAGER, planes: 4 });
    expect(four).toMatchObject({ units: one.units, endpoints: one.endpoints, leaves: one.leaves * 4 });
    expect(four?.cables.leafToSpine).toBe(one.cables.leafToSpine * 4);
  });
});
