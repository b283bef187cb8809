import { fileURLToPath } from 'node:url';
import { ready } from '../starter/lasting-program.ts';
import type { ControlPlane } from './control-plane.ts';
import { type PartProcess, startPart } from './part-process.ts';
import { freePorts } from './ports.ts';

/** A node with this annotation is KWOK's: it becomes ready, and what is scheduled to it runs. */
export const FAKE_NODE = { 'kwok.x-k8s.io/node': 'fake' } as const;

const stages = fileURLToPath(new URL('stages.yaml', import.meta.url));

/** Stands in for every kubelet. */
export async function startKwok(plane: ControlPlane, keep: (part: PartProcess) => PartProcess): Promise<void> {
  const { server } = await freePorts(['server']);
  const part = keep(
    await startPart(
      'kwok',
      [
        `--kubeconfig=${plane.kubeconfig}`,
        `--config=${stages}`,
        '--manage-all-nodes=false',
        `--manage-nodes-with-annotation-selector=${Object.entries(FAKE_NODE).map(([key, value]) => `${key}=${value}`)}`,
        `--server-address=127.0.0.1:${server}`,
      ],
      plane.folder,
    ),
  );
  await ready(part, async () => (await fetch(`http://127.0.0.1:${server}/healthz`)).ok);
}
