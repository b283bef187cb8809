import { irenPrinceGeorge } from '../../catalog/citations-conversion.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';
import { inPhase } from '../overload.ts';

export const rowStillMined: Rule<Site> = {
  code: 'conversion/row-still-mined',
  severity: 'error',
  holds: 'In every phase, a row holds racks or miners, not both.',
  because:
    'Racks stand where the shelves stood: a mine is converted row by row, and a row whose miners nobody has planned to take out has no place for what is on the truck.',
  citations: [irenPrinceGeorge],

  *find(site) {
    for (const fleet of site.fleets) {
      const clash = firstClash(site, fleet.id);
      if (clash === undefined) continue;
      const { phase, rows } = clash;
      yield {
        path: [...fleet.path, 'rows'],
        message: `row "${rows[0]}"${rows.length > 1 ? ` and ${rows.length - 1} more` : ''} still ${rows.length > 1 ? 'hold' : 'holds'} miners of fleet "${fleet.id}"${inPhase(phase, site)}, where racks are to stand`,
        help: `take the miners out in that phase or before, as in removes: { ${fleet.id}: ${rows[0]} }`,
        related: site.rows.filter((row) => row.name === rows[0]).map((row) => ({ path: row.path, message: 'the row' })),
      };
    }
  },

  examples: {
    valid: [exampleSite(), displaced('{ s19: hall-1/row-1 }')],
    invalid: [{ input: displaced('{ s19: hall-1/row-3 }'), at: 'mine.asics.s19.rows' }],
  },
};

/** The first phase in which miners of a fleet stand where racks work. */
function firstClash(site: Site, fleetId: string) {
  for (const phase of site.phases) {
    const working = new Set(phase.rows.map((row) => row.name));
    const rows = [...phase.standing]
      .filter(([fleet]) => fleet.id === fleetId)
      .flatMap(([, { blocks }]) => blocks.flatMap(({ row }) => (row !== undefined && working.has(row) ? [row] : [])));
    if (rows.length > 0) return { phase, rows };
  }
  return undefined;
}

function displaced(removes: string): string {
  return exampleSite({
    'halls.hall-1.rows':
      'row-1: { racks: 4, feeds: [bus-1, bus-2] }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }\nrow-3: { racks: 4, feeds: [bus-1, bus-2] }',
    mine: 'asics:\n  s19: { model: bitmain/s19-xp, count: 8, rows: [hall-1/row-1, hall-1/row-3], fate: sheddable }',
    phases: `first: { ready: 2026-12-15, adds: { train: all }, removes: ${removes} }`,
    waivers: '- { code: conversion/ballast-never-removed, of: mine, because: it stays as ballast, until: 2027-11-22 }',
  });
}
