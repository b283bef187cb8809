import type { Construct } from 'constructs';
import type { Claim, Site, Tenant } from '../../site/model/index.ts';
import { quantityText } from '../kubernetes/quantity-text.ts';
import { clusterQueueName, labelsOf, namespaces } from '../names.ts';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { ResourceSet } from '../terraform/resource-set.ts';
import { checksOn } from './admission-checks.ts';
import { KUEUE_API } from './kueue-api.ts';
import { flavorName } from './pool-flavor.ts';
import { type Quota, quotasOf } from './quotas.ts';
import { cohortName } from './site-cohort.ts';

export interface TenantQueuesProps {
  readonly site: Site;
  readonly tenant: Tenant;
}

/** A tenant's part of each pool, and the queue of the pool's name in its namespace by which jobs come in. */
export class TenantQueues extends ResourceSet {
  constructor(scope: Construct, id: string, { site, tenant }: TenantQueuesProps) {
    super(scope, id, {
      name: `${tenant.id}-queues`,
      namespace: namespaces.kueue,
      objects: tenant.claims.flatMap((claim) => [clusterQueue(site, tenant, claim), localQueue(tenant, claim)]),
    });
  }
}

function clusterQueue(site: Site, tenant: Tenant, claim: Claim): KubernetesObject {
  const quotas = quotasOf(site, claim);
  const checks = checksOn(site, claim.pool);
  const fair = site.spec.cluster?.scheduling?.fairSharing ?? false;
  return {
    apiVersion: KUEUE_API,
    kind: 'ClusterQueue',
    metadata: { name: clusterQueueName(tenant, claim.pool), labels: { [labelsOf(site).tenant]: tenant.id } },
    spec: {
      cohortName: cohortName(site),
      namespaceSelector: { matchLabels: { [labelsOf(site).tenant]: tenant.id } },
      queueingStrategy: 'BestEffortFIFO',
      // The words of v1beta2: "Borrow" and "Preempt" are refused.
      flavorFungibility: { whenCanBorrow: 'MayStopSearch', whenCanPreempt: 'TryNextFlavor' },
      preemption: {
        withinClusterQueue: 'LowerPriority',
        // What is a tenant's own comes back at once, whoever has borrowed it.
        reclaimWithinCohort: 'Any',
        // Of what nobody owns at the moment, the higher priority has the first call: never of what is somebody's own.
        // Where borrowers are held to their shares, priorities have no say in it.
        borrowWithinCohort: { policy: fair ? 'Never' : 'LowerPriority' },
      },
      resourceGroups: [
        {
          coveredResources: quotas.map(({ name }) => name),
          flavors: [{ name: flavorName(site, claim.pool), resources: quotas.map(written) }],
        },
      ],
      ...(fair ? { fairSharing: { weight: weightText(tenant) } } : {}),
      ...(checks.length > 0 ? { admissionChecksStrategy: { admissionChecks: checks.map((name) => ({ name })) } } : {}),
      stopPolicy: 'None',
    },
  };
}

/** As the API server writes it: whole, or in thousandths. */
function weightText({ spec: { weight = 1 } }: Tenant): string {
  const thousandths = Math.round(1000 * weight);
  return thousandths % 1000 === 0 ? String(thousandths / 1000) : `${thousandths}m`;
}

function written({ name, own, borrowed, unit }: Quota) {
  return { name, nominalQuota: quantityText(own, unit), borrowingLimit: quantityText(borrowed, unit) };
}

function localQueue(tenant: Tenant, { pool }: Claim): KubernetesObject {
  return {
    apiVersion: KUEUE_API,
    kind: 'LocalQueue',
    metadata: { name: pool.id, namespace: tenant.id },
    spec: { clusterQueue: clusterQueueName(tenant, pool), stopPolicy: 'None' },
  };
}
