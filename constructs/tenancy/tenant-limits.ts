import type { Construct } from 'constructs';
import type { Site, Tenant } from '../../site/model/index.ts';
import { LimitRange } from '../kubernetes/limit-range.ts';
import { ownLabels } from './own-labels.ts';

/** What a container may use if it does not say: see UNSAID. */
export const UNSAID_LIMIT = { memory: '4Gi', 'ephemeral-storage': '10Gi' } as const;

/** What a container has if it says nothing: enough for a shell, too little for a job that forgot to say. Figures of our own. */
const UNSAID = {
  request: { cpu: '500m', memory: '1Gi', 'ephemeral-storage': '1Gi' },
  limit: UNSAID_LIMIT,
};

/** Most of one container: no node has more memory (see quotas.ts), and the boot drive is not a scratch drive. */
const GREATEST = { memory: '32Ti', 'ephemeral-storage': '200Gi' };

export interface TenantLimitsProps {
  readonly site: Site;
  readonly tenant: Tenant;
}

/**
 * What a container of a tenant gets if it does not say, and may ask for at most.
 *
 * Nothing here is greatest without a default beside it: Kubernetes takes a
 * `max` for the default limit of every container that names none, so a maximum
 * for GPUs would give eight of them to each side-car. GPUs are in the quota.
 */
export class TenantLimits extends LimitRange {
  constructor(scope: Construct, id: string, { site, tenant }: TenantLimitsProps) {
    super(scope, id, {
      metadata: { name: 'tenant', namespace: tenant.id, labels: ownLabels(site, tenant) },
      spec: {
        limits: [
          { type: 'Container', defaultRequest: UNSAID.request, default: UNSAID.limit, max: GREATEST },
          { type: 'PersistentVolumeClaim', min: { storage: '1Gi' } },
        ],
      },
    });
  }
}
