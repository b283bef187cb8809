import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ClusterNews, KeeperReply, KeeperRequest } from './keep.ts';
import type { ClusterOptions } from './parts.ts';
import type { ClusterFacts } from './running-cluster.ts';

/** A cluster that another process keeps. */
export interface KeptCluster {
  readonly facts: ClusterFacts;
  /** Rejects when the cluster or its keeper ends by itself, with the end of the log. */
  readonly crashed: Promise<never>;
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL('keep.ts', import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

let running: ChildProcess | undefined;
let count = 0;
let kept = 0;

/**
 * The clusters belong to a process of its own that ends with this one: what runs tests may be killed, and a thread that
 * is stopped runs no clean-up. The first cluster starts it, and it alone keeps nobody from ending.
 */
function keeper(): ChildProcess {
  if (running !== undefined) return running;
  const child = fork(program, { execArgv: ['--import', tsx] });
  // Each cluster listens.
  child.setMaxListeners(0);
  child.once('exit', () => {
    running = undefined;
  });
  running = child;
  return child;
}

export async function keepCluster(options: ClusterOptions): Promise<KeptCluster> {
  const child = keeper();
  const id = count++;
  hold(child, +1);
  const stopped = new Promise<void>((resolve) => {
    child.on('message', (reply: KeeperReply) => reply.id === id && 'stopped' in reply && resolve());
    child.once('exit', () => resolve());
  });
  const stop = async () => {
    if (child.connected) child.send({ id, stop: true } satisfies KeeperRequest);
    await stopped;
    hold(child, -1);
  };
  try {
    const heard = await hear((tell) => {
      child.on('message', (reply: KeeperReply) => reply.id === id && tell(reply));
      child.once('error', ({ message }) => tell({ fault: message }));
      child.once('exit', () => tell({ fault: 'the process that keeps the clusters has ended by itself' }));
      child.send({ id, options } satisfies KeeperRequest);
    });
    return { ...heard, stop };
  } catch (fault) {
    hold(child, -1);
    throw fault;
  }
}

/** A process waits for what it has under way with the keeper, and for nothing else of it. */
function hold(child: ChildProcess, change: 1 | -1): void {
  kept += change;
  const handles = [child, child.channel];
  for (const handle of handles) kept > 0 ? handle?.ref() : handle?.unref();
}

/** Waits until it is told where the cluster is, and goes on to listen for its end. */
export async function hear(
  listen: (tell: (news: ClusterNews) => void) => void,
): Promise<Pick<KeptCluster, 'facts' | 'crashed'>> {
  let crash: (fault: Error) => void = () => {};
  const crashed = new Promise<never>((_, reject) => {
    crash = reject;
  });
  // Whoever waits for it hears of it; that nobody does is no fault.
  crashed.catch(() => {});
  const started = new Promise<ClusterFacts>((resolve) => {
    listen((news) => {
      if ('started' in news) resolve(news.started);
      if ('fault' in news) crash(new Error(news.fault));
    });
  });
  return { facts: await Promise.race([started, crashed]), crashed };
}
