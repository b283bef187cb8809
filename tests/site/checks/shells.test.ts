import { describe, expect, test } from 'vitest';
import { check } from '../../../site/checks/check.ts';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { handover } from '../../../site/view/handover.ts';
import { readExample, siteOf } from './read-example.ts';

interface Shell {
  readonly rack?: string;
  readonly contract?: string;
  readonly intake?: string;
  readonly site?: string;
  readonly phases?: string;
}

/** 560 racks of 125 kW in four halls: 70 MW, which is what Muskogee has for CoreWeave. */
function campus({ rack = '', contract = 'critical: 70 MW', intake = '100 MW', site = '', phases = '' }: Shell = {}) {
  const pairs = (element: string, from: string, rating: string) =>
    `${element}-a(1..70): { from: ${from}, ${rating} }\n${element}-b(1..70): { from: ${from}, ${rating} }`;
  return exampleSite({
    site: `{ name: muskogee, electricalCode: nec, ambient: 38 °C, designPue: 1.42, asOf: 2026-11-22${site} }`,
    'power.intakes': `grid: { limit: ${intake}, voltage: 138 kV, powerFactor: 0.97 }`,
    'power.transformers': pairs('tx', 'grid', 'rating: 3 MVA, secondary: 415 V'),
    'power.switchboards':
      'msb-a(1..70): { from: tx-a(1..70), rating: 2500 A }\nmsb-b(1..70): { from: tx-b(1..70), rating: 2500 A }',
    'power.busways':
      'bus-a(1..70): { from: msb-a(1..70), rating: 2500 A }\nbus-b(1..70): { from: msb-b(1..70), rating: 2500 A }',
    'halls.hall-1.floor': 'load: 17 kPa',
    'halls.hall-1.toCore': '30 m',
    'halls.hall-1.cooling':
      'air: { units: crah-(1..100), each: 160 kW, spare: 5, containment: true }\nliquid: { units: cdu-(1..60), each: 1.3 MW, spare: 5, supply: 40 °C }',
    'halls.hall-1.rows': 'row-(1..70): { racks: 8, feeds: [bus-a(1..70), bus-b(1..70)] }',
    pools: '',
    shells: `racks: { tenant: coreweave, racks: hall-1/row-(1..70), draw: 125 kW, liquidShare: 0.85, weight: 1360 kg, footprint: { width: 800 mm, depth: 1200 mm }, redundancy: 2N${rack} }`,
    fabrics: '',
    storage: '',
    tenants: `coreweave: { isolation: dedicated-cluster, contract: { ${contract} } }`,
    phases,
  });
}

const codes = (text: string): readonly string[] =>
  check(siteOf(text))
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);
const refusals = (text: string) => readExample(text).diagnostics.map(({ code, path }) => [code, path.join('.')]);

describe('a powered shell', () => {
  // https://www.einpresswire.com/article/763962088: 100 MW in Muskogee give about 70 MW of critical IT load.
  test('carries the 70 MW that Core Scientific sold of the 100 MW of Muskogee', () => {
    expect(codes(campus())).not.toContainEqual(expect.stringMatching(/^(conversion|power|cooling)\//));
  });

  test('of 70 MW critical does not fit in an intake of 99 MW', () => {
    expect(codes(campus({ intake: '99 MW' }))).toContain('power/envelope-exceeded');
  });

  test('that was sold for more than its racks come to is refused', () => {
    expect(codes(campus({ contract: 'critical: 70.1 MW' }))).toEqual(['conversion/critical-not-carried']);
  });

  test('is held to power, floor and room air by the density of its racks alone', () => {
    expect(codes(campus().replace('draw: 125 kW', 'draw: 180 kW'))).toContain('power/failure-overload');
    expect(codes(campus().replace('weight: 1360 kg', 'weight: 1800 kg'))).toContain('floor/rack-too-heavy');
    expect(codes(campus().replace('liquidShare: 0.85', 'liquidShare: 0.5'))).toContain('cooling/rack-too-dense');
    expect(codes(campus().replace(', bus-b(1..70)', ''))).toContain('power/feeds-differ');
  });

  test('farther from the core than its fabric reaches is refused', () => {
    expect(codes(campus({ rack: ', reach: 30 m' }))).toEqual([]);
    expect(codes(campus({ rack: ', reach: 29 m' }))).toEqual(['fabric/shell-beyond-reach']);
  });

  test('is late on the day after the one in its contract', () => {
    const halls = (ready: string) => `halls: { hall-1: { critical: 35 MW, ready: ${ready} } }`;
    const phases = `
      half: { ready: 2026-12-31, adds: { racks: hall-1/row-(1..35) } }
      whole: { ready: 2027-06-30, adds: { racks: hall-1/row-(36..70) } }`;
    expect(codes(campus({ contract: halls('2026-12-31'), phases }))).toEqual([]);
    expect(codes(campus({ contract: halls('2026-12-30'), phases }))).toEqual(['conversion/ready-too-late']);
  });

  test('says what is handed over, and what stands when', () => {
    const phases = 'whole: { ready: 2027-06-30, adds: { racks: all } }';
    const [tenant] = handover(siteOf(campus({ phases }))).tenants;
    expect(tenant?.critical.carried.toString()).toBe('70,000 kW');
    expect(tenant?.halls[0]?.phases).toMatchObject([{ id: 'whole', ready: '2027-06-30' }]);
    expect(tenant?.halls[0]?.rows).toHaveLength(70);
  });

  test('hands over how far its racks are from the core, as the rows stand', () => {
    const layout =
      '{ aisles: { cold: 1.2 m, hot: 900 mm }, abreast: 10, cables: { drop: 1.5 m, slack: 500 mm }, core: row-35 }';
    const laidOut = campus().replace('    toCore:\n      30 m\n', `    toCore: 90 m\n    layout: ${layout}\n`);
    const [hall] = handover(siteOf(laidOut)).tenants.flatMap(({ halls }) => halls);
    expect(hall?.measuredToNetworkCore?.toString()).toMatch(/^\d\d(\.\d+)? m$/);
    expect(hall?.rows[0]?.position?.width.toString()).toBe('800 mm');
    expect(codes(laidOut)).not.toContain('fabric/core-farther-than-said');
    expect(codes(laidOut.replace('toCore: 90 m', 'toCore: 30 m'))).toContain('fabric/core-farther-than-said');
  });

  test('names a tenant, halls and rows that exist, and rows that are free', () => {
    expect(refusals(campus().replace('tenant: coreweave', 'tenant: coreweve'))).toContainEqual([
      'site/unknown-reference',
      'shells.racks.tenant',
    ]);
    expect(refusals(campus({ contract: 'halls: { hall-2: { critical: 1 MW } }' }))).toEqual([
      ['site/unknown-reference', 'tenants.coreweave.contract.halls.hall-2'],
    ]);
    const again = 'more: { tenant: coreweave, racks: hall-1/row-70, draw: 10 kW }';
    expect(refusals(campus().replace('shells:\n', `shells:\n  ${again}\n`))).toEqual([
      ['site/row-taken', 'shells.racks.racks'],
    ]);
    expect(refusals(campus({ phases: 'half: { ready: 2026-12-31, adds: { racks: hall-1/row-(1..35) } }' }))).toEqual([
      ['site/never-added', 'shells.racks.racks'],
    ]);
  });
});
