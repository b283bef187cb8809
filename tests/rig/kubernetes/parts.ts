import type { Component } from '../crds/facts.ts';
import type { ProgramName } from './modules.ts';

/** What a cluster may have beside etcd and the API server. */
export const partNames = ['kube-controller-manager', 'kube-scheduler', 'kwok', 'kueue', 'nfd-master'] as const;

export type PartName = Exclude<ProgramName, 'etcd' | 'kube-apiserver'> & (typeof partNames)[number];

export interface ClusterOptions {
  readonly parts: readonly PartName[];
  /** Whose CRDs are there from the start. @default all: then a start takes twice as long */
  readonly components?: readonly Component[];
  /** Kueue's configuration as a site renders it. @default jobs of `batch/v1` are queued, nothing else */
  readonly kueueConfiguration?: object;
}
