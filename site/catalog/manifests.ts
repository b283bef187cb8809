import type { Citation } from '../diagnostics/index.ts';

/** What its project publishes as a manifest and not as a chart: the chart in the package prints its objects. */
export interface Manifest {
  readonly version: string;
  readonly licence: string;
  /** Its one image, with its registry and without its tag, which is the version. */
  readonly image: string;
  readonly citations: readonly [Citation, ...Citation[]];
}

/** Every manifest that Afterhash renders. */
export const manifests = {
  'mpi-operator': {
    version: '0.8.0',
    licence: 'Apache-2.0',
    image: 'docker.io/mpioperator/mpi-operator',
    citations: [
      {
        title:
          'kubeflow/mpi-operator v0.8.0, deploy/v2beta1/mpi-operator.yaml: the chart in its tree is of 2019, 0.0.1 for >=0.2.0',
        url: 'https://github.com/kubeflow/mpi-operator/blob/v0.8.0/deploy/v2beta1/mpi-operator.yaml',
        date: '2026-11-26',
      },
    ],
  },
  'snapshot-controller': {
    version: 'v8.5.0',
    licence: 'Apache-2.0',
    image: 'registry.k8s.io/sig-storage/snapshot-controller',
    citations: [
      {
        title:
          'kubernetes-csi/external-snapshotter v8.5.0, README.md and deploy/kubernetes/snapshot-controller: once a cluster where the distribution brings none; no chart of its project',
        url: 'https://github.com/kubernetes-csi/external-snapshotter/tree/v8.5.0/deploy/kubernetes/snapshot-controller',
        date: '2026-11-26',
      },
    ],
  },
} as const satisfies Record<string, Manifest>;

export type ManifestName = keyof typeof manifests;
