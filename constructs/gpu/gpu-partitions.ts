import {
  isPartitioned,
  type Pool,
  partitionedPools,
  partitionOf,
  partitionsOf,
  type Site,
} from '../../site/model/index.ts';
import { namespaces } from '../names.ts';
import { jsonText } from '../terraform/json.ts';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { poolTolerations, type Toleration } from '../tolerations.ts';
import { amdImage } from './amd-images.ts';

/** By which a node names its profile, and by which the config manager tells what became of it. */
export const PROFILE_LABEL = 'dcm.amd.com/gpu-config-profile';
export const PROFILE_STATE_LABEL = `${PROFILE_LABEL}-state`;

/** What keeps everything that opens a GPU off a node while its GPUs are cut: the config manager alone tolerates it. */
export const PARTITIONING_TAINT = { key: 'amd-dcm', value: 'up', effect: 'NoExecute' } as const;

/** For what the config manager needs on the node, and what holds no GPU: never for the device plugin or the exporter. */
export function partitioningTolerations(site: Site): readonly Toleration[] {
  return partitionedPools(site).length === 0 ? [] : [{ ...PARTITIONING_TAINT, operator: 'Equal' }];
}

/**
 * Every mode that the GPUs of a pool have, whether it is in it or not: a pool
 * that changes its mode changes the label of its own nodes, and the config
 * manager, which reads this map again whenever it changes, has nothing to do.
 */
export function partitionProfiles(pool: Pool): KubernetesObject {
  const profiles = partitionsOf(pool).map(({ mode, compute, memory }) => [
    mode,
    {
      skippedGPUs: { ids: [] },
      profiles: [{ computePartition: compute, memoryPartition: memory, numGPUsAssigned: pool.gpusPerNode }],
    },
  ]);
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: mapOf(pool), namespace: namespaces.amdGpuOperator },
    data: { 'config.json': jsonText({ 'gpu-config-profiles': Object.fromEntries(profiles) }) },
  } as KubernetesObject;
}

/** What cuts the GPUs of a pool; off where the file leaves them as they are. */
export function configManager(site: Site, pool: Pool) {
  if (partitionOf(pool) === undefined) return { enable: false };
  return {
    enable: true,
    image: amdImage(site, 'device-config-manager'),
    imagePullPolicy: 'IfNotPresent',
    config: { name: mapOf(pool) },
    configManagerTolerations: poolTolerations(site),
  };
}

/** Under a name of their own where GPUs are cut, so that nobody takes a part for a whole one. */
export function namingStrategy(pool: Pool): 'single' | 'mixed' {
  return isPartitioned(pool) ? 'mixed' : 'single';
}

function mapOf({ id }: Pool): string {
  return `${id}-partitions`;
}
