import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readCrds } from '../crds/facts.ts';
import { crashOf } from '../starter/lasting-program.ts';
import { starterFolder } from '../starter/start-program.ts';
import { withResolvers } from '../with-resolvers.ts';
import type { ApiAddress } from './api.ts';
import { type ControlPlane, startControllerManager, startScheduler } from './control-plane.ts';
import { startKueue } from './kueue.ts';
import { startKwok } from './kwok.ts';
import { startNfdMaster } from './node-feature-discovery.ts';
import type { PartProcess } from './part-process.ts';
import type { ClusterOptions, PartName } from './parts.ts';
import { startWithKinds } from './stored-kinds.ts';

/** What those who use a cluster need to know of it. */
export interface ClusterFacts {
  readonly address: ApiAddress;
  readonly kubeconfig: string;
  readonly folder: string;
  readonly processes: { readonly [name: string]: number };
}

export interface RunningCluster extends ClusterFacts {
  /** Rejects when a part ends by itself, with the end of its log. */
  readonly crashed: Promise<never>;
  stop(): Promise<void>;
}

/** A port that was free may be taken before its part listens on it. */
const TRIES = 3;
const PORT_TAKEN = /address already in use/;

/** Starts a cluster. Its processes and its folder are gone after `stop`, or else with this process. */
export async function startCluster(options: ClusterOptions): Promise<RunningCluster> {
  for (let tries = 1; ; tries++) {
    try {
      return await tryCluster(options);
    } catch (fault) {
      if (tries === TRIES || !(fault instanceof Error) || !PORT_TAKEN.test(fault.message)) throw fault;
    }
  }
}

async function tryCluster(options: ClusterOptions): Promise<RunningCluster> {
  const folder = mkdtempSync(join(await starterFolder(), 'cluster-'));
  const processes: PartProcess[] = [];
  let stopping = false;
  const { promise: crashed, reject: crash } = withResolvers<never>();
  // Whoever waits for it hears of it; that nobody does is no fault.
  crashed.catch(() => {});
  const keep = (part: PartProcess): PartProcess => {
    processes.push(part);
    part.ended.then(() => stopping || crash(crashOf(part)));
    return part;
  };
  const stop = async () => {
    stopping = true;
    await Promise.all(processes.map((part) => part.kill()));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const plane = await Promise.race([
      startWithKinds(readCrds(options.components, options.kinds), folder, keep),
      crashed,
    ]);
    await Promise.race([startParts(plane, options, keep), crashed]);
    const ids = Object.fromEntries(processes.map(({ name, pid }) => [name, pid]));
    return { address: plane.address, kubeconfig: plane.kubeconfig, folder, processes: ids, crashed, stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

/**
 * Once the kinds are there: some look for them when they start. The garbage collector is one: it looks again after half a
 * minute, and until then nothing of a kind that it has not seen goes with its owner.
 */
async function startParts(
  plane: ControlPlane,
  options: ClusterOptions,
  keep: (part: PartProcess) => PartProcess,
): Promise<void> {
  const { parts, kueueConfiguration } = options;
  const has = (part: PartName) => parts.includes(part);
  await Promise.all([
    has('kube-controller-manager') && startControllerManager(plane, options, keep),
    has('kube-scheduler') && startScheduler(plane, keep),
    has('kwok') && startKwok(plane, keep),
    has('kueue') && startKueue(plane, kueueConfiguration, keep),
    has('nfd-master') && startNfdMaster(plane, keep),
  ]);
}
