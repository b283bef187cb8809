import { fourPeaks } from '../../catalog/grid-programmes.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { eventsAYear, type Site } from '../../model/index.ts';
import { min } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

/** The mean of four intervals sets the charge: one in each month from June to September. */
const PEAKS = 4;

/** ERCOT meters load, and so a peak, by the quarter of an hour. */
const INTERVAL = min(15);

export const fourPeaksMissed: Rule<Site> = {
  code: 'energy/four-peaks-missed',
  severity: 'error',
  holds: 'A site that avoids the four peaks of ERCOT is off for a whole interval, at least four times a year.',
  because:
    'Nobody knows the peak of a month before the month is over: who goes off four times hits four peaks at best, and an event shorter than a quarter of an hour hits none.',
  citations: [fourPeaks],

  *find(site) {
    for (const { id, path, spec } of site.programmes) {
      if (spec.kind !== '4cp') continue;
      const events = eventsAYear(spec.events);
      if (events !== undefined && events < PEAKS) {
        yield {
          path: [...path, 'events'],
          message: `programme "${id}" has the site off ${events} times a year, and there are ${PEAKS} peaks to miss`,
          help: 'write how many afternoons of a summer the site is ready to be off: 20 to 40 is what miners plan with',
        };
      } else if (spec.duration < INTERVAL) {
        yield {
          path: [...path, 'duration'],
          message: `programme "${id}" has the site off for ${spec.duration}, and a peak is ${INTERVAL.like(spec.duration)} of which nobody knows the first`,
          help: 'write hours: the peak falls somewhere between mid-afternoon and evening',
        };
      }
    }
  },

  examples: {
    valid: [exampleSite(), event('30 per season', '3 h'), event('1 per month', '15 min')],
    invalid: [
      { input: event('3 per year', '3 h'), at: 'energy.programmes.peaks.events' },
      { input: event('30 per season', '10 min'), at: 'energy.programmes.peaks.duration' },
    ],
  },
};

function event(events: string, duration: string): string {
  return exampleSite({
    tenants: 'open: { isolation: shared, pools: { train: all }, contract: { flexible: true } }',
    energy: `
      floor: 50 kW
      programmes: { peaks: { kind: 4cp, depth: 20 kW, notice: 1 h, duration: ${duration}, events: ${events} } }
      shed: [open.train]`,
  });
}
