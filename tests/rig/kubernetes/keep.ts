// Keeps the clusters of one process that runs tests, each until that asks for its end, all until it is gone.
import type { ClusterOptions } from './parts.ts';
import { type ClusterFacts, type RunningCluster, startCluster } from './running-cluster.ts';

/** What the keeper is asked: a number of their own tells the clusters apart. */
export type KeeperRequest =
  | { readonly id: number; readonly options: ClusterOptions }
  | { readonly id: number; readonly stop: true };

/** What is heard of a cluster. */
export type ClusterNews = { readonly started: ClusterFacts } | { readonly fault: string } | { readonly stopped: true };

export type KeeperReply = ClusterNews & { readonly id: number };

const clusters = new Map<number, RunningCluster>();

process.on('message', async (request: KeeperRequest) => {
  const { id } = request;
  try {
    if ('stop' in request) await stop(id);
    else await start(id, request.options);
  } catch (fault) {
    tell({ id, fault: fault instanceof Error ? fault.message : String(fault) });
  }
});

// The tests have ended, or their process is gone, however that came. What is still starting is killed at the exit.
process.on('disconnect', async () => {
  await Promise.all([...clusters.values()].map((cluster) => cluster.stop()));
  process.exit(0);
});

async function start(id: number, options: ClusterOptions): Promise<void> {
  const cluster = await startCluster(options);
  clusters.set(id, cluster);
  const { address, kubeconfig, folder, processes } = cluster;
  tell({ id, started: { address, kubeconfig, folder, processes } });
  try {
    await cluster.crashed;
  } catch (fault) {
    // The other parts are of no use to anybody.
    await cluster.stop();
    throw fault;
  }
}

async function stop(id: number): Promise<void> {
  await clusters.get(id)?.stop();
  clusters.delete(id);
  tell({ id, stopped: true });
}

function tell(reply: KeeperReply): void {
  if (process.connected) process.send?.(reply);
}
