import { describe, expect, test } from 'vitest';
import { check } from '../../../site/checks/check.ts';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { printPath } from '../../../site/diagnostics/index.ts';
import { siteOf } from './read-example.ts';

type Parts = Parameters<typeof exampleSite>[0];

/** `error site/waiver-expired waivers.0.until: the waiver …` for each finding. */
function said(parts: Parts): readonly string[] {
  return check(siteOf(exampleSite(parts))).map(
    ({ severity, code, path, message, help }) => `${severity} ${code} at ${printPath(path)}: ${message}; ${help}`,
  );
}

const lightFloor = { 'halls.hall-1.floor': 'load: 5 kPa' };

function waiver(code: string, of: string, until = '2027-06-30'): string {
  return `- { code: ${code}, of: ${of}, because: an engineer has signed for it, until: ${until} }`;
}

describe('a waiver', () => {
  test('drops a warning at its place', () => {
    expect(said(lightFloor)).toEqual([
      expect.stringContaining('warning floor/below-tia-942 at halls.hall-1.floor.load'),
    ]);
    expect(said({ ...lightFloor, waivers: waiver('floor/below-tia-942', 'halls.hall-1') })).toEqual([]);
  });

  test('leaves a warning at another place', () => {
    const waived = said({ ...lightFloor, waivers: waiver('floor/below-tia-942', 'power.busways.bus-(1..2)') });
    expect(waived).toEqual([
      expect.stringContaining('warning floor/below-tia-942'),
      'warning site/waiver-unused at waivers.0: this waiver of "floor/below-tia-942" waives nothing: the check finds nothing at "power.busways.bus-(1..2)"; take it away, or name the place that the finding names',
    ]);
  });

  test('drops an error of judgement', () => {
    const openAisles = {
      'halls.hall-1.cooling': 'air: { units: crah-(1..3), each: 60 kW, spare: 1 }\nfeeds: msb-(1..2)',
    };
    expect(said(openAisles)).toHaveLength(1);
    expect(said({ ...openAisles, waivers: waiver('cooling/rack-too-dense', 'halls.hall-1.rows.row-1') })).toEqual([]);
  });

  test('does not move physics', () => {
    const small = { 'power.transformers': 'tx-(1..2): { from: grid, rating: 60 kVA, secondary: 415 V }' };
    const found = said({ ...small, waivers: waiver('power/transformer-overloaded', 'power.transformers') });
    expect(found).toEqual([
      'error power/transformer-overloaded at power.transformers.tx-(1..2).rating: transformer "tx-1" is asked for 57.01 kVA but carries at most 48 kVA continuously, 80 % of 60 kVA (and 1 more of "tx-(1..2)"); rate it at 71.27 kVA or more, or hang 9.009 kVA from another',
      'error site/waiver-not-allowed at waivers.0.code: "power/transformer-overloaded" cannot be waived: it is not a matter of judgement; mend what it finds, and take the waiver away',
    ]);
  });

  test('ends on its day, and then what it waived is back', () => {
    const found = said({ ...lightFloor, waivers: waiver('floor/below-tia-942', 'halls.hall-1', '2026-11-21') });
    expect(found).toEqual([
      expect.stringContaining('warning floor/below-tia-942'),
      'error site/waiver-expired at waivers.0.until: the waiver of "floor/below-tia-942" ended on 2026-11-21, before 2026-11-22; mend what it waived, or have a new day agreed',
    ]);
  });

  test('is in force on its last day', () => {
    expect(said({ ...lightFloor, waivers: waiver('floor/below-tia-942', 'halls.hall-1', '2026-11-22') })).toEqual([]);
  });

  test('of a misspelt check says which was meant', () => {
    expect(said({ waivers: waiver('floor/below-tia-924', 'halls.hall-1') })).toEqual([
      'error site/unknown-reference at waivers.0.code: there is no check "floor/below-tia-924" to waive; did you mean "floor/below-tia-942"?',
    ]);
  });

  test('of nothing is refused', () => {
    expect(said({ waivers: waiver('floor/below-tia-942', 'halls.hal-1.floor') })).toEqual([
      'error site/assumption-of-nothing at waivers.0.of: this waiver is of "halls.hal-1.floor", which is not in the file; did you mean "halls.hall-1"?',
    ]);
  });
});

describe('an assumption', () => {
  test.each([
    'power.transformers',
    'power.transformers.tx-(1..2).rating',
    'halls.hall-1.cooling.air.each',
    'storage.scratch.on.0',
  ])('may be of %s', (of) => {
    expect(said({ assumptions: `- { of: ${of}, because: it is usual }` })).toEqual([]);
  });

  test.each([
    ['power.transformers.tx-(1..3)', 'did you mean "power.transformers.tx-(1..2)"?'],
    ['halls.hall-1.colling', 'did you mean "halls.hall-1.cooling"?'],
    ['site.constructor', 'write the keys of this file with dots between, a range as it stands'],
  ])('of nothing, %s, is refused', (of, help) => {
    expect(said({ assumptions: `- { of: ${of}, because: it is usual }` })).toEqual([
      `error site/assumption-of-nothing at assumptions.0.of: this assumption is of "${of}", which is not in the file; ${help}`,
    ]);
  });
});
