import type { Pool, Site, Storage } from '../../site/model/index.ts';
import { labelsOf } from '../names.ts';
import type { Toleration } from '../tolerations.ts';

export interface Taint {
  readonly key: string;
  readonly value: string;
  readonly effect: 'NoSchedule';
}

/** What keeps everything that was not meant for a pool off its nodes. */
export function poolTaint(site: Site, pool: Pool): Taint {
  return { key: labelsOf(site).pool, value: pool.id, effect: 'NoSchedule' };
}

/** What keeps everything but the daemons of a shared store off its servers. */
export function storeTaint(site: Site, store: Storage): Taint {
  return { key: labelsOf(site).storage, value: store.id, effect: 'NoSchedule' };
}

/** What a job of one pool tolerates. */
export function poolToleration(site: Site, pool: Pool): Toleration {
  const { key, value, effect } = poolTaint(site, pool);
  return { key, operator: 'Equal', value, effect };
}
