import type { Citation, SpecPath } from '../diagnostics/index.ts';
import type {
  BuswaySpec,
  FeedSpec,
  GeneratorSpec,
  IntakeSpec,
  PduSpec,
  SwitchboardSpec,
  TransferSwitchSpec,
  TransformerSpec,
  UpsSpec,
} from '../spec/index.ts';
import type { ApparentPower, Current, Power, Voltage } from '../units/index.ts';

export type ElementKind = ElementSpec['kind'];

/** A line of a three-phase system. */
export const lines = ['L1', 'L2', 'L3'] as const;
export type Line = (typeof lines)[number];

/** What the author wrote of an element, by its kind. */
export type ElementSpec =
  | { readonly kind: 'intake'; readonly spec: IntakeSpec }
  | { readonly kind: 'generator'; readonly spec: GeneratorSpec }
  | { readonly kind: 'transformer'; readonly spec: TransformerSpec }
  | { readonly kind: 'switchboard'; readonly spec: SwitchboardSpec }
  | { readonly kind: 'ups'; readonly spec: UpsSpec }
  | { readonly kind: 'transfer-switch'; readonly spec: TransferSwitchSpec }
  | { readonly kind: 'pdu'; readonly spec: PduSpec }
  | { readonly kind: 'busway'; readonly spec: BuswaySpec }
  | { readonly kind: 'feed'; readonly spec: FeedSpec };

/** One thing of the electrical single line. */
export type PowerElement = ElementSpec & {
  readonly id: string;
  readonly path: SpecPath;
  /**
   * What it hangs from: evenly where they are several, and generators by their ratings. None for an intake or a
   * generator; a transfer switch has one, its preferred source.
   */
  readonly sources: readonly PowerElement[];
  /**
   * What takes it over when none of its sources lives: the generators that back it, all of them together, or the
   * alternates of a transfer switch, the first that lives.
   */
  readonly backups: readonly PowerElement[];
  /** Line-to-line voltage at its output; absent for a generator that stands by. */
  readonly voltage: Voltage | undefined;
  /** Whether its system has a neutral, so that a line has a voltage of its own. */
  readonly neutral: boolean;
  /** The one line, against the neutral, or the two lines that a single-phase circuit hangs from; all three without. */
  readonly lines: readonly Line[] | undefined;
  readonly powerFactor: number;
  /** Share of the rating that a load of hours may take: the code's, or all of it; of a generator, what its duty and place leave. */
  readonly continuousShare: number;
  /** The nameplate, in its own unit. */
  readonly rating: Power | ApparentPower | Current;
  /** The load that it carries for hours, as real power at the site's power factor. */
  readonly usable: Power;
  /** Real power drawn from its sources for one of load: 1 / efficiency for a UPS, else 1. */
  readonly inputPerLoad: number;
};

/** The graph in an order in which sources stand before what hangs from them. */
export interface PowerGraph {
  readonly elements: readonly PowerElement[];
  readonly byId: ReadonlyMap<string, PowerElement>;
  readonly codeCitation: Citation | undefined;
}

/** A load that hangs from the graph: the racks of a row, a miner fleet, the cooling of a hall. */
export interface Load {
  readonly id: string;
  readonly path: SpecPath;
  /** Racks are `it`; what is lost with miners or cooling is told apart from what is lost with racks. */
  readonly kind: 'it' | 'miners' | 'cooling';
  readonly draw: Power;
  /** Each carries the part of the power supplies that hang from it, an equal one without them; survivors carry all of it. */
  readonly feeds: readonly PowerElement[];
  /** A load that does not move to another feed when one is lost: a miner has one cord. */
  readonly singleCorded: boolean;
  /** Power supplies of each system of the load, dealt out over its feeds in turn; absent where their number is not published. */
  readonly supplies?: Supplies;
  /** Single-phase devices in a load that hangs from three-phase feeds: they are dealt out over the lines in turn. */
  readonly singlePhase?: { readonly devices: number; readonly between: 'lines' | 'neutral' };
}

/** The power supplies of one system, and how many of them carry its full load, where that is published. */
export interface Supplies {
  readonly of: string;
  readonly count: number;
  readonly required: number | undefined;
}

/** What the loss of one element does to the others. */
export interface WorstFailure {
  readonly of: PowerElement;
  readonly load: Power;
}

/** A single failure that leaves systems too few power supplies for their full load. */
export interface Reduction extends Outage {
  /** Supplies that are left to each system of a load. */
  readonly left: ReadonlyMap<Load, number>;
}

/** A single failure and the loads that no longer have a source. */
export interface Outage {
  readonly of: PowerElement;
  readonly loads: readonly Load[];
}
