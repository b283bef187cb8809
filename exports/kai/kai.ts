import { stringify } from 'yaml';
import { labelsOf, levelsOf, type Site, type Tenant } from '../../site/model/index.ts';
import type { ExportTarget } from '../export-target.ts';

/**
 * Objects for the KAI Scheduler, which takes the place of Kueue and the stock scheduler
 * (https://github.com/kai-scheduler/KAI-Scheduler v0.17.0, deployments/kai-scheduler/crds, read 2026-11-22).
 */
export const kai: ExportTarget = {
  name: 'kai',
  writes: 'Topology and Queue objects for the KAI Scheduler',

  export(site) {
    const fabrics = site.fabrics.filter(({ pools }) => pools.length > 0).map(({ id }) => topology(site, id));
    const objects = [...fabrics, ...queues(site)];
    if (objects.length === 0)
      return { nothing: `"${site.name}" has neither a fabric nor a tenant`, help: 'add a part "fabrics" or "tenants"' };
    return {
      files: new Map([
        ['kai.yaml', objects.map((object) => `---\n${stringify(object, { aliasDuplicateObjects: false })}`).join('')],
      ]),
    };
  },
};

/** From far to near, by the labels that Node Feature Discovery gives nodes from their names; levels are immutable. */
function topology(site: Site, fabricId: string): object {
  const labels = labelsOf(site);
  return {
    apiVersion: 'kai.scheduler/v1alpha1',
    kind: 'Topology',
    metadata: { name: fabricId },
    spec: {
      levels: [
        ...levelsOf(site).map((level) => ({ nodeLabel: labels[level], alias: level })),
        { nodeLabel: 'kubernetes.io/hostname' },
      ],
    },
  };
}

/** A queue for each tenant below one for the site: its GPUs are its own, and it may go beyond them by what it borrows. */
function queues(site: Site): readonly object[] {
  if (site.tenants.length === 0) return [];
  // No id has a dot, so no tenant is called like it.
  const parent = `${site.name}.site`;
  const all = queue(parent, { quota: sum(site.pools.map(({ gpus }) => gpus)), limit: UNLIMITED });
  return [all, ...site.tenants.map((tenant) => tenantQueue(tenant, parent))];
}

/** As quota: all there is. As limit: none. */
const UNLIMITED = -1;

function tenantQueue(tenant: Tenant, parentQueue: string): object {
  const quota = sum(tenant.claims.map(({ gpus }) => gpus));
  const limit = quota + sum(tenant.claims.map(({ borrowsGpus }) => borrowsGpus));
  const priority = DEFAULT_PRIORITY + Math.round(tenant.spec.priority ?? 0);
  return queue(tenant.id, { quota, limit }, { parentQueue, priority });
}

/** Where a queue says none (same source, Queue, spec.priority). */
const DEFAULT_PRIORITY = 100;

function queue(name: string, gpu: { readonly quota: number; readonly limit: number }, more: object = {}): object {
  const free = { quota: UNLIMITED, limit: UNLIMITED, overQuotaWeight: 1 };
  return {
    apiVersion: 'scheduling.run.ai/v2',
    kind: 'Queue',
    metadata: { name },
    spec: { ...more, resources: { cpu: free, gpu: { ...gpu, overQuotaWeight: 1 }, memory: free } },
  };
}

function sum(of: readonly number[]): number {
  return of.reduce((total, one) => total + one, 0);
}
