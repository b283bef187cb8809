import { links } from '../links.ts';
import { meters, thresholds } from '../meters.ts';
import { shed } from '../node-places.ts';
import type { FailureMode } from '../rules.ts';

/** Share of its rating below which a feed carries nothing but the error of its meter, and above which it was in use: figures of ours. */
const NOTHING = 0.01;
const IN_USE = 0.05;

const load = meters.elementPower.name;

/** Feeds of racks that carried something in the last day and carry nothing now; never those of miners, which are shed on purpose. */
const lost = [
  `${load} < on (element) group_left () (${NOTHING} * ${thresholds.elementRating})`,
  `and on (element) (max_over_time(${load}[1d]) > on (element) group_left () (${IN_USE} * ${thresholds.elementRating}))`,
].join(' ');

const OF_A_ROW = 'row, pool, tenant';

/** Feeds without power, and rows that have none left, where not all that hangs there was switched off to shed load. */
export const feedLost: FailureMode = (site) => {
  if (!site.rows.some(({ contents }) => contents.length > 0)) return [];
  return [
    {
      name: 'FeedLost',
      severity: 'critical',
      domain: 'power',
      expr: `${lost} and on (element) (${thresholds.rowFeed} unless on (row) ${shed('row')})`,
      holds: '2m',
      summary: '{{ $labels.element }} carries {{ $value | humanize }}W: the racks on it have lost this side',
      runbook: 'Look for the highest element that carries nothing; watch the load of the other side until it is back.',
      link: links.singleFailure,
    },
    {
      name: 'RowDark',
      severity: 'critical',
      domain: 'power',
      expr: [
        `count by (${OF_A_ROW}) (${thresholds.rowFeed} and on (element) (${lost})) == count by (${OF_A_ROW}) (${thresholds.rowFeed})`,
        `unless on (row) ${shed('row')}`,
      ].join('\n'),
      holds: '1m',
      summary: 'all {{ $value }} feeds of {{ $labels.row }} carry nothing: its racks are without power',
      runbook: 'Find what its feeds have in common, and bring nodes back a few at a time: all at once is an inrush.',
      link: links.singleFailure,
      labels: { hall: '{{ reReplaceAll "/.*" "" $labels.row }}' },
    },
  ];
};
