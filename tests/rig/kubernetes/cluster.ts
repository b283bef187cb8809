import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe } from 'vitest';
import { kubectl } from '../helm.ts';
import { describeWith, judged } from '../judges.ts';
import type { Outcome } from '../program.ts';
import { type Api, connect } from './api.ts';
import type { ClusterOptions } from './parts.ts';
import { type ClusterJudgeName, judgeOf } from './programs.ts';
import type { ClusterFacts } from './running-cluster.ts';
import type { UpMessage } from './up.ts';

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

const program = fileURLToPath(new URL('up.ts', import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

const ACCOUNT_POLL_MILLISECONDS = 50;

/** A cluster for as long as the work takes. Its processes are gone afterwards, whatever happens to either. */
export async function withCluster<T>(options: ClusterOptions, work: (cluster: Cluster) => Promise<T>): Promise<T> {
  const { cluster, stop, crashed } = await start(options);
  try {
    return await Promise.race([work(cluster), crashed]);
  } finally {
    await stop();
  }
}

/** A `describe` with a cluster of its own; skipped by name where a program that it needs is missing. */
export function describeOnCluster(
  name: string,
  options: ClusterOptions,
  tests: (cluster: () => Cluster) => void,
): void {
  const judges = judgesOf(options).map((judge) => describeWith(judge));
  const skips = judges.some((one) => one !== describe);
  (skips ? describe.skip : describe)(name, () => {
    let running: Awaited<ReturnType<typeof start>> | undefined;
    beforeAll(async () => {
      running = await start(options);
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

/**
 * The cluster belongs to a process of its own that ends with this one: what runs tests may be killed, and a thread
 * that is stopped runs no clean-up.
 */
async function start(options: ClusterOptions) {
  const keeper = fork(program, [JSON.stringify(options)], { execArgv: ['--import', tsx] });
  const ended = new Promise<void>((resolve) => keeper.once('exit', () => resolve()));
  let crash: (fault: Error) => void = () => {};
  const crashed = new Promise<never>((_, reject) => {
    crash = reject;
  });
  crashed.catch(() => {});
  const started = new Promise<ClusterFacts>((resolve) => {
    keeper.on('message', (message: UpMessage) => {
      if ('started' in message) resolve(message.started);
      else crash(new Error(message.fault));
    });
  });
  keeper.once('error', crash);
  ended.then(() => crash(new Error('the process that keeps the cluster has ended by itself')));
  const facts = await Promise.race([started, crashed]);
  for (const judge of judgesOf(options)) judged(judge);
  const cluster = clusterOf(facts);
  const stop = async () => {
    cluster.api.close();
    if (keeper.connected) keeper.disconnect();
    await ended;
  };
  return { cluster, crashed, stop };
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
