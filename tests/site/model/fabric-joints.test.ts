import { expect, test } from 'vitest';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { forEachJoint, type Joint } from '../../../site/model/fabric-joints.ts';
import { onlyFabric } from '../../exports/fabric-sites.ts';
import { siteOf } from '../checks/read-example.ts';

/** Racks of switches: the pairs of these are the only pairs. */
const SWITCH_RACKS = 4;

function jointsOf(racks: number): readonly Joint[] {
  const fabric = onlyFabric(
    siteOf(
      exampleSite({
        'halls.hall-1.rows': `row-1: { racks: ${racks}, feeds: [bus-1, bus-2] }\nrow-2: { racks: ${SWITCH_RACKS}, feeds: [bus-1, bus-2] }`,
        pools: 'train: { server: nvidia/dgx-h100, perRack: 1, racks: hall-1/row-1, use: training, fabric: ib }',
      }),
    ),
  );
  const joints: Joint[] = [];
  forEachJoint({ ...fabric, managerPorts: 0, ownPortManagers: 0 }, fabric.switchPlaces, (joint) => joints.push(joint));
  return joints;
}

test.each([50, 100, 200])(
  '%s racks are looked at once for each rail, and racks of switches once for each other',
  (racks) => {
    const joints = jointsOf(racks);
    expect(joints.filter(({ tier }) => tier === 'node-leaf')).toHaveLength(racks * 8);
    expect(joints.length).toBeLessThanOrEqual(racks * 8 + SWITCH_RACKS ** 2);
  },
);

test('a rack that ends one unit and begins the next hangs on the leaves of both', () => {
  const site = siteOf(
    exampleSite({
      'halls.hall-1.rows': 'row-1: { racks: 4, feeds: [bus-1, bus-2] }\nrow-2: { racks: 4, feeds: [bus-1, bus-2] }',
      pools: 'train: { server: nvidia/gb200-nvl72, racks: hall-1/row-1, use: training, fabric: ib }',
      storage: '',
    }),
  );
  const fabric = onlyFabric(site);
  const ofSecondRack: number[] = [];
  forEachJoint({ ...fabric, managerPorts: 0, ownPortManagers: 0 }, fabric.switchPlaces, ({ tier, lower, links }) => {
    if (tier === 'node-leaf' && lower.rack === 1) ofSecondRack.push(links);
  });
  // 18 trays a rack and 32 a unit: fourteen of the second rack end the first unit, four begin the second, on four rails.
  expect(ofSecondRack).toEqual([14, 14, 14, 14, 4, 4, 4, 4]);
});
