import type { Site } from '../../site/model/index.ts';
import { siteWith } from '../constructs/sites.ts';

/**
 * The default site with two units and two racks of its training pool, and eight rental servers: the same claims in small.
 * Of ten racks `meridian` has five, `open-market` three and may borrow two more, `atelier` one and may borrow
 * seven, before `open-market`; one is spare.
 */
export function smallSite(): Site {
  return siteWith((data) => {
    const { rows } = data.halls['hall-1'];
    data.halls['hall-1'].rows = {
      'row-1': { racks: 10, feeds: ['bus-a1', 'bus-b1'], tap: '350 A' },
      'row-11': { ...rows['row-11'], racks: 4 },
      'row-(12..13)': rows['row-(12..13)'],
      'row-14': rows['row-14'],
    };
    data.pools.train.racks = 'hall-1/row-1';
    data.tenants.meridian.pools.train = '5 racks';
    data.tenants['open-market'].pools.train = '3 racks';
    data.tenants['open-market'].borrows.train = '2 racks';
    data.tenants.atelier = {
      ...data.tenants['open-market'],
      pools: { train: '1 racks' },
      borrows: { train: '7 racks' },
      priority: 10,
    };
    delete data.phases;
  });
}
