import type { Site } from './site.ts';

/** Prefix of our node labels where the site file names none. NFD refuses keys under kubernetes.io, so they have one of their own. */
const LABEL_DOMAIN = 'afterhash.io';

/** Node and namespace labels, from the site file's prefix. */
export function labelsOf(site: Site) {
  const domain = site.spec.cluster?.labels ?? LABEL_DOMAIN;
  const key = <K extends string>(name: K): string => `${domain}/${name}`;
  return {
    pool: key('pool'),
    hall: key('hall'),
    row: key('row'),
    /** What loses power together: rows on the same feeds. */
    power: key('power'),
    unit: key('unit'),
    rack: key('rack'),
    /** A part of the fabric below spines of its own; all of it where there are two levels. */
    block: key('block'),
    /** Place in the rack, from 1. */
    slot: key('slot'),
    /** Lowest unit that it takes in the rack, from 1. */
    u: key('u'),
    /** Serial number of the machine, where its inventory has one. */
    serial: key('serial'),
    phase: key('phase'),
    spare: key('spare'),
    /** On nodes that a rung of the shed ladder has cordoned, with its name: coming back lifts no other cordon. */
    shed: key('shed'),
    rails: key('rails'),
    fabric: key('fabric'),
    nvlinkDomain: key('nvlink-domain'),
    /** On the servers of a shared store, with its id; their taint has the same key. */
    storage: key('storage'),
    /** On namespaces and what Afterhash owns in them. */
    tenant: key('tenant'),
    owner: key('owner'),
    /** An annotation: why a setting of this name is as it is. */
    why: (setting: string) => key(`why-${setting}`),
  } as const;
}
