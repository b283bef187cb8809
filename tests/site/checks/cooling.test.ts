import { describe, expect, test } from 'vitest';
import { check } from '../../../site/checks/check.ts';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { readExample, siteOf } from './read-example.ts';

type Parts = Parameters<typeof exampleSite>[0];

/** What the checks of cooling say, as `code: message`. */
function said(parts: Parts): readonly string[] {
  return check(siteOf(exampleSite(parts)))
    .filter(({ code }) => code.startsWith('cooling/'))
    .map(({ code, message }) => `${code}: ${message}`);
}

/** Six racks of 120 kW: 612 kW to the loop, 108 kW to the room. */
function nvl72(liquid: string, air = 'supply: 24 °C'): Parts {
  return {
    'halls.hall-1.cooling': `
      air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true, ${air} }
      liquid: { units: cdu-(1..3), each: 400 kW, spare: 1, ${liquid} }`,
    'halls.hall-1.rows': 'row-1: { racks: 6, feeds: [bus-1, bus-2] }',
    pools: 'train: { server: nvidia/gb200-nvl72, racks: hall-1/row-1, use: training }',
    fabrics: '',
  };
}

describe('miners that stand in a hall', () => {
  const fleet = (fields: string) => `asics: { fleet: { count: 20, feeds: bus-1, fate: sheddable, ${fields} } }`;

  test('are not counted where they blow outside air through themselves', () => {
    expect(said({ mine: fleet('model: bitmain/s19-xp') })).toEqual([]);
  });

  test('warm the room beside its racks', () => {
    expect(said({ mine: fleet('model: bitmain/s19-xp, hall: hall-1') })).toEqual([
      'cooling/air-short: the racks and miners of hall "hall-1" give 143.5 kW to the room air but 2 of 3 machines carry at most 120 kW',
    ]);
  });

  test('warm it only as long as they are there', () => {
    const found = said({
      mine: fleet('model: bitmain/s19-xp, hall: hall-1'),
      phases: 'early: { ready: 2026-12-01, adds: { train: all } }\nlate: { ready: 2027-06-01, removes: [fleet] }',
    });
    expect(found).toEqual([expect.stringMatching(/carry at most 120 kW in phase "early"$/)]);
  });

  test('on water give their heat to the loop, and the hall needs one', () => {
    expect(said({ mine: fleet('model: bitmain/s21-hyd, hall: hall-1') })).toEqual([
      'cooling/no-machines: the miners of hall "hall-1" give 107.2 kW to a loop but the hall has no machines for it',
    ]);
  });

  test('stand in a hall of the file', () => {
    const { diagnostics } = readExample(exampleSite({ mine: fleet('model: bitmain/s19-xp, hall: hall-2') }));
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'site/unknown-reference: there is no hall "hall-2"',
    ]);
  });
});

describe('the flow of a loop', () => {
  test('of 612 kW at 10 K is 917 L/min of PG25, and less of water', () => {
    expect(said(nvl72('supply: 40 °C, rise: 10 K, flow: 450 L/min'))).toEqual([
      'cooling/flow-short: the loop of hall "hall-1" takes 917.4 L/min for 612 kW at a rise of 10 K, but 2 of 3 machines pump 900 L/min',
    ]);
    expect(said(nvl72('supply: 40 °C, rise: 10 K, flow: 450 L/min, fluid: generic/water'))).toEqual([]);
  });

  test('is not guessed at where no rise is given', () => {
    expect(said(nvl72('supply: 40 °C, flow: 20 L/min'))).toEqual([]);
  });

  test('needs a fluid that somebody has published', () => {
    const { diagnostics } = readExample(exampleSite(nvl72('supply: 40 °C, fluid: generic/propylene-glycol-251')));
    expect(diagnostics.map(({ code, help }) => `${code}: ${help}`)).toEqual([
      'site/unknown-catalog-entry: did you mean "generic/propylene-glycol-25"?',
    ]);
  });
});

describe('the air of a hall', () => {
  const air = (fields: string, altitude = '0 m') => ({
    site: `{ name: example, electricalCode: nec, altitude: ${altitude}, ambient: 35 °C, designPue: 1.3, asOf: 2026-11-22 }`,
    'halls.hall-1.cooling': `air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true, ${fields} }\nfeeds: msb-(1..2)`,
  });

  test('is enough at sea level and too thin at 1,500 m', () => {
    const fields = 'rise: 14 K, flow: 10000 m3/h';
    expect(said(air(fields))).toEqual([]);
    expect(said(air(fields, '1500 m'))).toEqual([
      'cooling/airflow-short: hall "hall-1" takes 21,270 m3/h of air for 83.32 kW at a rise of 14 K and 1,500 m, but 2 of 3 machines move 20,000 m3/h',
    ]);
  });

  test('is what the fans of its servers take, where they are published and the room is built for a higher rise', () => {
    // Eight DGX H100 move 1,105 CFM each, whatever the room is built for.
    expect(said(air('rise: 25 K, flow: 7000 m3/h'))).toEqual([expect.stringContaining('takes 15,020 m3/h of air')]);
  });
});
