import type { Diagnostic } from '../site/diagnostics/index.ts';
import type { Phase, Pool, Site } from '../site/model/index.ts';
import { buildingWords } from './building-words.ts';
import { type CablingFinding, cablingFinding } from './cabling-finding.ts';
import { cablingCodes } from './codes.ts';
import type { Discovered } from './discovered.ts';
import { dueIn } from './due.ts';
import { misplacedDevices } from './misplaced-devices.ts';
import { misplacedRails } from './misplaced-rails.ts';
import { misplacedTrunks } from './misplaced-trunks.ts';
import { missingLinks } from './missing-links.ts';
import { planOf } from './plan.ts';
import { type Sightings, sight } from './sightings.ts';
import { slowLinks } from './slow-links.ts';
import { strangers } from './strangers.ts';

/** What a live fabric has otherwise than the site promises by a phase. The work grows with the links. */
export function checkCabling(
  site: Site,
  phase: Phase,
  found: Discovered,
  /** Adapters that are rails, in their order, by pool. */
  adapters: ReadonlyMap<string, readonly string[]>,
): readonly Diagnostic[] {
  const plan = planOf(site);
  const seen = sight(plan, found, adapters);
  const words = buildingWords(plan, seen);
  const findings = [
    ...untoldRails(seen),
    ...misplacedDevices(plan, seen, words),
    ...misplacedRails(plan, seen, words),
    ...misplacedTrunks(plan, seen, words),
    ...missingLinks(plan, dueIn(site, phase, plan), seen, words),
    ...strangers(plan, seen, words),
    ...slowLinks(plan, seen, words),
  ];
  return findings.map((finding) => ({ ...finding, severity: cablingCodes[finding.code].severity }));
}

function* untoldRails({ railsOf }: Sightings): Iterable<CablingFinding> {
  for (const [pool, rails] of railsOf) if ('untold' in rails) yield untold(pool, rails.untold);
}

function untold(pool: Pool, names: readonly string[]): CablingFinding {
  return cablingFinding(
    'cabling/rails-untold',
    pool,
    undefined,
    `nodes of pool "${pool.id}" have adapters ${names.join(', ')}, and which of them are its rails cannot be told`,
    `name them in the order of the rails, as in --adapters ${pool.id}=${names.slice(0, 2).join(',')},…`,
  );
}
