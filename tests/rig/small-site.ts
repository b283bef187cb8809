import type { Site } from '../../site/model/index.ts';
import { onTwoPlanes, siteWith } from '../constructs/sites.ts';

/**
 * The default site in small: a unit and two racks of its training pool, eight rental servers on two planes of Ethernet,
 * and a pool of ten servers, each of which a single pod fills: whatever is about quota alone takes few pods there. Of six racks
 * `meridian` has five and `open-market` one; of the servers they have five and three, and `atelier` one; `open-market` may
 * borrow two and `atelier` seven, before `open-market`; one is spare.
 */
export function smallSite(): Site {
  return siteWith((data) => {
    const { rows } = data.halls['hall-1'];
    onTwoPlanes(data);
    data.halls['hall-1'].rows = {
      'row-1': { racks: 6, feeds: ['bus-a1', 'bus-b1'], tap: '350 A' },
      'row-2': { racks: 5, feeds: ['bus-a2', 'bus-b2'] },
      'row-11': { ...rows['row-11'], racks: 4 },
      'row-(12..13)': rows['row-(12..13)'],
      'row-14': rows['row-14'],
    };
    data.pools.train.racks = 'hall-1/row-1';
    data.pools.servers = { server: 'nvidia/dgx-b300', perRack: 2, racks: 'hall-1/row-2', use: 'rental' };
    data.tenants.meridian.pools = { train: '5 racks', servers: '5 nodes' };
    data.tenants['open-market'].pools = { train: '1 racks', rental: 'all', servers: '3 nodes' };
    data.tenants['open-market'].borrows = { servers: '2 nodes' };
    data.tenants.atelier = {
      ...data.tenants['open-market'],
      pools: { servers: '1 nodes' },
      borrows: { servers: '7 nodes' },
      priority: 10,
    };
    delete data.phases;
  });
}
