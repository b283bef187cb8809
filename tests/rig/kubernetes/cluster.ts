import { readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { kubectl } from '../helm.ts';
import { describeWith, judged } from '../judges.ts';
import type { Outcome } from '../program.ts';
import { withResolvers } from '../with-resolvers.ts';
import { type Api, connect } from './api.ts';
import type { ClusterOptions } from './parts.ts';
import { type ClusterJudgeName, judgeOf } from './programs.ts';
import { type ClusterFacts, type RunningCluster, startCluster } from './running-cluster.ts';
import type { ClusterNews } from './shared-clusters.ts';

export interface Cluster {
  /** As a member of `system:masters`. */
  readonly api: Api;
  readonly kubeconfig: string;
  /** The id of each process, by the program's name. */
  readonly processes: { readonly [name: string]: number };
  kubectl(args: readonly string[], stdin?: string): Promise<Outcome>;
  /** A namespace in which pods can be made: its service account is there. */
  namespace(name: string, labels?: { readonly [key: string]: string }): Promise<string>;
  /** What a part has written so far. */
  log(part: string): string;
  /** Highest memory of each process so far, in MiB; empty where there is no `/proc`. */
  memory(): { readonly [name: string]: number };
}

const ACCOUNT_POLL_MILLISECONDS = 50;

/** A cluster for as long as the work takes. Its processes are gone afterwards, whatever happens to either. */
export async function withCluster<T>(options: ClusterOptions, work: (cluster: Cluster) => Promise<T>): Promise<T> {
  const { cluster, stop, crashed } = await start(options, startCluster);
  try {
    return await Promise.race([work(cluster), crashed]);
  } finally {
    await stop();
  }
}

/** A `describe` with a cluster of its own; skipped by name where a program that it needs is missing. */
export function describeOnCluster(name: string, options: ClusterOptions, tests: Tests): void {
  describeOn(name, options, startCluster, tests);
}

/**
 * A `describe` on a cluster that the test files of a run share that ask for the same; without options, the one with the
 * kinds of all components and Kueue's own webhooks. They work in namespaces of their own; what has none is asked for and
 * not kept.
 */
export function describeOnSharedCluster(name: string, tests: Tests, options: ClusterOptions = ALL_KINDS): void {
  describeOn(name, options, joinCluster, tests);
}

type Tests = (cluster: () => Cluster) => void;

const ALL_KINDS: ClusterOptions = { parts: ['kube-controller-manager', 'kueue'] };

function describeOn(
  name: string,
  options: ClusterOptions,
  get: (options: ClusterOptions) => Promise<RunningCluster>,
  tests: Tests,
): void {
  const judges = judgesOf(options).map((judge) => describeWith(judge));
  const skips = judges.some((one) => one !== describe);
  (skips ? describe.skip : describe)(name, () => {
    let running: Awaited<ReturnType<typeof start>> | undefined;
    beforeAll(async () => {
      running = await start(options, get);
    });
    afterAll(() => running?.stop());
    tests(() => {
      if (running === undefined) throw new Error('the cluster is there only while a test runs');
      return running.cluster;
    });
  });
}

function judgesOf({ parts }: ClusterOptions) {
  return ['kube-apiserver' as ClusterJudgeName, ...parts].map(judgeOf);
}

async function start(options: ClusterOptions, get: (options: ClusterOptions) => Promise<RunningCluster>) {
  const running = await get(options);
  for (const judge of judgesOf(options)) judged(judge);
  const cluster = clusterOf(running);
  return {
    cluster,
    crashed: running.crashed,
    stop: () => {
      cluster.api.close();
      return running.stop();
    },
  };
}

/** A cluster that other test files of this run ask for too; it is left as it is when this one is done. */
async function joinCluster(options: ClusterOptions): Promise<RunningCluster> {
  const connection = createConnection(inject('sharedClusters'));
  const { promise: crashed, reject: crash } = withResolvers<never>();
  // Whoever waits for it hears of it; that nobody does is no fault.
  crashed.catch(() => {});
  const started = new Promise<ClusterFacts>((resolve) => {
    createInterface(connection).on('line', (line) => {
      const news: ClusterNews = JSON.parse(line);
      if ('started' in news) resolve(news.started);
      else crash(new Error(news.fault));
    });
    connection.once('error', crash);
    connection.write(`${JSON.stringify(options)}\n`);
  });
  return { ...(await Promise.race([started, crashed])), crashed, stop: async () => void connection.destroy() };
}

function clusterOf({ address, kubeconfig, folder, processes }: ClusterFacts): Cluster {
  const api = counted(connect(address));
  return {
    api,
    kubeconfig,
    processes,
    log: (part) => readFileSync(join(folder, `${part}.log`), 'utf8'),
    memory: () => memoryOf(processes),
    kubectl: (args, stdin = '') => kubectl(args, { env: { ...process.env, KUBECONFIG: kubeconfig }, stdin }),
    async namespace(name, labels = {}) {
      await api.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } } as Parameters<
        Api['apply']
      >[0]);
      const account = { apiVersion: 'v1', kind: 'ServiceAccount' };
      while ((await api.list(account, { namespace: name })).length === 0) {
        await new Promise((resolve) => setTimeout(resolve, ACCOUNT_POLL_MILLISECONDS));
      }
      return name;
    },
  };
}

/** Each object that the API server is asked to take is a look of that judge. */
function counted(api: Api): Api {
  return {
    ...api,
    as: (user, groups) => counted(api.as(user, groups)),
    apply(object, options) {
      judged(judgeOf('kube-apiserver'));
      return api.apply(object, options);
    },
    create(object) {
      judged(judgeOf('kube-apiserver'));
      return api.create(object);
    },
  };
}

function memoryOf(processes: Cluster['processes']): { [name: string]: number } {
  return Object.fromEntries(
    Object.entries(processes).flatMap(([name, pid]) => {
      try {
        const kibibytes = readFileSync(`/proc/${pid}/status`, 'utf8').match(/^VmHWM:\s+(\d+) kB$/m)?.[1];
        return kibibytes === undefined ? [] : [[name, Math.round(Number(kibibytes) / 1024)]];
      } catch {
        return [];
      }
    }),
  );
}
