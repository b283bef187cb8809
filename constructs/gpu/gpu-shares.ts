import type { Pool } from '../../site/model/index.ts';
import { GPU_RESOURCES } from '../names.ts';
import { yamlText } from '../yaml-text.ts';

/** Pods that share one GPU where the file says nothing: a planning figure of our own, for people who try things out. */
const DEFAULT_SHARES = 4;

/** What a share is called, so that nobody takes it for a whole GPU. */
export const SHARE_RESOURCE = `${GPU_RESOURCES.nvidia}.shared`;

const WHOLE = 'whole';

/** The two ways by which the device plugin offers one GPU many times. */
const KINDS = { 'time-slices': 'timeSlicing', mps: 'mps' } as const;

/** As many as a site file may ask for. */
const AMOUNTS = [2, 4, 8, 16] as const;

/** Pods that may have a part of one GPU of a pool; none where GPUs are whole or cut into instances. */
export function sharesOf(pool: Pool): number | undefined {
  const { sharing, shares = DEFAULT_SHARES } = pool.spec;
  return sharing === 'time-slices' || sharing === 'mps' ? shares : undefined;
}

/** How the device plugin offers the GPUs of a pool: the value of the label `nvidia.com/device-plugin.config`. */
export function pluginConfigOf(pool: Pool): string | undefined {
  const shares = sharesOf(pool);
  return shares === undefined ? undefined : configName(pool.spec.sharing === 'mps' ? 'mps' : 'time-slices', shares);
}

/**
 * Every way that a site file can ask for, whether a pool does or not: a pool
 * that changes its sharing changes the label of its own nodes and nothing that
 * others read. The operator does not even watch this map
 * (NVIDIA/cloud-native-docs, gpu-sharing-mps, limitations, read 2026-11-22), so
 * an entry that came later would reach nobody.
 */
export function devicePluginConfig() {
  const shared = (['time-slices', 'mps'] as const).flatMap((kind) =>
    AMOUNTS.map((shares) => [configName(kind, shares), yamlText(sharedConfig(kind, shares))] as const),
  );
  return {
    create: true,
    name: 'device-plugin-configs',
    default: WHOLE,
    data: { [WHOLE]: yamlText({ version: 'v1' }), ...Object.fromEntries(shared) },
  };
}

function configName(kind: keyof typeof KINDS, shares: number): string {
  return `${kind}-${shares}`;
}

function sharedConfig(kind: keyof typeof KINDS, replicas: number) {
  return {
    version: 'v1',
    sharing: {
      [KINDS[kind]]: {
        renameByDefault: true,
        // Two shares of a GPU are no faster than one: a pod that asks for more is refused, not fooled.
        failRequestsGreaterThanOne: true,
        resources: [{ name: GPU_RESOURCES.nvidia, replicas }],
      },
    },
  };
}
