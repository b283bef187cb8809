import { communityPowerTables, miningOsAntspace, uminersContainers } from '../../catalog/citations.ts';
import type { Finding, Rule } from '../../diagnostics/index.ts';
import type { MinerFleet, Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const containerOverfilled: Rule<Site> = {
  code: 'conversion/container-overfilled',
  severity: 'error',
  holds: 'A container holds no more miners than it has slots, and they draw no more than it is rated for.',
  because:
    'A slot takes whatever fits: 210 S21 Hyd in an Antspace HK3 draw 1,126 kW, where the container and its dry tower are quoted at 1,030. The newer miner fits and the cooling does not.',
  citations: [miningOsAntspace, communityPowerTables, uminersContainers],

  *find(site) {
    for (const fleet of site.fleets) yield* overfilled(fleet);
  },

  examples: {
    valid: [exampleSite(), filled('bitmain/s21-hyd', 192, 'bitmain/antspace-hk3')],
    invalid: [
      { input: filled('bitmain/s21-hyd', 210, 'bitmain/antspace-hk3'), at: 'mine.asics.hydro.count' },
      { input: filled('bitmain/s19-xp', 181, 'generic/air-20ft'), at: 'mine.asics.hydro.count' },
    ],
  },
};

function* overfilled(fleet: MinerFleet): Iterable<Finding> {
  const { container, spec, miner } = fleet;
  if (container === undefined) return;
  const path = [...fleet.path, 'count'];
  const containers = spec.containers ?? 1;
  const each = Math.ceil(spec.count / containers);
  const { slots, ratedPower } = container;
  const related = { related: [{ path: [...fleet.path, 'container'], message: 'the container' }] };
  if (slots !== undefined && each > slots) {
    yield {
      path,
      message: `fleet "${fleet.id}" puts ${each} miners in a "${container.id}", which has ${slots} slots`,
      help: `take ${Math.ceil(spec.count / slots)} containers, or ${slots * containers} miners`,
      ...related,
    };
    return;
  }
  const draw = miner.power.times(each);
  if (ratedPower === undefined || !draw.exceeds(ratedPower)) return;
  const fits = Math.floor(ratedPower.per(miner.power));
  yield {
    path,
    message: `${each} x "${miner.id}" of fleet "${fleet.id}" draw ${draw.like(ratedPower)} in a "${container.id}", which is rated for ${ratedPower}`,
    help: `put ${fits} in each at most, or take ${Math.ceil(spec.count / Math.max(1, fits))} containers`,
    ...related,
  };
}

function filled(model: string, count: number, container: string): string {
  return exampleSite({
    'power.intakes': 'grid: { limit: 3 MW, voltage: 13.8 kV, powerFactor: 0.95 }',
    'power.transformers':
      'tx-(1..2): { from: grid, rating: 250 kVA, secondary: 415 V }\ntx-3: { from: grid, rating: 2.5 MVA, secondary: 415 V }',
    'power.switchboards': 'msb-(1..2): { from: tx-(1..2), rating: 400 A }\nmsb-3: { from: tx-3, rating: 4000 A }',
    mine: `asics:\n  hydro: { model: ${model}, count: ${count}, feeds: msb-3, container: ${container}, fate: sheddable }`,
  });
}
