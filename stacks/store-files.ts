import { stringify } from 'yaml';
import { storeTaint } from '../constructs/gpu/pool-taint.ts';
import { kubeletConfiguration } from '../constructs/machines/machine-texts.ts';
import { type CephStore, isCephStore } from '../constructs/storage/ceph-pools.ts';
import { type Site, storePattern } from '../site/model/index.ts';

/** What the servers of a store of ours join with, where the file says what machines start from. */
export function storeFiles(site: Site): ReadonlyMap<string, string> {
  if (site.spec.cluster?.machines === undefined) return new Map();
  return new Map(
    site.storage.filter(isCephStore).map((store) => [`stores/${store.id}.kubelet.yaml`, storeFile(site, store)]),
  );
}

/** Until Node Feature Discovery has read its name, a server would take anybody's pods. */
function storeFile(site: Site, store: CephStore): string {
  const list = [
    `names of servers match ${storePattern(store)}`,
    'the kubelet reads this beside its configuration, by --config-dir; on Talos what is below "kind" goes to machine.kubelet.extraConfig',
    'drives that are to hold data are empty: Rook takes every one that is, and none that carries something',
  ];
  const configuration = kubeletConfiguration({ registerWithTaints: [storeTaint(site, store)] });
  return [
    '# Made by `afterhash render` from the site file: change that, not this.\n',
    ...list.map((item) => `# [ ] ${item}\n`),
    stringify(configuration, { version: '1.1', lineWidth: 0 }),
  ].join('');
}
