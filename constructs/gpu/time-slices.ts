import type { Pool, Site } from '../../site/model/index.ts';
import { GPU_RESOURCE } from '../names.ts';
import { yamlText } from '../yaml-text.ts';

/** Pods that take turns on one GPU: a planning figure of our own, for people who try things out. */
export const SLICES_PER_GPU = 4;

/** What a slice is called, so that nobody takes a share for a whole GPU. */
export const SLICE_RESOURCE = `${GPU_RESOURCE}.shared`;

const WHOLE = 'whole';

/** How the device plugin offers the GPUs of each pool; a node says which by its label. Absent where all are whole. */
export function devicePluginConfig(site: Site) {
  const sliced = site.pools.filter((pool) => pool.spec.sharing === 'time-slices');
  if (sliced.length === 0) return undefined;
  return {
    create: true,
    name: 'device-plugin-configs',
    default: WHOLE,
    data: {
      [WHOLE]: yamlText({ version: 'v1' }),
      ...Object.fromEntries(sliced.map((pool: Pool) => [pool.id, yamlText(slices)])),
    },
  };
}

const slices = {
  version: 'v1',
  sharing: {
    timeSlicing: {
      renameByDefault: true,
      // Two slices of a GPU are no faster than one: a pod that asks for more is refused, not fooled.
      failRequestsGreaterThanOne: true,
      resources: [{ name: GPU_RESOURCE, replicas: SLICES_PER_GPU }],
    },
  },
};
