import type { Construct } from 'constructs';
import type { Pool, Site } from '../../site/model/index.ts';
import { mirrored } from '../mirror.ts';
import { labelsOf, namespaces } from '../names.ts';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { ResourceSet } from '../terraform/resource-set.ts';
import { poolTolerations } from '../tolerations.ts';
import { driverOf, driverUpgrade, peerMemory } from './gpu-driver.ts';

export interface PoolDriversProps {
  readonly site: Site;
}

/** A driver for each pool, where pools want different ones. A pool whose image brings its driver has none. */
export class PoolDrivers extends ResourceSet {
  constructor(scope: Construct, id: string, { site }: PoolDriversProps) {
    super(scope, id, {
      name: 'pool-drivers',
      namespace: namespaces.gpuOperator,
      objects: site.pools.flatMap((pool) => poolDriver(site, pool) ?? []),
    });
  }
}

function poolDriver(site: Site, pool: Pool): KubernetesObject | undefined {
  const driver = driverOf(pool);
  if (driver === undefined) return undefined;
  return {
    apiVersion: 'nvidia.com/v1alpha1',
    kind: 'NVIDIADriver',
    metadata: { name: pool.id },
    spec: {
      default: false,
      driverType: 'gpu',
      image: 'driver',
      repository: mirrored(site, 'nvcr.io/nvidia'),
      ...driver,
      rdma: peerMemory(site),
      nodeSelector: { [labelsOf(site).pool]: pool.id },
      tolerations: poolTolerations(site),
      upgradePolicy: driverUpgrade,
    },
  };
}
