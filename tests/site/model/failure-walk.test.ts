import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../../../site/catalog/index.ts';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { resolve, type Site } from '../../../site/model/index.ts';
import { readSpec } from '../../../site/spec/read-spec.ts';
import { readSource } from '../../../site/spec/source.ts';
import { kW } from '../../../site/units/index.ts';

/** A site whose load is two racks of four DGX H100, 40.8 kW each, on the given feeds of the given single line. */
function site(power: Readonly<Record<string, string>>, feeds: string): Site {
  const nothing = {
    'power.transformers': '',
    'power.switchboards': '',
    'power.busways': '',
    fabrics: '',
    storage: '',
    tenants: '',
  };
  const text = exampleSite({
    ...nothing,
    'power.intakes': 'grid: { limit: 1 MW, voltage: 13.8 kV, powerFactor: 0.95 }',
    ...power,
    'halls.hall-1.cooling': 'air: { units: crah-(1..3), each: 80 kW, spare: 1, containment: true }',
    'halls.hall-1.rows': `row-1: { racks: 2, feeds: ${feeds} }`,
    pools: 'serve: { server: nvidia/dgx-h100, perRack: 4, racks: hall-1/row-1, use: inference }',
  });
  const read = readSpec(readSource(text, 'site.yaml').source.data);
  if ('diagnostics' in read) throw new Error(JSON.stringify(read.diagnostics));
  const { site: resolved, diagnostics } = resolve(read.spec, builtinCatalog);
  if (resolved === undefined) throw new Error(JSON.stringify(diagnostics));
  return resolved;
}

/** `bus-b: 81.6 after bus-a`, for every element that a failure loads. */
function worst({ final }: Site): string[] {
  return [...final.worstOf]
    .map(([element, { of, load }]) => `${element.id}: ${load.in(kW).toFixed(1)} after ${of.id}`)
    .sort();
}

function loads({ final }: Site): string[] {
  return [...final.loadOf].map(([element, load]) => `${element.id}: ${load.in(kW).toFixed(1)}`);
}

describe('the walk over single failures', () => {
  it('halves a load over two sides, and gives a survivor all of it', () => {
    const two = site(
      {
        'power.transformers': 'tx-(1..2): { from: grid, rating: 500 kVA, secondary: 415 V }',
        'power.busways': 'bus-(1..2): { from: tx-(1..2), rating: 400 A }',
      },
      '[bus-1, bus-2]',
    );
    expect(loads(two)).toEqual(['grid: 81.6', 'tx-1: 40.8', 'tx-2: 40.8', 'bus-1: 40.8', 'bus-2: 40.8']);
    expect(worst(two)).toEqual([
      'bus-1: 81.6 after tx-2',
      'bus-2: 81.6 after tx-1',
      'tx-1: 81.6 after tx-2',
      'tx-2: 81.6 after tx-1',
    ]);
    expect(two.final.outages.map((outage) => outage.of.id)).toEqual(['grid']);
  });

  it('finds the transformer that makes two sides a fiction', () => {
    const fiction = site(
      {
        'power.transformers': 'tx: { from: grid, rating: 500 kVA, secondary: 415 V }',
        'power.busways': 'bus-(1..2): { from: tx, rating: 400 A }',
      },
      '[bus-1, bus-2]',
    );
    expect(fiction.final.outages.map((outage) => outage.of.id)).toEqual(['grid', 'tx']);
    // What moves from one busway to the other stays on the one transformer.
    expect(worst(fiction)).toEqual(['bus-1: 81.6 after bus-2', 'bus-2: 81.6 after bus-1']);
  });

  it('shares a board among its sources, and among those that are left', () => {
    const board = site(
      {
        'power.transformers': 'tx-(1..3): { from: grid, rating: 500 kVA, secondary: 415 V }',
        'power.switchboards': 'msb: { from: [tx-(1..3)], rating: 800 A }',
      },
      'msb',
    );
    expect(loads(board)).toContain('tx-1: 27.2');
    expect(worst(board)).toEqual(['tx-1: 40.8 after tx-2', 'tx-2: 40.8 after tx-1', 'tx-3: 40.8 after tx-1']);
    expect(board.final.outages.map((outage) => outage.of.id)).toEqual(['grid', 'msb']);
  });

  it('counts what a UPS turns into heat, above it and not below', () => {
    const ups = site(
      {
        'power.transformers': 'tx: { from: grid, rating: 500 kVA, secondary: 415 V }',
        'power.ups': 'ups: { from: tx, rating: 200 kW, energy: 20 kWh, efficiency: 0.96 }',
      },
      'ups',
    );
    expect(loads(ups)).toEqual(['grid: 85.0', 'tx: 85.0', 'ups: 81.6']);
    expect(ups.final.losses.in(kW)).toBeCloseTo(3.4);
  });

  it('moves what generators back to them when the mains are lost, whichever element loses them', () => {
    const backed = site(
      {
        'power.transformers': 'tx: { from: grid, rating: 500 kVA, secondary: 415 V }',
        'power.generators': 'gen-(1..2): { rating: 100 kW, startsIn: 10 s, backs: msb }',
        'power.switchboards': 'msb: { from: tx, rating: 800 A }',
      },
      'msb',
    );
    expect(worst(backed)).toEqual(['gen-1: 40.8 after grid', 'gen-2: 40.8 after grid']);
    expect(backed.final.outages.map((outage) => outage.of.id)).toEqual(['msb']);
  });
});

describe('supplies that do not divide by the feeds', () => {
  const sides = 'tx-(1..4): { from: grid, rating: 500 kVA, secondary: 415 V }';
  const busways = 'bus-(1..4): { from: tx-(1..4), rating: 400 A }';
  const one = (feeds: string) => site({ 'power.transformers': sides, 'power.busways': busways }, feeds);

  it('share by their number: six on four feeds are two, two, one and one', () => {
    expect(loads(one('[bus-1, bus-2, bus-3, bus-4]')).slice(-4)).toEqual([
      'bus-1: 27.2',
      'bus-2: 27.2',
      'bus-3: 13.6',
      'bus-4: 13.6',
    ]);
  });

  it('go on sharing by it with one feed lost: of the five that are left, one side has two', () => {
    expect(worst(one('[bus-1, bus-2, bus-3, bus-4]')).filter((line) => line.startsWith('bus'))).toEqual([
      'bus-1: 40.8 after tx-2',
      'bus-2: 40.8 after tx-1',
      'bus-3: 20.4 after tx-1',
      'bus-4: 20.4 after tx-1',
    ]);
  });
});
