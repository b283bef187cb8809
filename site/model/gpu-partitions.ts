import type { Pool, Site } from './site.ts';

/** What the GPUs of a pool are cut into, as their maker calls it (AMD). */
export interface GpuPartition {
  /** `cpx-nps4`. */
  readonly mode: string;
  /** `CPX`. */
  readonly compute: string;
  /** `NPS4`. */
  readonly memory: string;
  /** GPUs that one is then seen as; 1 where it is whole. */
  readonly parts: number;
}

/** Every mode that the GPUs of a pool have been validated in. */
export function partitionsOf({ gpu }: Pool): readonly GpuPartition[] {
  return Object.entries(gpu.partitions ?? {}).map(([mode, parts]) => {
    const [compute = '', memory = ''] = mode.toUpperCase().split('-');
    return { mode, compute, memory, parts };
  });
}

/** The mode that the file puts the GPUs of a pool in; none where it leaves them alone, or they do not have it. */
export function partitionOf(pool: Pool): GpuPartition | undefined {
  if (pool.spec.sharing !== 'partitions') return undefined;
  return partitionsOf(pool).find(({ mode }) => mode === pool.spec.partition);
}

/** The pools whose GPUs are put in a mode, be it that in which they are whole. */
export function partitionedPools({ pools }: Site): readonly Pool[] {
  return pools.filter((pool) => partitionOf(pool) !== undefined);
}

/** Whether each of its GPUs is seen as several. */
export function isPartitioned(pool: Pool): boolean {
  return (partitionOf(pool)?.parts ?? 1) > 1;
}

/** Whether a job counts parts of GPUs here, of a size that the hardware keeps apart. */
export function isCut(pool: Pool): boolean {
  return pool.spec.sharing === 'mig' || isPartitioned(pool);
}
