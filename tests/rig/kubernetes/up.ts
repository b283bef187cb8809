// Runs one cluster for a person, until Ctrl-C.
import { partNames } from './parts.ts';
import { programs } from './programs.ts';
import { startCluster } from './running-cluster.ts';

let stop = async () => {};
let ending = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(0));
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

const parts = partNames.filter((name) => !('missing' in programs[name]));
try {
  console.log(`starting etcd, kube-apiserver, ${parts.join(', ')}`);
  const cluster = await startCluster({ parts, allControllers: true });
  stop = cluster.stop;
  if (ending) await stop();
  console.log(`export KUBECONFIG=${cluster.kubeconfig}\nCtrl-C ends everything; the logs are in ${cluster.folder}`);
  await cluster.crashed;
} catch (fault) {
  await fail(fault);
}

async function fail(fault: unknown): Promise<void> {
  if (ending) return;
  console.error(fault instanceof Error ? fault.message : fault);
  await end(1);
}

async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  await stop();
  // A start may still be on its way: what it has started is killed at the exit.
  process.exit(code);
}
