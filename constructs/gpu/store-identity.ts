import { type Site, type Storage, storePattern } from '../../site/model/index.ts';
import { labelsOf } from '../names.ts';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { nameMatch } from './host-places.ts';
import { matched, placeLabels, unitInRack } from './node-place.ts';
import { storeTaint } from './pool-taint.ts';
import { storePowerLabels } from './power-labels.ts';

/** What makes a server a place for a shared store, and keeps everything else off it. */
export function storeRules(site: Site): readonly KubernetesObject[] {
  return site.storage.filter(({ spec }) => spec.kind === 'rook-ceph').map((store) => storeRule(site, store));
}

function storeRule(site: Site, store: Storage): KubernetesObject {
  const labels = labelsOf(site);
  const pattern = storePattern(store);
  const rack = matched('${1}-${2}-r${3}');
  const places = {
    [labels.hall]: matched('${1}'),
    [labels.row]: matched('${1}-${2}'),
    [labels.rack]: rack,
    [labels.slot]: matched('${4}'),
    [labels.u]: unitInRack(store.rows, ({ what, name }) => what === 'storage' && name === store.id, '${4}'),
    // By which Ceph keeps the copies of a block apart (rook/rook v1.20.6, Documentation, ceph-cluster-crd, topology).
    'topology.rook.io/rack': rack,
  };
  return {
    apiVersion: 'nfd.k8s-sigs.io/v1alpha1',
    kind: 'NodeFeatureRule',
    metadata: { name: `store-${store.id}` },
    spec: {
      rules: [
        {
          name: `servers of store ${store.id}`,
          labels: { [labels.storage]: store.id },
          labelsTemplate: placeLabels(pattern, places),
          taints: [storeTaint(site, store)],
          matchFeatures: [nameMatch(pattern)],
        },
        ...storePowerLabels(store),
      ],
    },
  };
}
