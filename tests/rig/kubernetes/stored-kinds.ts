import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { KubernetesObject } from '../../../constructs/terraform/kubernetes-object.ts';
import { connect } from './api.ts';
import { type ControlPlane, startControlPlane } from './control-plane.ts';
import { installCrds, served } from './install-crds.ts';
import type { PartProcess } from './part-process.ts';
import { programs, rigCache } from './programs.ts';
import { readStore, type StoredPair } from './stored-pairs.ts';

/**
 * A control plane that serves these kinds. The server writes each CRD three times until it is established, a second
 * for eight of them: what came of it is kept, and the next cluster starts with it. Another CRD or another version of a
 * program is applied anew.
 */
export async function startWithKinds(
  crds: readonly KubernetesObject[],
  folder: string,
  keep: (part: PartProcess) => PartProcess,
): Promise<ControlPlane> {
  const file = join(rigCache, `kinds-${digestOf(crds)}.json.gz`);
  const stored = read(file);
  const plane = await startControlPlane(folder, stored ?? [], keep);
  const api = connect(plane.address);
  try {
    if (stored !== undefined) await served(api, crds);
    else {
      await installCrds(api, crds);
      write(file, await readStore(plane.etcdUrl));
    }
  } finally {
    api.close();
  }
  return plane;
}

function digestOf(crds: readonly KubernetesObject[]): string {
  const { 'kube-apiserver': server, etcd } = programs;
  return createHash('sha256')
    .update(JSON.stringify([server, etcd, crds]))
    .digest('hex')
    .slice(0, 12);
}

function read(file: string): readonly StoredPair[] | undefined {
  return existsSync(file) ? JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) : undefined;
}

/** Beside, then renamed: another thread may be reading. */
function write(file: string, pairs: readonly StoredPair[]): void {
  mkdirSync(rigCache, { recursive: true });
  const folder = mkdtempSync(join(rigCache, 'storing-'));
  const partial = join(folder, 'kinds.json.gz');
  writeFileSync(partial, gzipSync(JSON.stringify(pairs)));
  renameSync(partial, file);
  rmSync(folder, { recursive: true });
}
