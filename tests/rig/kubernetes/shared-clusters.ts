import { mkdtempSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestProject } from 'vitest/node';
import { starterFolder } from '../starter/start-program.ts';
import { type ClusterFacts, type RunningCluster, startCluster } from './running-cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the threads of a run ask for a cluster that they share. */
    readonly sharedClusters: string;
  }
}

/** What a thread hears of a cluster that it shares. */
export type ClusterNews = { readonly started: ClusterFacts } | { readonly fault: string };

/**
 * Vitest's set-up of a run: one starter of programs for all threads, and test files that ask for the same cluster get one,
 * started when the first of them asks and ended with the run. A file that asks for none costs nothing.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const address = join(mkdtempSync(join(await starterFolder(), 'shared-')), 'clusters.sock');
  const clusters = new Map<string, Promise<RunningCluster>>();
  const clients = new Set<Socket>();
  const server = createServer((client) => {
    clients.add(client);
    client.on('close', () => clients.delete(client)).on('error', () => client.destroy());
    createInterface(client).once('line', (options) => {
      const kept = clusters.get(options) ?? startCluster(JSON.parse(options));
      clusters.set(options, kept);
      serve(client, kept);
    });
  });
  server.listen(address);
  provide('sharedClusters', address);
  return async () => {
    for (const client of clients) client.destroy();
    server.close();
    const kept = await Promise.allSettled(clusters.values());
    await Promise.all(kept.map((one) => one.status === 'fulfilled' && one.value.stop()));
  };
}

/** Where the cluster is, and, should it ever end by itself, why. */
async function serve(client: Socket, kept: Promise<RunningCluster>): Promise<void> {
  const tell = (news: ClusterNews) => client.writable && client.write(`${JSON.stringify(news)}\n`);
  try {
    const { address, kubeconfig, folder, processes, crashed } = await kept;
    tell({ started: { address, kubeconfig, folder, processes } });
    await crashed;
  } catch (fault) {
    tell({ fault: fault instanceof Error ? fault.message : String(fault) });
  }
}
