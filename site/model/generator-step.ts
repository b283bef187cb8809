import { FIRST_STEP } from '../catalog/index.ts';
import { kW, type Power, percent, type Share, sum } from '../units/index.ts';
import type { PowerElement } from './power-graph.ts';
import { byWrittenKey, spareOf } from './power-supply.ts';
import type { Phase } from './site.ts';

/** Share of its rating that a set takes in one block: what its maker says, or what its class is commonly asked for. */
export function stepShare(generator: PowerElement): Share | undefined {
  if (generator.kind !== 'generator') return undefined;
  const { step, class: performance } = generator.spec;
  const common = performance === undefined ? undefined : FIRST_STEP[performance];
  return step ?? (common === undefined ? undefined : percent(common * 100));
}

export function generatorsBehind({ backups }: PowerElement): readonly PowerElement[] {
  return backups.filter(({ kind }) => kind === 'generator');
}

/** What an element draws from what is above it in a phase: its load, and what it loses on the way. */
export function inputOf(element: PowerElement, phase: Phase): Power {
  return (phase.loadOf.get(element) ?? kW(0)).times(element.inputPerLoad);
}

/** What sets in parallel take in one block, with the spare ones out of work; nothing where one does not say. */
export function blockStep(generators: readonly PowerElement[]): Power | undefined {
  const working = byWrittenKey(generators).flatMap((sets) => sets.slice(spareOf(sets)));
  const steps = working.flatMap((set) => {
    const share = stepShare(set);
    return share === undefined ? [] : [set.usable.times(Number(share))];
  });
  const [first] = steps;
  return first === undefined || steps.length < working.length ? undefined : sum(first.times(0), steps);
}
