import { confidenceIn, type EntryOf } from '../catalog/index.ts';
import type { Phase, Site } from '../model/index.ts';
import { elementsOrigins } from './element-origins.ts';
import { energyOrigins } from './energy-origins.ts';
import { fabricOrigins } from './fabric-origins.ts';
import { hallOrigins } from './hall-origins.ts';
import { mineOrigins } from './mine-origins.ts';
import { monitoringOrigins } from './monitoring-origins.ts';
import type { Origin } from './origin.ts';
import { phaseOrigins } from './phase-origins.ts';
import { poolOrigins, shellOrigins } from './pool-origins.ts';
import { powerOrigins } from './power-origins.ts';
import { reliabilityOrigins } from './reliability-origins.ts';
import { storageOrigins } from './storage-origins.ts';
import { tenantOrigins } from './tenant-origins.ts';

/** The origins of each part of an overview. A number that is shown has one; `tests/site/view/origins.test.ts` holds that. */
const parts: Readonly<Record<string, (site: Site, phase: Phase) => readonly Origin[]>> = {
  halls: hallOrigins,
  pools: poolOrigins,
  shells: shellOrigins,
  fabrics: fabricOrigins,
  storage: storageOrigins,
  reliability: reliabilityOrigins,
  monitoring: monitoringOrigins,
  tenants: tenantOrigins,
  phases: phaseOrigins,
  energy: energyOrigins,
  mine: mineOrigins,
};

/** Where every number of a part came from, in the order in which the part has them. */
export function originsOf(site: Site, phase: Phase, path: string): readonly Origin[] {
  const [part = '', inner, id] = path.split('.');
  const all = part === 'power' ? ofPower(site, phase, inner, id) : (parts[part]?.(site, phase) ?? []);
  return all.filter(({ figure }) => figure === path || figure.startsWith(`${path}.`));
}

/** A large site has tens of thousands of elements: who asks about one does not wait for all. */
function ofPower(site: Site, phase: Phase, inner: string | undefined, id: string | undefined): readonly Origin[] {
  if (inner === 'elements') return elementsOrigins(site, phase, id);
  return [...powerOrigins(site, phase), ...(inner === undefined ? elementsOrigins(site, phase, undefined) : [])];
}

type Cited = EntryOf<'servers'> | EntryOf<'switches'> | EntryOf<'miners'>;

/** Figures of the hardware in use that nobody has read again: a person should check them before relying on the site. */
export function recalled(site: Site): readonly { readonly id: string; readonly fields: readonly string[] }[] {
  const entries: readonly Cited[] = [
    ...site.pools.map((pool) => pool.server),
    ...site.fabrics.map((fabric) => fabric.switch),
    ...site.fleets.map((fleet) => fleet.miner),
  ];
  return [...new Set(entries)].flatMap((entry) => {
    const fields = Object.keys(entry).filter(
      (field) =>
        !['id', 'citations', 'confidence', 'confidenceOf', 'note'].includes(field) &&
        confidenceIn(entry as never, field as never) === 'recall',
    );
    return fields.length === 0 ? [] : [{ id: entry.id, fields }];
  });
}
