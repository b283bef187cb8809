import type { Framework, Level } from '../spec/index.ts';
import type { Site } from './site.ts';

/** The job controllers that a cluster gets: those that the file names, and what they need themselves. */
export function frameworksOf(site: Site): readonly Framework[] {
  const named = site.spec.cluster?.scheduling?.frameworks ?? ['jobset'];
  // A TrainJob becomes a JobSet.
  return named.includes('trainer') && !named.includes('jobset') ? ['jobset', ...named] : named;
}

/** What the nodes of a fabric are grouped by, from far to near, without the node itself. */
export function levelsOf(site: Site): readonly Level[] {
  return site.spec.cluster?.scheduling?.levels ?? ['hall', 'unit', 'rack'];
}
