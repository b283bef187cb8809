import { GB } from '../units/index.ts';
import type { Pool } from './site.ts';

/** The layout of the MIG manager for a pool whose file names none: instances of three sizes on each GPU. */
const DEFAULT_LAYOUT = 'all-balanced';

/** Instances of one GPU, by profile. */
export type MigInstances = Readonly<Record<string, number>>;

/**
 * What `all-balanced` makes of each GPU of the catalog
 * (https://github.com/NVIDIA/mig-parted v0.15.0, deployments/systemd/config-default.yaml, read 2026-11-22).
 */
const BALANCED: Readonly<Record<string, MigInstances>> = {
  'nvidia/a100-sxm4-40gb': { '1g.5gb': 2, '2g.10gb': 1, '3g.20gb': 1 },
  'nvidia/a100-sxm4-80gb': { '1g.10gb': 2, '2g.20gb': 1, '3g.40gb': 1 },
  'nvidia/h100-sxm5': { '1g.10gb': 2, '2g.20gb': 1, '3g.40gb': 1 },
  'nvidia/h200-sxm5': { '1g.18gb': 2, '2g.35gb': 1, '3g.71gb': 1 },
  'nvidia/b200-sxm': { '1g.23gb': 2, '2g.45gb': 1, '3g.90gb': 1 },
  'nvidia/b300-sxm': { '1g.34gb': 2, '2g.67gb': 1, '3g.135gb': 1 },
  'nvidia/gb200-gpu': { '1g.23gb': 2, '2g.47gb': 1, '3g.93gb': 1 },
  'nvidia/gb300-gpu': { '1g.35gb': 2, '2g.70gb': 1, '3g.139gb': 1 },
  'nvidia/rtx-pro-6000-blackwell-server': { '1g.24gb': 2, '2g.48gb': 1 },
};

/** Slices that a GPU is cut along (NVIDIA Multi-Instance GPU user guide, concepts). */
const COMPUTE_SLICES = 7;
const MEMORY_SLICES = 8;

/**
 * `all-2g.35gb`: one profile on the whole GPU. Behind it stands what an instance
 * has or lacks beside its slices: `.me` the one set of media engines, `.me.all`
 * all of them, so that one instance alone has it; `.gfx` graphics, `-me` no
 * media engine, which take nothing from the others (the same file).
 */
const ONE_PROFILE = /^all-((\d)g\.(\d+)gb(\.me|\.me\.all|\.gfx|-me)?)$/;

/** Engines that no second instance of a GPU can have. */
const ONE_ALONE: readonly (string | undefined)[] = ['.me', '.me.all'];

export function migLayoutOf(pool: Pool): string {
  return pool.spec.migLayout ?? DEFAULT_LAYOUT;
}

/**
 * The instances of one GPU of a pool, by what the device plugin calls them: it
 * writes "." for the "+" of a profile. None for a layout that is not known here,
 * which a rule refuses.
 */
export function migInstances(pool: Pool): MigInstances {
  const layout = migLayoutOf(pool);
  if (layout === DEFAULT_LAYOUT) return BALANCED[pool.gpu.id] ?? {};
  const [, profile, compute, memory, engines] = ONE_PROFILE.exec(layout) ?? [];
  if (profile === undefined) return {};
  if (ONE_ALONE.includes(engines)) return { [profile]: 1 };
  const memorySlices = Math.max(1, Math.round((Number(memory) * MEMORY_SLICES) / pool.gpu.memory.in(GB)));
  return {
    [profile]: Math.floor(Math.min(COMPUTE_SLICES / Number(compute), MEMORY_SLICES / memorySlices)),
  };
}
