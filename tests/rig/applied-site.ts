import { beforeAll, expect } from 'vitest';
import type { Tenant } from '../../site/model/index.ts';
import { found } from '../constructs/sites.ts';
import { ApiFault, type ObjectRef } from './kubernetes/api.ts';
import { applyLayers } from './kubernetes/apply-layer.ts';
import { type Cluster, describeOnSharedCluster } from './kubernetes/cluster.ts';
import { eventually } from './kubernetes/eventually.ts';
import { kindsIn, kueueConfigurationOf, type RenderedSite } from './rendered-site.ts';
import { gangJob } from './tenant-jobs.ts';

/** Whose kinds the jobs of a tenant may be of, beside those that the site renders objects of. */
const JOB_KINDS = ['jobset', 'keda', 'kubeflow-trainer', 'kueue', 'lws', 'mpi-operator'] as const;

/** What NVIDIA's own operator brings: an example asks for one. */
const DOMAIN = { apiVersion: 'resource.nvidia.com/v1beta1', kind: 'ComputeDomain' };

const MARK: ObjectRef = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'site', namespace: 'default' } };

/**
 * A `describe` on a cluster that a site stands on, applied layer by layer, with Kueue as the site configures it. Test files
 * that ask for the same site share one, and have no nodes there: they ask, or work on objects that no other file looks at.
 */
export function describeOnSite(name: string, rendered: RenderedSite, tests: (cluster: () => Cluster) => void): void {
  const options = {
    parts: ['kube-controller-manager', 'kueue'] as const,
    components: JOB_KINDS,
    kinds: [...kindsIn(rendered), DOMAIN],
    kueueConfiguration: kueueConfigurationOf(rendered),
  };
  describeOnSharedCluster(
    name,
    (cluster) => {
      beforeAll(() => applyOnce(cluster(), rendered));
      tests(cluster);
    },
    options,
  );
}

/** Whoever is the first applies; the others wait until it is done, or is said to have failed. */
async function applyOnce(cluster: Cluster, rendered: RenderedSite): Promise<void> {
  const { api } = cluster;
  if (await isFirst(cluster)) {
    const state = await apply(cluster, rendered).then(
      () => 'applied',
      (fault: Error) => fault.message,
    );
    await api.patch(MARK, { data: { state } });
  }
  const state = await eventually(async () => {
    const { data } = (await api.get(MARK)) as { data?: { state: string } };
    return found(data).state;
  }, APPLY_PATIENCE_MILLISECONDS);
  expect(state).toBe('applied');
}

async function isFirst({ api }: Cluster): Promise<boolean> {
  try {
    await api.create(MARK);
    return true;
  } catch (fault) {
    if (fault instanceof ApiFault && fault.reason === 'AlreadyExists') return false;
    throw fault;
  }
}

/** Each policy is read a moment after it is written: waits until a job of a tenant that names no queue is refused. */
async function apply({ api }: Cluster, { site, layers }: RenderedSite): Promise<void> {
  await applyLayers(api, layers);
  const job = unqueuedJob(found(site.tenants[0]));
  await eventually(async () => {
    const asked = api.as('ada', [job.metadata.namespace]).apply(job as ObjectRef, { dryRun: true });
    await expect(asked).rejects.toThrow('must name a queue');
  });
}

function unqueuedJob(tenant: Tenant) {
  const { metadata, ...job } = gangJob({
    name: 'unqueued',
    tenant,
    pool: found(tenant.claims[0]).pool,
    pods: 1,
    asks: {},
  });
  return { ...job, metadata: { name: metadata.name, namespace: metadata.namespace } };
}

/** Room, not a promise: a site is some hundreds of objects. */
const APPLY_PATIENCE_MILLISECONDS = 300_000;
