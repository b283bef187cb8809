import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ClusterOptions } from './parts.ts';
import type { ClusterFacts } from './running-cluster.ts';
import type { UpMessage } from './up.ts';

/** A cluster that another process keeps. */
export interface KeptCluster {
  readonly facts: ClusterFacts;
  /** Rejects when the cluster or its keeper ends by itself, with the end of the log. */
  readonly crashed: Promise<never>;
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL('up.ts', import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/**
 * The cluster belongs to a process of its own that ends with this one: what runs tests may be killed, and a thread
 * that is stopped runs no clean-up.
 */
export async function keepCluster(options: ClusterOptions): Promise<KeptCluster> {
  const keeper = fork(program, [JSON.stringify(options)], { execArgv: ['--import', tsx] });
  const ended = new Promise<void>((resolve) => keeper.once('exit', () => resolve()));
  const heard = await hear((tell) => {
    keeper.on('message', tell);
    keeper.once('error', ({ message }) => tell({ fault: message }));
    ended.then(() => tell({ fault: 'the process that keeps the cluster has ended by itself' }));
  });
  const stop = async () => {
    if (keeper.connected) keeper.disconnect();
    await ended;
  };
  return { ...heard, stop };
}

/** Waits until it is told where the cluster is, and goes on to listen for its end. */
export async function hear(
  listen: (tell: (message: UpMessage) => void) => void,
): Promise<Pick<KeptCluster, 'facts' | 'crashed'>> {
  let crash: (fault: Error) => void = () => {};
  const crashed = new Promise<never>((_, reject) => {
    crash = reject;
  });
  // Whoever waits for it hears of it; that nobody does is no fault.
  crashed.catch(() => {});
  const started = new Promise<ClusterFacts>((resolve) => {
    listen((message) => ('started' in message ? resolve(message.started) : crash(new Error(message.fault))));
  });
  return { facts: await Promise.race([started, crashed]), crashed };
}
