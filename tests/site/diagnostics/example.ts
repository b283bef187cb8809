import type { Diagnostic, Locator, SpecPath } from '../../../site/diagnostics/index.ts';

const lines = ['afterhash: 1', 'power:', '  feeds:', '    a: { rating: 100 kW }', '    b: { rating: 100 kVA }'];

const places: Readonly<Record<string, readonly [line: number, column: number, length: number]>> = {
  'power.feeds.a.rating': [4, 18, 6],
  'power.feeds.b.rating': [5, 18, 7],
  'power.feeds.a': [4, 5, 1],
};

export const site: Locator = {
  file: 'site.yaml',
  line: (number) => lines[number - 1],
  locate(path: SpecPath) {
    const [line, column, length] = places[path.join('.')] ?? [1, 1, 12];
    return { start: { line, column }, end: { line, column: column + length } };
  },
};

export const catalog: Locator = {
  file: 'catalog.yaml',
  line: () => 'servers: {}',
  locate: () => ({ start: { line: 1, column: 1 }, end: { line: 1, column: 8 } }),
};

/** Out of order, on purpose. */
export const found: readonly Diagnostic[] = [
  {
    code: 'catalog/uncited',
    severity: 'info',
    path: ['servers'],
    file: 'catalog.yaml',
    message: 'server "own/box" has a figure without a source',
  },
  {
    code: 'power/unit',
    severity: 'warning',
    path: ['power', 'feeds', 'b', 'rating'],
    message: 'feed "b" is rated in kVA',
    related: [{ path: ['power', 'feeds', 'a', 'rating'], message: 'feed "a" is rated in kW' }],
  },
  {
    code: 'power/feed-overcommitted',
    severity: 'error',
    path: ['power', 'feeds', 'a', 'rating'],
    message: 'feed "a" is asked for 81.6 kW but carries at most 80 kW continuously',
    help: 'move 1.6 kW to another feed, or rate this one at 102 kW or more',
  },
];
