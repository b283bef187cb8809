import type { Component, Kind } from '../crds/facts.ts';
import type { ProgramName } from './modules.ts';

/** What a cluster may have beside etcd and the API server. */
export const partNames = ['kube-controller-manager', 'kube-scheduler', 'kwok', 'kueue', 'nfd-master'] as const;

export type PartName = Exclude<ProgramName, 'etcd' | 'kube-apiserver'> & (typeof partNames)[number];

export interface ClusterOptions {
  readonly parts: readonly PartName[];
  /** Whose CRDs are there from the start. @default those of all */
  readonly components?: readonly Component[];
  /** Kinds of other components that are there too. @default none */
  readonly kinds?: readonly Kind[];
  /**
   * All controllers run, and not only those that tests wait for: one of them holds the expressions of admission policies
   * against the kinds, half of all that the controller manager would do.
   *
   * @default false
   */
  readonly allControllers?: boolean;
  /** Kueue's configuration as a site renders it. @default jobs of `batch/v1` are queued, nothing else */
  readonly kueueConfiguration?: object;
}
