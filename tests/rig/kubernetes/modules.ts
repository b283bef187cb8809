import { fileURLToPath } from 'node:url';

/** The programs that are built from Go modules: `etcd` and the API server always run, the others where a test asks. */
export const programNames = [
  'alloy-fmt',
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kwok',
  'kueue',
  'nfd-master',
  'butane',
] as const;

export type ProgramName = (typeof programNames)[number];

/** A tools module: `go.mod` and `go.sum` in `tools/<name>`, a program of our own where the project has none, and what is built from it. */
export interface ToolsModule {
  readonly name: string;
  /** The version in `go.mod`. */
  readonly version: string;
  readonly programs: { readonly [program in ProgramName]?: string };
  /** Variables that the linker sets: without them programs call themselves v0.0.0, and clients break on it. */
  readonly variables: { readonly [variable: string]: string };
  /** What a cold build took on 2 cores in November 2026. */
  readonly minutes: number;
  /** A file of a dependency that is built with one text in it replaced. */
  readonly edit?: FileEdit;
}

export interface FileEdit {
  readonly module: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** One module for each project: they do not agree on versions. */
export const toolsModules: readonly ToolsModule[] = [
  {
    name: 'alloy-syntax',
    version: 'v0.1.0',
    programs: { 'alloy-fmt': '.' },
    variables: {},
    minutes: 1,
  },
  {
    name: 'etcd',
    version: 'v3.6.16',
    programs: { etcd: 'go.etcd.io/etcd/server/v3' },
    variables: {},
    minutes: 1,
  },
  {
    name: 'kubernetes',
    version: 'v1.34.4',
    programs: {
      'kube-apiserver': 'k8s.io/kubernetes/cmd/kube-apiserver',
      'kube-controller-manager': 'k8s.io/kubernetes/cmd/kube-controller-manager',
      'kube-scheduler': 'k8s.io/kubernetes/cmd/kube-scheduler',
    },
    variables: Object.fromEntries(
      ['k8s.io/component-base/version', 'k8s.io/client-go/pkg/version'].flatMap((path) => [
        [`${path}.gitVersion`, 'v1.34.4'],
        [`${path}.gitMajor`, '1'],
        [`${path}.gitMinor`, '34'],
      ]),
    ),
    minutes: 5,
  },
  {
    name: 'kwok',
    version: 'v0.8.0',
    programs: { kwok: 'sigs.k8s.io/kwok/cmd/kwok' },
    variables: { 'sigs.k8s.io/kwok/pkg/consts.Version': 'v0.8.0' },
    minutes: 1,
  },
  {
    name: 'kueue',
    version: 'v0.19.2',
    programs: { kueue: 'sigs.k8s.io/kueue/cmd/kueue' },
    variables: { 'sigs.k8s.io/kueue/pkg/version.GitVersion': 'v0.19.2' },
    minutes: 5,
    // Kueue reads the certificate of its metrics from one fixed place, which only root can make: here it is a folder
    // beside the process.
    edit: {
      module: 'sigs.k8s.io/kueue',
      file: 'cmd/kueue/main.go',
      from: '"/etc/kueue/metrics/certs"',
      to: '"certs"',
    },
  },
  {
    name: 'nfd',
    version: 'v0.19.0',
    programs: { 'nfd-master': 'sigs.k8s.io/node-feature-discovery/cmd/nfd-master' },
    variables: { 'sigs.k8s.io/node-feature-discovery/pkg/version.version': 'v0.19.0' },
    minutes: 2,
  },
  {
    name: 'butane',
    version: 'v0.27.0',
    programs: { butane: 'github.com/coreos/butane/internal' },
    variables: { 'github.com/coreos/butane/internal/version.Raw': 'v0.27.0' },
    minutes: 1,
  },
];

export function moduleFolder({ name }: ToolsModule): string {
  return fileURLToPath(new URL(`tools/${name}`, import.meta.url));
}
