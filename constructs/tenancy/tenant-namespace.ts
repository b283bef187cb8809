import type { Construct } from 'constructs';
import { lineOf } from '../../site/catalog/index.ts';
import type { Site, Tenant } from '../../site/model/index.ts';
import { Namespace } from '../kubernetes/namespace.ts';
import { ownLabels } from './own-labels.ts';

/** The newest rules that the cluster's own version knows: "latest" would change what is refused with every upgrade. */
const UNPINNED = 'latest';

export interface TenantNamespaceProps {
  readonly site: Site;
  readonly tenant: Tenant;
}

/**
 * A tenant's namespace, held to the strictest level of Pod Security.
 *
 * Pods that use InfiniBand too: a raised memlock limit of the container runtime
 * takes the place of the IPC_LOCK capability
 * (https://github.com/NVIDIA/nvidia-container-toolkit/issues/2037).
 */
export class TenantNamespace extends Namespace {
  constructor(scope: Construct, id: string, { site, tenant }: TenantNamespaceProps) {
    const version = podSecurityVersion(site);
    const modes = ['enforce', 'warn', 'audit'].flatMap((mode) => [
      [`pod-security.kubernetes.io/${mode}`, 'restricted'],
      [`pod-security.kubernetes.io/${mode}-version`, version],
    ]);
    super(scope, id, {
      metadata: { name: tenant.id, labels: { ...ownLabels(site, tenant), ...Object.fromEntries(modes) } },
    });
  }
}

function podSecurityVersion({ spec }: Site): string {
  return spec.cluster === undefined ? UNPINNED : `v${lineOf(spec.cluster.kubernetes)}`;
}
