import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestProject } from 'vitest/node';
import type { ClusterNews } from './keep.ts';
import { type KeptCluster, keepCluster } from './keeper.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the threads of a run ask for a cluster that they share. */
    readonly sharedClusters: string;
  }
}

/**
 * Vitest's set-up of a run: test files that ask for the same cluster get one, started when the first of them asks and
 * ended with the run. A file that asks for none costs nothing.
 */
export default function setup({ provide }: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'afterhash-shared-'));
  const address = join(folder, 'clusters.sock');
  const clusters = new Map<string, Promise<KeptCluster>>();
  const clients = new Set<Socket>();
  const server = createServer((client) => {
    clients.add(client);
    client.on('close', () => clients.delete(client)).on('error', () => client.destroy());
    createInterface(client).once('line', (options) => {
      const kept = clusters.get(options) ?? keepCluster(JSON.parse(options));
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
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Where the cluster is, and, should it ever end by itself, why. */
async function serve(client: Socket, kept: Promise<KeptCluster>): Promise<void> {
  const tell = (news: ClusterNews) => client.writable && client.write(`${JSON.stringify(news)}\n`);
  try {
    const { facts, crashed } = await kept;
    tell({ started: facts });
    await crashed;
  } catch (fault) {
    tell({ fault: fault instanceof Error ? fault.message : String(fault) });
  }
}
