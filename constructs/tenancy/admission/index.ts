import { gpuVendorsOf, type Site } from '../../../site/model/index.ts';
import { GPU_RESOURCES, labelsOf } from '../../names.ts';
import { servesObjects } from '../../storage/ceph-pools.ts';
import { bucketClaims } from './bucket-claims.ts';
import { deviceClaims } from './device-claims.ts';
import { ownedObjects } from './owned-objects.ts';
import { podDevices } from './pod-devices.ts';
import { podPlacement } from './pod-placement.ts';
import type { Policy } from './policy.ts';
import { queues } from './queues.ts';
import { services } from './services.ts';
import { volumeClaims } from './volume-claims.ts';

/** What every tenant is held to. */
export function tenantPolicies(site: Site): readonly Policy[] {
  const labels = labelsOf(site);
  return [
    podPlacement(
      labels.pool,
      gpuVendorsOf(site).map((vendor) => GPU_RESOURCES[vendor]),
    ),
    podDevices,
    queues,
    volumeClaims,
    // Its kind is there only with Rook.
    ...(servesObjects(site) ? [bucketClaims] : []),
    services,
    deviceClaims,
    ownedObjects(labels.owner),
  ];
}
