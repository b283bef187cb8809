import type { Construct } from 'constructs';
import type { Pool, Site } from '../../site/model/index.ts';
import { mirrored } from '../mirror.ts';
import { labelsOf, namespaces } from '../names.ts';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { ResourceSet } from '../terraform/resource-set.ts';
import { poolTolerations } from '../tolerations.ts';
import { directStorage } from './direct-storage.ts';
import { driverOf, driverUpgrade, peerMemory } from './gpu-driver.ts';

/** Version that the chart gpu-operator v26.7.0 names for all (its values.yaml, read 2026-11-22). */
const MANAGER_VERSION = 'v0.12.0';

export interface PoolDriversProps {
  readonly site: Site;
}

/** A driver for each pool, by its labels. A pool whose image brings its driver has none. */
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
    // The field is immutable, hence in the name: a pool that goes over gets a new object and loses the old one. No id
    // has a dot, so no other pool is called so.
    metadata: { name: driver.usePrecompiled ? `${pool.id}.precompiled` : pool.id },
    spec: {
      default: false,
      driverType: 'gpu',
      image: 'driver',
      repository: mirrored(site, 'nvcr.io/nvidia'),
      manager: {
        repository: mirrored(site, 'nvcr.io/nvidia/cloud-native'),
        image: 'k8s-driver-manager',
        version: MANAGER_VERSION,
      },
      ...driver,
      rdma: peerMemory(site),
      ...directStorage(site, pool),
      nodeSelector: { [labelsOf(site).pool]: pool.id },
      tolerations: poolTolerations(site),
      upgradePolicy: driverUpgrade(site, pool),
    },
  };
}
