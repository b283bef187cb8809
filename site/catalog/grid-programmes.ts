import type { Citation } from '../diagnostics/index.ts';
import { type Duration, MW, min, type Power } from '../units/index.ts';
import { READ } from './citations.ts';

/** What is known of a kind of curtailment programme, whoever signs up for it. */
export interface ProgrammeKind {
  readonly title: string;
  /** Where alone it exists; absent for a kind that many grids have. */
  readonly region?: string;
  /** The longest warning that such a programme gives. */
  readonly longestNotice?: Duration;
  /** The load follows a set point up and down, so that only what can be turned by degrees counts. */
  readonly follows?: boolean;
  readonly citations: readonly [Citation, ...Citation[]];
}

export const fourPeaks: Citation = {
  title: 'NFM Consulting, ERCOT 4CP: the 15-minute peak of each month from June to September sets a year of charges',
  url: 'https://nfmconsulting.com/knowledge/ercot-4cp-reduce-costs',
  date: READ,
};
export const loadsInDispatch: Citation = {
  title: 'ERCOT, characteristics of loads in SCED 1.0: a load follows a base point every five minutes',
  url: 'https://docsbay.net/load-resource-characteristics-for-loads-in-sced-1-0',
  date: READ,
};
export const nonControllableRamp: Citation = {
  title: 'ERCOT NPRR1148: load resources other than controllable ones come down in a linear ramp of ten minutes',
  url: 'https://ercot.com/mktrules/issues/NPRR1148',
  date: READ,
};
const lancium: Citation = {
  title: 'Lancium, demand response in ERCOT: controllable loads against non-controllable loads',
  url: 'https://lancium.com/in-the-news/blog-demand-response-in-ercot/',
  date: READ,
};
export const voluntaryCurtailment: Citation = {
  title: 'ERCOT, 6 December 2022: a voluntary curtailment programme for large flexible customers',
  url: 'https://www.ercot.com/news/release/2022-12-06-ercot-creates-voluntary',
  date: READ,
};
export const senateBill6: Citation = {
  title: 'Mondaq on Texas Senate Bill 6: large loads of 75 MW or more, and what they answer for',
  url: 'https://www.mondaq.com/unitedstates/utilities/1653986/texas-senate-bill-6-understanding-the-impacts-to-large-loads-and-co-located-generation',
  date: READ,
};
const senateBill6Dates: Citation = {
  title: 'Solyx on Texas SB 6: in effect since 20 June 2025, for loads that connect after 31 December 2025',
  url: 'https://www.solyxsys.com/blog/texas-sb6-large-loads-data-centers.html',
  date: READ,
};
/** Lancium's miners answered ERCOT within 16 seconds: what a fleet made for it can do. */
export const minersInSeconds: Citation = {
  title: 'Lancium on the ERCOT task force for large flexible loads: miners that respond within 16 seconds',
  url: 'https://lancium.com/in-the-news/ercot-market-participants-and-bitcoin-miners-become-acquainted-at-second-task-force-meeting/',
  date: READ,
};

export const programmeKinds = {
  '4cp': { title: 'the four coincident peaks of ERCOT', region: 'US-TX', citations: [fourPeaks] },
  'controllable-load': {
    title: 'a load that follows the dispatch of its grid',
    longestNotice: min(5),
    follows: true,
    citations: [loadsInDispatch, lancium],
  },
  'non-controllable-load': {
    title: 'a block of load behind a breaker, as a reserve',
    longestNotice: min(10),
    citations: [nonControllableRamp, lancium],
  },
  voluntary: { title: 'curtailment that the site may refuse', citations: [voluntaryCurtailment] },
  'demand-response': { title: 'a contract with a utility or an aggregator', citations: [lancium] },
  'large-load-law': { title: 'what a law asks of large loads in an emergency', citations: [senateBill6] },
} as const satisfies Readonly<Record<string, ProgrammeKind>>;

/** A law that asks loads beyond a size to be sheddable. */
export interface LargeLoadLaw {
  readonly title: string;
  readonly region: string;
  readonly from: Power;
  /** Loads that were connected by this day are not held to it. */
  readonly spares: string;
  readonly citations: readonly [Citation, ...Citation[]];
}

export const largeLoadLaws: readonly LargeLoadLaw[] = [
  {
    title: 'Texas Senate Bill 6',
    region: 'US-TX',
    from: MW(75),
    spares: '2025-12-31',
    citations: [senateBill6, senateBill6Dates],
  },
];
