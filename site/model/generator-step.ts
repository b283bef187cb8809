import { LOAD_STEPS } from '../catalog/index.ts';
import { kW, type Power, percent, type Share, sum } from '../units/index.ts';
import type { PowerElement } from './power-graph.ts';
import { byWrittenKey, spareOf } from './power-supply.ts';
import type { Phase } from './site.ts';

/**
 * Share of its rating that a set takes in one block: what its maker says, or what its class is commonly asked for, which
 * is less of a set that carries much already.
 */
export function stepShare(generator: PowerElement, loaded = 0): Share | undefined {
  if (generator.kind !== 'generator') return undefined;
  const { step, class: performance } = generator.spec;
  const steps = performance === undefined ? undefined : LOAD_STEPS[performance];
  const common = steps?.find(({ below }) => loaded < below) ?? steps?.at(-1);
  return step ?? (common === undefined ? undefined : percent(common.block * 100));
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
  return stepOf(byWrittenKey(generators).flatMap((sets) => sets.slice(spareOf(sets))));
}

/** What these sets take in one block while they carry a load together; nothing where one does not say. */
export function stepOf(sets: readonly PowerElement[], carried?: Power): Power | undefined {
  const [first] = sets;
  if (first === undefined) return undefined;
  const all = sum(
    first.usable.times(0),
    sets.map(({ usable }) => usable),
  );
  const loaded = carried?.per(all) ?? 0;
  const steps = sets.flatMap((set) => {
    const share = stepShare(set, loaded);
    return share === undefined ? [] : [set.usable.times(Number(share))];
  });
  return steps.length < sets.length ? undefined : sum(first.usable.times(0), steps);
}
