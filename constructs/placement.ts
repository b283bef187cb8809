import type { Site } from '../site/model/index.ts';
import { labelsOf } from './names.ts';

/** The nodes of these pools, as an affinity: a plain selector cannot say "one of". */
export function onPools(site: Site, pools: readonly { readonly id: string }[]): object {
  return nodesWhere(labelsOf(site).pool, pools);
}

/** The servers of a shared store, as an affinity. */
export function onStorage(site: Site, store: { readonly id: string }): object {
  return nodesWhere(labelsOf(site).storage, [store]);
}

function nodesWhere(key: string, things: readonly { readonly id: string }[]): object {
  const matchExpressions = [{ key, operator: 'In', values: things.map(({ id }) => id) }];
  return {
    nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions }] } },
  };
}
