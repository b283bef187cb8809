import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KubernetesObject } from '../../../constructs/terraform/kubernetes-object.ts';
import { readKueueWebhooks } from '../crds/facts.ts';
import { ready } from '../starter/lasting-program.ts';
import { type Api, connect } from './api.ts';
import type { ControlPlane } from './control-plane.ts';
import { type PartProcess, startPart } from './part-process.ts';
import { freePorts } from './ports.ts';

const NAMESPACE = 'kueue-system';

/** What runs where a test brings no configuration of its own. */
const PLAIN_CONFIGURATION = {
  apiVersion: 'config.kueue.x-k8s.io/v1beta2',
  kind: 'Configuration',
  integrations: { frameworks: ['batch/job'] },
};

/**
 * Kueue's own controller. Of the configuration that a site renders only what belongs to the place is another one:
 * ports, certificates, and a visibility server that would want certificates of its own.
 */
export async function startKueue(
  plane: ControlPlane,
  configuration: object = PLAIN_CONFIGURATION,
  keep: (part: PartProcess) => PartProcess,
): Promise<void> {
  const ports = await freePorts(['webhooks', 'health']);
  const folder = join(plane.folder, 'kueue');
  // Where it reads the certificate of its metrics, as the edit in modules.ts has it.
  const certificates = join(plane.folder, 'certs');
  mkdirSync(folder);
  mkdirSync(certificates);
  copyFileSync(plane.certificate, join(certificates, 'tls.crt'));
  copyFileSync(plane.certificateKey, join(certificates, 'tls.key'));
  const file = join(folder, 'configuration.yaml');
  const here = {
    health: { healthProbeBindAddress: `127.0.0.1:${ports.health}` },
    metrics: { bindAddress: '0' },
    webhook: { host: '127.0.0.1', port: ports.webhooks, certDir: certificates },
    leaderElection: { leaderElect: false },
    internalCertManagement: { enable: false },
    featureGates: { VisibilityOnDemand: false },
  };
  writeFileSync(file, JSON.stringify({ ...configuration, ...here }));

  const api = connect(plane.address);
  try {
    await api.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } });
    const part = keep(
      await startPart('kueue', [`--config=${file}`, `--kubeconfig=${plane.kubeconfig}`], plane.folder, {
        POD_NAMESPACE: NAMESPACE,
      }),
    );
    await ready(part, async () => (await fetch(`http://127.0.0.1:${ports.health}/readyz`)).ok);
    await installWebhooks(api, `https://127.0.0.1:${ports.webhooks}`, readFileSync(plane.certificate));
  } finally {
    api.close();
  }
}

/** Upstream's own webhooks, asked on loopback instead of through a Service. */
async function installWebhooks(api: Api, url: string, certificate: Buffer): Promise<void> {
  const caBundle = certificate.toString('base64');
  for (const configuration of readKueueWebhooks()) {
    const webhooks = configuration.webhooks as readonly { readonly clientConfig: { service: { path: string } } }[];
    await api.apply({
      ...configuration,
      webhooks: webhooks.map(({ clientConfig, ...webhook }) => ({
        ...webhook,
        clientConfig: { url: `${url}${clientConfig.service.path}`, caBundle },
      })),
    } as KubernetesObject);
  }
}
