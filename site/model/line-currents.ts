import { A, type Current, lineToNeutral } from '../units/index.ts';
import { dividedOver } from './failure-walk.ts';
import { feedShares } from './feed-shares.ts';
import { type Line, type Load, lines, type PowerElement, type PowerGraph } from './power-graph.ts';

/** What flows on the three lines of an element, where single-phase circuits below it make them differ. */
export interface LineCurrents {
  readonly element: PowerElement;
  readonly perLine: Readonly<Record<Line, Current>>;
  /** The heaviest line over the mean of the three, less one. */
  readonly imbalance: number;
  readonly heaviest: Line;
  /** The largest single-phase circuit below: lines that differ by no more are dealt out as evenly as can be. */
  readonly largestCircuit: Current;
}

/**
 * Adds up the currents of single-phase and three-phase loads as phasors, from the circuits up to the next transformer or
 * UPS, which hands a balanced load on. Elements without single-phase circuits below them are left out.
 */
export function lineCurrents(graph: PowerGraph, loads: readonly Load[]): readonly LineCurrents[] {
  const singles = new Set(graph.elements.filter((element) => element.lines !== undefined));
  if (singles.size === 0 && loads.every((load) => load.singlePhase === undefined)) return [];
  const flows = new Map<PowerElement, Flow>();
  let dealt = 0;
  for (const load of loads) {
    for (const [feed, share] of feedShares(load)) {
      const watts = Number(load.draw) * share;
      const devices = feed.lines === undefined ? devicesOn(load) : 0;
      add(
        flowOf(flows, feed),
        devices === 0 ? plainFlow(watts, feed) : dealtFlow(load, watts, feed, devices, dealt),
        1,
      );
      // The deal goes on where it stopped: else each small circuit would begin with L1.
      dealt += devices;
    }
  }
  for (const element of graph.elements.toReversed()) {
    const flow = flows.get(element);
    if (flow === undefined) continue;
    const up = hasOwnSystem(element) ? undefined : flow;
    for (const [source, part] of dividedOver(element.sources)) {
      add(flowOf(flows, source), up ?? threePhase(flow.watts * element.inputPerLoad, source), part);
    }
  }
  return graph.elements.flatMap((element) => {
    const flow = flows.get(element);
    return flow === undefined || flow.largest === 0 || element.lines !== undefined ? [] : [currentsOf(element, flow)];
  });
}

/** Currents at a power factor of one: of each line its part in phase with L1 and the part a quarter turn ahead. */
interface Flow {
  readonly real: [number, number, number];
  readonly imaginary: [number, number, number];
  watts: number;
  /** The largest single-phase circuit, in amperes. */
  largest: number;
}

/** The angle of each line to the neutral. */
const ANGLES = [0, (-2 * Math.PI) / 3, (2 * Math.PI) / 3] as const;
/** Between two lines the voltage is ahead of that of the first to the neutral. */
const AHEAD = Math.PI / 6;

function devicesOn(load: Load): number {
  return load.singlePhase === undefined ? 0 : Math.round(load.singlePhase.devices / load.feeds.length);
}

function plainFlow(watts: number, feed: PowerElement): Flow {
  return feed.lines === undefined ? threePhase(watts, feed) : singlePhase(watts, feed.lines, feed);
}

function dealtFlow(load: Load, watts: number, feed: PowerElement, devices: number, from: number): Flow {
  const each = watts / devices;
  const flow = nothing();
  for (const at of [0, 1, 2]) {
    const share = Math.floor(devices / 3) + (at < devices % 3 ? 1 : 0);
    const line = lines[(from + at) % 3] ?? 'L1';
    const pair = load.singlePhase?.between === 'lines' ? [line, lines[(from + at + 1) % 3] ?? 'L1'] : [line];
    add(flow, singlePhase(each * share, pair, feed), 1);
  }
  flow.largest = singlePhase(each, ['L1'], feed).largest;
  return flow;
}

function singlePhase(watts: number, [first = 'L1', second]: readonly Line[], { voltage }: PowerElement): Flow {
  const flow = { ...nothing(), watts };
  if (voltage === undefined || watts === 0) return flow;
  const amperes = watts / Number(second === undefined ? lineToNeutral(voltage) : voltage);
  const [from, to] = [lines.indexOf(first), second === undefined ? undefined : lines.indexOf(second)];
  // L1-L2, L2-L3 and L3-L1 run in the order of the phases; a pair the other way round is the same circuit.
  const angle = (ANGLES[from] ?? 0) + (to === undefined ? 0 : (from + 1) % 3 === to ? AHEAD : -AHEAD);
  lay(flow, from, amperes, angle);
  if (to !== undefined) lay(flow, to, -amperes, angle);
  flow.largest = amperes;
  return flow;
}

function threePhase(watts: number, { voltage }: PowerElement): Flow {
  const flow = { ...nothing(), watts };
  if (voltage === undefined) return flow;
  const amperes = watts / 3 / Number(lineToNeutral(voltage));
  for (const [line, angle] of ANGLES.entries()) lay(flow, line, amperes, angle);
  return flow;
}

function lay(flow: Flow, line: number, amperes: number, angle: number): void {
  flow.real[line] = (flow.real[line] ?? 0) + amperes * Math.cos(angle);
  flow.imaginary[line] = (flow.imaginary[line] ?? 0) + amperes * Math.sin(angle);
}

function add(to: Flow, from: Flow, part: number): void {
  for (const line of [0, 1, 2] as const) {
    to.real[line] += from.real[line] * part;
    to.imaginary[line] += from.imaginary[line] * part;
  }
  to.watts += from.watts * part;
  to.largest = Math.max(to.largest, from.largest * part);
}

function nothing(): Flow {
  return { real: [0, 0, 0], imaginary: [0, 0, 0], watts: 0, largest: 0 };
}

function flowOf(flows: Map<PowerElement, Flow>, element: PowerElement): Flow {
  const flow = flows.get(element) ?? nothing();
  flows.set(element, flow);
  return flow;
}

/** What makes a system of its own: its sources see a balanced load. */
function hasOwnSystem(element: PowerElement): boolean {
  return (
    element.kind === 'transformer' ||
    element.kind === 'ups' ||
    (element.kind === 'pdu' && element.spec.secondary !== undefined)
  );
}

function currentsOf(element: PowerElement, flow: Flow): LineCurrents {
  const amperes = [0, 1, 2].map(
    (line) => Math.hypot(flow.real[line] ?? 0, flow.imaginary[line] ?? 0) / element.powerFactor,
  );
  const most = Math.max(...amperes);
  const mean = amperes.reduce((sum, one) => sum + one, 0) / 3;
  const [l1 = 0, l2 = 0, l3 = 0] = amperes;
  return {
    element,
    perLine: { L1: A(l1), L2: A(l2), L3: A(l3) },
    imbalance: mean === 0 ? 0 : most / mean - 1,
    heaviest: lines[amperes.indexOf(most)] ?? 'L1',
    largestCircuit: A(flow.largest / element.powerFactor),
  };
}
