import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ready } from '../starter/lasting-program.ts';
import type { ApiAddress } from './api.ts';
import { connect } from './api.ts';
import { makeCredentials, writeKubeconfig } from './credentials.ts';
import { type PartProcess, startPart } from './part-process.ts';
import type { ClusterOptions } from './parts.ts';
import { freePorts } from './ports.ts';
import { type StoredPair, writeStore } from './stored-pairs.ts';

/** How the parts of one cluster reach its API server. */
export interface ControlPlane {
  readonly folder: string;
  readonly etcdUrl: string;
  readonly address: ApiAddress;
  readonly kubeconfig: string;
  /** The API server's own certificate, which names 127.0.0.1: webhooks are served with it too. */
  readonly certificate: string;
  readonly certificateKey: string;
  readonly accountKey: string;
}

type Keep = (part: PartProcess) => PartProcess;

/**
 * etcd and the API server, answering, with what another one had stored. Every started part goes to `keep` at once, so that
 * nothing is left behind.
 */
export async function startControlPlane(
  folder: string,
  stored: readonly StoredPair[],
  keep: Keep,
): Promise<ControlPlane> {
  const ports = await freePorts(['etcd', 'peers', 'api']);
  const etcdUrl = `http://127.0.0.1:${ports.etcd}`;
  const peersUrl = `http://127.0.0.1:${ports.peers}`;
  const etcd = keep(
    await startPart(
      'etcd',
      [
        `--data-dir=${join(folder, 'etcd')}`,
        `--listen-client-urls=${etcdUrl}`,
        `--advertise-client-urls=${etcdUrl}`,
        `--listen-peer-urls=${peersUrl}`,
        `--initial-advertise-peer-urls=${peersUrl}`,
        `--initial-cluster=default=${peersUrl}`,
        // Nobody wants this data after a crash.
        '--unsafe-no-fsync',
        // All kinds are written at once.
        '--max-txn-ops=10000',
        `--max-request-bytes=${64 * 1024 * 1024}`,
        '--log-level=warn',
      ],
      folder,
    ),
  );
  await ready(etcd, async () => (await fetch(`${etcdUrl}/health`)).ok);
  await writeStore(etcdUrl, stored);

  const { token, tokens, accountKey, accountPublicKey } = makeCredentials(folder);
  const certificates = join(folder, 'certificates');
  const server = keep(
    await startPart(
      'kube-apiserver',
      [
        `--etcd-servers=${etcdUrl}`,
        '--bind-address=127.0.0.1',
        '--advertise-address=127.0.0.1',
        // Loopback may be no endpoint of a Service; nothing asks for this one.
        '--endpoint-reconciler-type=none',
        `--secure-port=${ports.api}`,
        `--cert-dir=${certificates}`,
        '--service-cluster-ip-range=10.0.0.0/16',
        '--authorization-mode=RBAC',
        '--allow-privileged=true',
        '--anonymous-auth=false',
        `--token-auth-file=${tokens}`,
        '--service-account-issuer=https://kubernetes.default.svc',
        `--service-account-key-file=${accountPublicKey}`,
        `--service-account-signing-key-file=${accountKey}`,
      ],
      folder,
      // Half of its work while CRDs come in would be collecting garbage.
      { GOGC: '250', GOMEMLIMIT: '1GiB' },
    ),
  );
  const certificate = join(certificates, 'apiserver.crt');
  await ready(server, async () => existsSync(certificate));
  const address = { url: `https://127.0.0.1:${ports.api}`, token, ca: '' };
  await ready(server, () => answers({ ...address, ca: readFileSync(certificate, 'utf8') }));

  const settled = { ...address, ca: readFileSync(certificate, 'utf8') };
  return {
    folder,
    etcdUrl,
    address: settled,
    kubeconfig: writeKubeconfig(folder, settled),
    certificate,
    certificateKey: join(certificates, 'apiserver.key'),
    accountKey,
  };
}

async function answers(address: ApiAddress): Promise<boolean> {
  const api = connect(address);
  try {
    return (await api.raw('GET', '/readyz')) === 'ok';
  } finally {
    api.close();
  }
}

/** What a test here may wait for. The others would watch forty kinds more, of which nothing is ever made. */
const CONTROLLERS = [
  'clusterrole-aggregation-controller',
  'garbage-collector-controller',
  'job-controller',
  'namespace-controller',
  'node-lifecycle-controller',
  'pod-garbage-collector-controller',
  'resourceclaim-controller',
  'resourcequota-controller',
  'root-ca-certificate-publisher-controller',
  'serviceaccount-controller',
  'serviceaccount-token-controller',
  'taint-eviction-controller',
];

/** Namespaces, service accounts, quotas, jobs: nothing of a namespace works without it. */
export async function startControllerManager(
  plane: ControlPlane,
  { allControllers = false }: ClusterOptions,
  keep: Keep,
): Promise<void> {
  const part = keep(
    await startPart(
      'kube-controller-manager',
      [
        `--kubeconfig=${plane.kubeconfig}`,
        `--service-account-private-key-file=${plane.accountKey}`,
        `--root-ca-file=${plane.certificate}`,
        '--leader-elect=false',
        `--controllers=${allControllers ? '*' : CONTROLLERS}`,
        // Each controller under the account that policies know it by, as in a cluster that somebody runs.
        '--use-service-account-credentials=true',
        // KWOK renews no lease, and a node fails when a test says so: silence is no failure.
        '--node-monitor-grace-period=24h',
        // Nothing is served: nobody here would ask.
        '--secure-port=0',
        // As many as the fake nodes of a large site may need at once.
        '--kube-api-qps=200',
        '--kube-api-burst=400',
      ],
      plane.folder,
    ),
  );
  const api = connect(plane.address);
  try {
    const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace: 'default' } };
    await ready(part, async () => (await api.get(account)).metadata.name === 'default');
  } finally {
    api.close();
  }
}

export async function startScheduler(plane: ControlPlane, keep: Keep): Promise<void> {
  keep(
    await startPart(
      'kube-scheduler',
      [
        `--kubeconfig=${plane.kubeconfig}`,
        '--leader-elect=false',
        '--secure-port=0',
        '--kube-api-qps=200',
        '--kube-api-burst=400',
      ],
      plane.folder,
    ),
  );
}
