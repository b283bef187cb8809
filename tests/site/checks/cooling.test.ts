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

describe('the limits of a hall', () => {
  const limited = (limit: string) => ({
    'halls.hall-1.cooling': `air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true }\nlimits: { contained-air: ${limit} }\nfeeds: msb-(1..2)`,
  });

  test('hold where they are below what the trade takes from a rack', () => {
    expect(said(limited('20 kW'))).toEqual([
      'cooling/rack-too-dense: a rack of row "hall-1/row-1" draws 20.4 kW but contained-air of this hall takes at most 20 kW from one rack',
    ]);
  });

  test('do not lift what the trade takes from a rack: that is for a waiver', () => {
    const dense = {
      ...limited('200 kW'),
      pools: 'train: { server: nvidia/dgx-h100, perRack: 5, racks: hall-1/row-1, use: training, fabric: ib }',
    };
    expect(said(dense)).toEqual([
      expect.stringContaining('cooling/air-short'),
      'cooling/rack-too-dense: a rack of row "hall-1/row-1" draws 51 kW but contained-air takes at most 45 kW from one rack',
    ]);
  });
});

describe('the water of the building', () => {
  const water = (facility: string, supply = '40 °C') => nvl72(`supply: ${supply}, facility: ${facility}`);

  // ASHRAE's classes: https://www.ashrae.org/file%20library/technical%20resources/bookstore/emergence-and-expansion-of-liquid-cooling-in-mainstream-data-centers_wp.pdf
  test.each([
    ['w17', '30 °C', true],
    ['w27', '40 °C', true],
    ['w32', '40 °C', true],
    ['w40', '50 °C', true],
    ['w45', '50 °C', true],
    ['w32', '30 °C', false],
    ['w40', '40 °C', false],
    ['w45', '45 °C', false],
  ])('of class %s keeps a loop at %s: %s', (name, supply, kept) => {
    expect(said(water(`{ class: ashrae/${name} }`, supply)).length === 0).toBe(kept);
  });

  test('is colder than the loop by the approach', () => {
    expect(said(water('{ supply: 38 °C, approach: 4 K }'))).toEqual([
      'cooling/facility-water-too-warm: the loop of hall "hall-1" is to supply 40 °C, but facility water of 38 °C and an approach of 4 K keep it at 42 °C',
    ]);
  });

  test('of a class without an end needs its temperature before anything is held against it', () => {
    expect(said(water('{ class: ashrae/w-plus }'))).toEqual([]);
  });

  test.each([
    ['{ class: ashrae/s40 }', '"ashrae/s40" is a class of loops, and facility water takes another'],
    ['{ class: ashrae/w33 }', '"ashrae/w33" is no class of water that the catalog has'],
    [
      '{ approach: 4 K }',
      'facility of "hall-1" takes a supply temperature or a class, as in { supply: 35 °C } or { class: ashrae/w32 }',
    ],
  ])('%s is refused', (facility, message) => {
    expect(() => siteOf(exampleSite(water(facility)))).toThrow(JSON.stringify(message).slice(1, -1));
  });
});

describe('the air at the inlets', () => {
  const inlet = (fields: string, altitude: string) => ({
    site: `{ name: example, electricalCode: nec, altitude: ${altitude}, ambient: 35 °C, designPue: 1.3, asOf: 2026-11-22 }`,
    'halls.hall-1.cooling': `air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true, ${fields} }\nfeeds: msb-(1..2)`,
  });

  // ASHRAE's allowable ranges: A1 15-32, A2 10-35, A3 5-40, A4 5-45, H1 5-25 °C.
  test.each([
    ['a1', 32, 33],
    ['a2', 35, 36],
    ['a3', 40, 41],
    ['a4', 45, 46],
    ['h1', 25, 26],
  ])('of class %s may be %i °C and not %i', (name, most, tooMuch) => {
    const errors = (supply: number) =>
      said(inlet(`supply: ${supply} °C, class: ashrae/${name}`, '0 m')).filter((text) =>
        text.includes('outside-class'),
      );
    if (most <= 45) expect(errors(most)).toEqual([]);
    if (tooMuch <= 45) expect(errors(tooMuch)).toHaveLength(1);
  });

  test.each([
    ['a2', '1500 m', 33],
    ['a3', '1600 m', 36],
    ['a4', '2150 m', 35],
  ])('of class %s at %s may be %i °C', (name, altitude, most) => {
    const errors = (supply: number) =>
      said(inlet(`supply: ${supply} °C, class: ashrae/${name}`, altitude)).filter((text) =>
        text.includes('outside-class'),
      );
    expect(errors(most)).toEqual([]);
    expect(errors(most + 1)).toEqual([expect.stringContaining(`allows ${most} °C at most at`)]);
  });

  test('is recommended between 18 and 27 °C', () => {
    expect(said(inlet('supply: 18 °C', '0 m'))).toEqual([]);
    expect(said(inlet('supply: 27 °C', '0 m'))).toEqual([]);
    expect(said(inlet('supply: 17 °C', '0 m'))).toEqual([
      'cooling/inlet-outside-recommended: hall "hall-1" gives its racks air of 17 °C, and 18 °C to 27 °C are recommended',
    ]);
  });
});

describe('the climate', () => {
  const site = (fields: string) =>
    `{ name: example, electricalCode: nec, ${fields}, designPue: 1.3, asOf: 2026-11-22 }`;
  const dry = (fields: string, ambient: string) => ({
    ...nvl72('supply: 46 °C'),
    site: site(ambient),
    'halls.hall-1.cooling': `
      air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true }
      liquid: { units: cdu-(1..3), each: 400 kW, spare: 1, supply: 46 °C }
      rejection: { dry: { takes: liquid, units: dry-(1..2), each: 620 kW, spare: 1, at: 35 °C, supply: 41 °C, rise: 10 K, ${fields} } }`,
  });

  test('of the rating is carried', () => {
    expect(said(dry('kind: dry-cooler', 'ambient: 35 °C'))).toEqual([]);
  });

  test('that is four kelvin hotter takes a quarter of a dry cooler with water at 51 °C', () => {
    expect(said(dry('kind: dry-cooler', 'ambient: 39 °C'))).toEqual([
      'cooling/rejection-short: hall "hall-1" has 612 kW of liquid heat to reject but 1 of 2 of "dry" carry 465 kW in air of 39 °C',
    ]);
  });

  test('that is colder than the rating gives no more than the rating', () => {
    const found = said({ ...dry('kind: dry-cooler', 'ambient: 10 °C'), site: site('ambient: 10 °C') });
    expect(found).toEqual([]);
    const { halls } = siteOf(exampleSite(dry('kind: dry-cooler', 'ambient: 10 °C')));
    expect(halls.flatMap(({ rejections }) => rejections.map(({ usable }) => String(usable)))).toEqual(['620 kW']);
  });

  test('of a mountain thins the air of the fans', () => {
    expect(said(dry('kind: dry-cooler', 'ambient: 35 °C, altitude: 1500 m'))).toEqual([
      'cooling/rejection-short: hall "hall-1" has 612 kW of liquid heat to reject but 1 of 2 of "dry" carry 517.4 kW in air of 35 °C',
    ]);
  });

  test('is held off by wetted pads, as far as they bring the air to the wet bulb', () => {
    const adiabatic = (saturation: string) =>
      dry(`kind: adiabatic, water: 0.5 L/kWh${saturation}`, 'ambient: 39 °C, wetBulb: 21 °C');
    expect(said(adiabatic(', saturation: 0.8'))).toEqual([]);
    expect(said(adiabatic(''))).toEqual([expect.stringContaining('carry 465 kW in air of 39 °C')]);
  });

  test('never makes water colder than air, nor colder than 2.8 K above the wet bulb', () => {
    const tower = dry('kind: tower', 'ambient: 39 °C, wetBulb: 24 °C');
    const cold = {
      ...tower,
      'halls.hall-1.cooling': String(tower['halls.hall-1.cooling']).replace('supply: 41 °C', 'supply: 26 °C'),
    };
    expect(said(cold)).toEqual([
      'cooling/rejection-too-cold: "dry" of hall "hall-1" is to supply 26 °C, but a wet bulb of 24 °C gives 26.8 °C at the coldest',
    ]);
  });

  test('that nobody has said of the wet bulb is asked for', () => {
    expect(said(dry('kind: tower', 'ambient: 39 °C'))).toEqual([
      'cooling/wet-bulb-missing: "dry" of hall "hall-1" evaporates water, but the site says no design wet bulb',
    ]);
  });

  test('is shared by machines of both media only as far as those of one medium leave heat', () => {
    const both = (each: string) => ({
      ...nvl72('supply: 46 °C'),
      site: site('ambient: 35 °C'),
      'halls.hall-1.cooling': `
        air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true }
        liquid: { units: cdu-(1..3), each: 400 kW, spare: 1, supply: 46 °C }
        rejection:
          dry: { kind: dry-cooler, takes: liquid, units: dry-(1..2), each: 600 kW, spare: 1, at: 35 °C, supply: 41 °C, rise: 10 K }
          chill: { kind: chiller, takes: both, units: ch-(1..2), each: ${each}, spare: 1, at: 35 °C, supply: 12 °C, rise: 6 K }`,
    });
    // 12 kW of the loop are left by the dry cooler, and 108 kW of the room.
    expect(said(both('120 kW'))).toEqual([]);
    expect(said(both('119 kW'))).toEqual([
      expect.stringContaining('has 108 kW of air heat and 612 kW of liquid heat to reject'),
    ]);
  });

  describe('and its water', () => {
    const water = (limit: string, kind = 'tower') =>
      said(
        dry(
          `kind: ${kind}, at: 35 °C`.replace(', at: 35 °C', ''),
          `ambient: 39 °C, wetBulb: 24 °C, water: { limit: ${limit} }`,
        ),
      ).filter((text) => text.includes('water-short'));

    // A tower of 1.8 L/kWh: 612 kW are 1.1 m3/h, 26.4 m3 a day.
    test('is 26.4 m3 a day for 612 kW by towers', () => {
      expect(water('27 m3/d')).toEqual([]);
      expect(water('25 m3/d')).toEqual([
        'cooling/water-short: cooling takes 26.44 m3/d of water at the design hour, but the site has 25 m3/d',
      ]);
      expect(water('0 m3/d')).toHaveLength(1);
    });

    test('is none for dry coolers, even where there is none', () => {
      expect(water('0 m3/d', 'dry-cooler')).toEqual([]);
    });

    test('is asked for where a maker alone knows it', () => {
      expect(water('25 m3/d', 'adiabatic')).toEqual([
        'cooling/water-short: "dry" evaporates an amount of water that nobody has said, and the site has 25 m3/d',
      ]);
    });
  });
});

describe('the PUE that a site is sized by', () => {
  const pue = (fields: string, cooling = '') => ({
    site: `{ name: example, electricalCode: nec, ambient: 35 °C, ${fields}, asOf: 2026-11-22 }`,
    ...(cooling === '' ? {} : { 'halls.hall-1.cooling': cooling }),
  });

  // Horizon 1 of IREN is built for 75 MW gross and 50 MW of IT: 1.5 at the design hour. https://iren.com/
  test('is 1.5 where 75 MW are built for 50 MW of IT, and may be', () => {
    expect(said(pue(`designPue: ${75 / 50}`))).toEqual([]);
  });

  test('is not the mean of a year', () => {
    expect(said(pue('designPue: 1.3, annualPue: 1.3'))).toEqual([
      'cooling/pue-is-annual-mean: the design PUE is 1.3, the same as the annual mean of 1.3',
    ]);
    expect(said(pue('designPue: 1.25, annualPue: 1.35'))).toEqual([
      'cooling/pue-is-annual-mean: the design PUE is 1.25, below the annual mean of 1.35',
    ]);
  });

  test('looks like the mean of a year where it is lower than is usual', () => {
    expect(said(pue('designPue: 1.15'))).toEqual([
      'cooling/pue-below-usual: the design PUE is 1.15, but with 0 % of the heat on liquid 1.20 is the lowest that is usual',
    ]);
    expect(said({ ...nvl72('supply: 40 °C'), ...pue('designPue: 1.15') })).toEqual([]);
  });

  test('covers what the machines draw', () => {
    const machines =
      'air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true, draw: 15 kW }\nfeeds: msb-(1..2)';
    expect(said(pue('designPue: 1.3', machines))).toEqual([
      'cooling/pue-below-machines: the design PUE is 1.3, but the cooling machines at work draw 30 kW for 83.32 kW of racks, which is 1.360 by them alone',
    ]);
    expect(said(pue('designPue: 1.37', machines))).toEqual([]);
  });
});

describe('numbers that cannot be', () => {
  const cases: readonly [string, string][] = [
    ['air: { units: crah-(1..3), each: 60 kW, spare: 1, supply: 55 °C }', 'outside what is plausible'],
    ['air: { units: crah-(1..3), each: 60 kW, spare: 1, rise: 0 K }', 'outside what is plausible'],
    [
      'air: { units: crah-(1..3), each: 60 kW, spare: 1, rise: 15 °C }',
      'a difference of temperatures (K) belongs here',
    ],
    ['air: { units: crah-(1..3), each: 60 kW, spare: 1, flow: -5 m3/h }', 'outside what is plausible'],
    ['air: { units: crah-(3..1), each: 60 kW, spare: 1 }', 'counts down'],
    ['liquid: { units: cdu-(1..3), each: 400 kW, spare: 1, supply: 95 °C }', 'outside what is plausible'],
    [
      'liquid: { units: cdu-(1..3), each: 400 kW, spare: 1, supply: 40 °C, facility: { supply: 1 °C } }',
      'outside what is plausible',
    ],
  ];
  test.each(cases)('%s', (cooling, problem) => {
    const { diagnostics } = readExample(exampleSite({ 'halls.hall-1.cooling': cooling }));
    expect(diagnostics.map(({ message }) => message).join('\n')).toContain(problem);
  });
});

describe('a chiller before a tower', () => {
  const plant = (kind: string, supply: string) =>
    exampleSite({
      site: '{ name: example, electricalCode: nec, ambient: 33 °C, wetBulb: 23 °C, designPue: 1.3, asOf: 2026-11-22 }',
      'halls.hall-1.cooling': `
        air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true }
        rejection: { plant: { kind: ${kind}, takes: air, units: plant-(1..3), each: 100 kW, spare: 1, draw: 15 kW, at: 24 °C, supply: ${supply}, rise: 8 K } }`,
    });
  const waterOf = (kind: string) => {
    const [machines] = siteOf(plant(kind, '27 °C')).halls.flatMap((hall) => hall.rejections);
    return Number(machines?.water);
  };

  test('gives colder water than the tower alone, which keeps 2.8 K from the wet bulb', () => {
    const refused = (kind: string) => check(siteOf(plant(kind, '18 °C'))).map(({ code }) => code);
    expect(refused('tower')).toContain('cooling/rejection-too-cold');
    expect(refused('tower-chiller')).not.toContain('cooling/rejection-too-cold');
  });

  test('evaporates what its compressors draw too', () => {
    expect(waterOf('tower-chiller') / waterOf('tower')).toBeCloseTo(1.15);
  });
});
