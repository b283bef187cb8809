import type { Site } from '../../site/model/index.ts';
import { labelsOf } from '../names.ts';
import { onStorage } from '../placement.ts';
import type { CephStore } from './ceph-pools.ts';

/** The labels by which nodes share a place: the last two are those that Rook gives Ceph for its map (see ceph-pools.ts). */
const PLACES = {
  host: 'kubernetes.io/hostname',
  rack: 'topology.rook.io/rack',
  power: 'topology.rook.io/pdu',
} as const;

/** Where each daemon of Ceph may stand. */
export interface CephPlacement {
  /** As the cluster takes it: by kind of daemon, over what holds for all. */
  readonly cluster: Readonly<Record<string, object>>;
  readonly metadataServers: object;
  readonly gateways: object;
}

/**
 * On the servers of the store, and as far apart as the parts of a block: what
 * survives the loss of a rack is of no use without a majority of the monitors,
 * and Rook by itself keeps daemons on other servers, at most.
 *
 * No two monitors or managers share a place. Of metadata servers and gateways
 * there may be more than places, so each place has its share of them.
 */
export function cephPlacement(site: Site, store: CephStore): CephPlacement {
  const place = PLACES[store.spec.apart ?? 'host'];
  const all = { ...onStorage(site, store), tolerations: [{ key: labelsOf(site).storage, operator: 'Exists' }] };
  const metadataServers = { app: 'rook-ceph-mds', rook_file_system: store.id };
  const gateways = { app: 'rook-ceph-rgw', rook_object_store: store.id };
  return {
    cluster: {
      all,
      // Rook adds its own term, by host, to both.
      mon: apartBy(place, { app: 'rook-ceph-mon' }),
      mgr: apartBy(place, { app: 'rook-ceph-mgr' }),
    },
    metadataServers: { ...all, ...apartBy(PLACES.host, metadataServers), ...spreadOver(place, metadataServers) },
    // Gateways of one revision: while they are replaced there are two.
    gateways: { ...all, ...spreadOver(place, gateways, ['pod-template-hash']) },
  };
}

function apartBy(topologyKey: string, matchLabels: Readonly<Record<string, string>>): object {
  return {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [{ labelSelector: { matchLabels }, topologyKey }],
    },
  };
}

function spreadOver(
  topologyKey: string,
  matchLabels: Readonly<Record<string, string>>,
  matchLabelKeys?: readonly string[],
): object {
  return {
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey,
        whenUnsatisfiable: 'DoNotSchedule',
        labelSelector: { matchLabels },
        ...(matchLabelKeys === undefined ? {} : { matchLabelKeys }),
      },
    ],
  };
}
