// Runs one cluster for as long as somebody wants it: a person, until Ctrl-C; a test, until it or its process is gone.
import { type ClusterOptions, partNames } from './parts.ts';
import { findProgram } from './programs.ts';
import { type ClusterFacts, startCluster } from './running-cluster.ts';

/** What a test that started this hears. */
export type UpMessage = { readonly started: ClusterFacts } | { readonly fault: string };

const forTest = process.send !== undefined;
let stop = async () => {};
let ending = false;

process.on('SIGINT', () => end(0));
process.on('SIGTERM', () => end(0));
process.on('SIGHUP', () => end(0));
// The test has closed its end, or its process is gone, however that came.
process.on('disconnect', () => end(0));
process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

const [given] = process.argv.slice(2);
const available = partNames.filter((name) => !('missing' in findProgram(name)));
const options: ClusterOptions = given === undefined ? { parts: available } : JSON.parse(given);

try {
  if (!forTest) console.log(`starting etcd, kube-apiserver, ${options.parts.join(', ')}`);
  const cluster = await startCluster(options);
  stop = cluster.stop;
  if (ending) await stop();
  const { address, kubeconfig, folder, processes } = cluster;
  if (forTest) tell({ started: { address, kubeconfig, folder, processes } });
  else console.log(`export KUBECONFIG=${kubeconfig}\nCtrl-C ends everything; the logs are in ${folder}`);
  await cluster.crashed;
} catch (fault) {
  await fail(fault);
}

async function fail(fault: unknown): Promise<void> {
  if (ending) return;
  const message = fault instanceof Error ? fault.message : String(fault);
  if (forTest) tell({ fault: message });
  else console.error(message);
  await end(1);
}

function tell(message: UpMessage): void {
  if (process.connected) process.send?.(message);
}

async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  await stop();
  // A start may still be on its way: what it has started is killed at the exit.
  process.exit(code);
}
