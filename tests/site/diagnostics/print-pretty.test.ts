import { describe, expect, it } from 'vitest';
import { type Diagnostic, type Locator, printPretty, type Range } from '../../../site/diagnostics/index.ts';
import { catalog, found, site } from './example.ts';

const plain = { colour: false, width: 80 };

/** A diagnostic about a part of one line. */
function about(line: string, part: string): [Diagnostic[], Locator] {
  const column = line.indexOf(part) + 1;
  const range: Range = { start: { line: 1, column }, end: { line: 1, column: column + part.length } };
  const locator: Locator = { file: 'site.yaml', line: () => line, locate: () => range };
  return [[{ code: 'x/y', severity: 'error', path: [], message: 'no' }], locator];
}

describe('the print for a person', () => {
  it('shows each line with its marker, in the order of the files, and counts', () => {
    expect(printPretty(found, [site, catalog], plain)).toMatchInlineSnapshot(`
      "error[power/feed-overcommitted]: feed "a" is asked for 81.6 kW but carries at
        most 80 kW continuously
       --> site.yaml:4:18
      4 |     a: { rating: 100 kW }
        |                  ^^^^^^
        help: move 1.6 kW to another feed, or rate this one at 102 kW or more

      warning[power/unit]: feed "b" is rated in kVA
       --> site.yaml:5:18
      5 |     b: { rating: 100 kVA }
        |                  ^^^^^^^
        see site.yaml:4:18: feed "a" is rated in kW

      note[catalog/uncited]: server "own/box" has a figure without a source
       --> catalog.yaml:1:1
      1 | servers: {}
        | ^^^^^^^

      1 error, 1 warning, 1 note
      "
    `);
  });

  it('is the same whatever the order in which things were found', () => {
    expect(printPretty([...found].reverse(), [site, catalog], plain)).toBe(printPretty(found, [site, catalog], plain));
  });

  it('is empty when nothing was found', () => {
    expect(printPretty([], site, plain)).toBe('');
  });

  it('breaks lines at the width of the terminal, and not at all where there is none', () => {
    expect(printPretty(found.slice(2), site, { colour: false, width: 40 })).toMatchInlineSnapshot(`
      "error[power/feed-overcommitted]: feed
        "a" is asked for 81.6 kW but carries
        at most 80 kW continuously
       --> site.yaml:4:18
      4 |     a: { rating: 100 kW }
        |                  ^^^^^^
        help: move 1.6 kW to another feed, or
              rate this one at 102 kW or more

      1 error
      "
    `);
    expect(
      printPretty(found.slice(2), site, { colour: false, width: Number.POSITIVE_INFINITY }),
    ).toMatchInlineSnapshot(`
      "error[power/feed-overcommitted]: feed "a" is asked for 81.6 kW but carries at most 80 kW continuously
       --> site.yaml:4:18
      4 |     a: { rating: 100 kW }
        |                  ^^^^^^
        help: move 1.6 kW to another feed, or rate this one at 102 kW or more

      1 error
      "
    `);
  });

  it('colours the label, the marker and the frame', () => {
    const coloured = printPretty(found.slice(2), site, { colour: true, width: 80 });
    expect(coloured).toContain('\u001b[31m^^^^^^\u001b[39m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
    expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).toBe(printPretty(found.slice(2), site, plain));
  });

  it('cuts a long line around the marker', () => {
    const [diagnostics, locator] = about(`a: ${'x'.repeat(80)} HERE ${'y'.repeat(80)}`, 'HERE');
    expect(printPretty(diagnostics, locator, { colour: false, width: 50 })).toMatchInlineSnapshot(`
      "error[x/y]: no
       --> site.yaml:1:85
      1 | …xxxxxxxxxxxxxx HERE yyyyyyyyyyyyyyyyyyyyyyyy…
        |                 ^^^^

      1 error
      "
    `);
  });

  it('cuts the start of a long line when the marker is at its end', () => {
    const [diagnostics, locator] = about(`a: ${'x'.repeat(80)} HERE`, 'HERE');
    expect(printPretty(diagnostics, locator, { colour: false, width: 50 })).toMatchInlineSnapshot(`
      "error[x/y]: no
       --> site.yaml:1:85
      1 | …xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx HERE
        |                                          ^^^^

      1 error
      "
    `);
  });

  it('marks below wide letters and tabs', () => {
    const [diagnostics, locator] = about('\ta: 漢字 é HERE', 'HERE');
    expect(printPretty(diagnostics, locator, plain)).toMatchInlineSnapshot(`
      "error[x/y]: no
       --> site.yaml:1:10
      1 |   a: 漢字 é HERE
        |             ^^^^

      1 error
      "
    `);
  });

  it('never sends a control character to the terminal', () => {
    const [diagnostics, locator] = about('a: \u001b[2J\u202e HERE', 'HERE');
    const message = 'key "\u001b]0;owned\u0007" is odd';
    expect(printPretty([{ ...diagnostics[0], message } as Diagnostic], locator, plain)).toMatchInlineSnapshot(`
      "error[x/y]: key "<U+001B>]0;owned<U+0007>" is odd
       --> site.yaml:1:10
      1 | a: <U+001B>[2J<U+202E> HERE
        |                        ^^^^

      1 error
      "
    `);
  });

  it('names the file alone when its lines are not at hand', () => {
    const diagnostic: Diagnostic = { code: 'x/y', severity: 'error', path: [], file: 'other.yaml', message: 'no' };
    expect(printPretty([diagnostic], site, plain)).toMatchInlineSnapshot(`
      "error[x/y]: no
      --> other.yaml

      1 error
      "
    `);
  });
});
