import { connect } from './api.ts';
import type { ControlPlane } from './control-plane.ts';
import { type PartProcess, startPart } from './part-process.ts';

const NFD_NAMESPACE = 'node-feature-discovery';

/** Node that NFD's master says it runs on: it asks for one when it starts, and no pod may go there. */
const OWN_NODE = 'control-plane';

/** An address that nobody can listen on: the master then goes on without its metrics, which it would serve to the whole network. */
const NO_PORT = -1;

/** NFD's master: evaluates NodeFeatureRules over the NodeFeatures that a test makes in place of the workers. */
export async function startNfdMaster(plane: ControlPlane, keep: (part: PartProcess) => PartProcess): Promise<void> {
  const api = connect(plane.address);
  try {
    await api.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: NFD_NAMESPACE } });
    const node = { apiVersion: 'v1', kind: 'Node', metadata: { name: OWN_NODE }, spec: { unschedulable: true } };
    await api.apply(node);
  } finally {
    api.close();
  }
  keep(
    await startPart(
      'nfd-master',
      [`--kubeconfig=${plane.kubeconfig}`, '--enable-taints', `--port=${NO_PORT}`, '--config='],
      plane.folder,
      { NODE_NAME: OWN_NODE, KUBERNETES_NAMESPACE: NFD_NAMESPACE, POD_NAME: 'nfd-master' },
    ),
  );
}

/** What a worker on a node would report of its name. */
export function nodeFeatureOf(nodeName: string) {
  return {
    apiVersion: 'nfd.k8s-sigs.io/v1alpha1',
    kind: 'NodeFeature',
    metadata: {
      name: nodeName,
      namespace: NFD_NAMESPACE,
      labels: { 'nfd.node.kubernetes.io/node-name': nodeName },
    },
    spec: {
      features: { attributes: { 'system.name': { elements: { nodename: nodeName } } }, flags: {}, instances: {} },
    },
  };
}
