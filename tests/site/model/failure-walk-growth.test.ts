import { expect, test } from 'vitest';
import { generatedSite } from '../../../bench/generated-site.ts';
import { walkFailures } from '../../../site/model/failure-walk.ts';
import type { PowerElement } from '../../../site/model/index.ts';
import { siteOf } from '../checks/read-example.ts';

/** What ten times the elements may take of the visits to one: a walk that is linear takes as many of each. */
const MOST_GROWTH = 1.1;

/** How often the walk over all single failures looks up what an element hangs from, for each element of the site. */
function visitsAnElement(megawatts: number): number {
  const { power, final } = siteOf(generatedSite(megawatts));
  let visits = 0;
  for (const element of power.elements) count(element, () => visits++);
  const { worstOf } = walkFailures(power, final.loads);
  // A walk that found no failure has not been counted.
  expect(worstOf.size).toBeGreaterThan(megawatts);
  return visits / power.elements.length;
}

function count(element: PowerElement, visited: () => void): void {
  const { sources } = element;
  Object.defineProperty(element, 'sources', {
    get: () => {
      visited();
      return sources;
    },
  });
}

test('the walk visits each element of a site of 1 GW as often as each of one of 100 MW', () => {
  const [small, large] = [visitsAnElement(100), visitsAnElement(1000)];
  expect(small).toBeGreaterThan(1);
  expect(large / small).toBeLessThan(MOST_GROWTH);
});
