import { monitoringDisks, monitoringLoad, type Site } from '../../site/model/index.ts';
import type { Storage } from '../../site/units/index.ts';
import { roomText } from '../kubernetes/quantity-text.ts';
import { namespaces } from '../names.ts';
import type { CurtailmentStep } from '../scheduling/curtailment.ts';

/** As the operator calls the StatefulSet of the chart's one Prometheus, and its pods. */
const PROMETHEUS = 'prometheus-kube-prometheus-stack-prometheus';

const NAMESPACE = `--namespace=${namespaces.monitoring}`;

/** A claim that a StatefulSet has made, and the pod that has it. */
interface Claim {
  readonly name: string;
  readonly pod: string;
  readonly size: Storage;
}

/**
 * What is done before a larger disk of monitoring is applied. Kubernetes grows no claim through its StatefulSet: the
 * operator makes that of Prometheus anew and leaves the claims as they are
 * (prometheus-operator, Documentation/platform/storage.md, Resizing volumes), and the API server refuses Helm that of
 * Loki (grafana/loki #23912, both read 2026-11-26). Undefined where no disk is claimed.
 */
export function diskSteps(site: Site): readonly CurtailmentStep[] | undefined {
  const { monitoring } = site.spec;
  const disks = monitoringDisks(site);
  if (monitoring === undefined || disks === undefined) return undefined;
  const { disk, replicas } = monitoringLoad(site, monitoring);
  const prometheus = disk === undefined ? [] : claimsOf(`${PROMETHEUS}-db-`, PROMETHEUS, replicas, disk);
  const loki = monitoring.logs === undefined ? [] : claimsOf('storage-', 'loki', 1, monitoring.logs.storage);
  const claims = [...prometheus, ...loki];
  if (claims.length === 0) return undefined;
  return [
    {
      what: 'look whether the class lets claims grow',
      why: 'where it does not, leave out the next step',
      commands: [['get', 'storageclass', disks.class, '--output=custom-columns=GROWS:.allowVolumeExpansion']],
    },
    {
      what: 'let each claim grow to what the site file says, and wait until it has',
      why: 'Prometheus is told to fill four fifths of the new disk by the same apply: on the old one it would stop when that is full',
      commands: [
        ...claims.map(({ name, size }) => ['patch', 'pvc', name, NAMESPACE, `--patch=${requests(size)}`]),
        ['get', 'pvc', NAMESPACE],
      ],
    },
    ...(loki.length === 0
      ? []
      : [
          {
            what: 'take away the StatefulSet of Loki, and leave its pod',
            why: 'its template of a claim cannot change, and Helm makes it anew',
            commands: [['delete', 'statefulset', 'loki', NAMESPACE, '--cascade=orphan']],
          },
        ]),
    {
      what: `apply ${site.name}-operators`,
      why: 'the operator makes the StatefulSet of Prometheus anew: for a minute nobody reads and no alert is told',
      commands: [],
    },
    {
      what: 'where the class lets no claim grow, have each claim made anew with its pod, one at a time',
      why: 'a new disk is empty: wait with the next until this one has been filled for as long as somebody looks back',
      commands: claims.flatMap(({ name, pod }) => [
        ['delete', 'pvc', name, NAMESPACE, '--wait=false'],
        ['delete', 'pod', pod, NAMESPACE],
      ]),
    },
  ];
}

function claimsOf(before: string, set: string, replicas: number, size: Storage): readonly Claim[] {
  return Array.from({ length: replicas }, (_, i) => ({ name: `${before}${set}-${i}`, pod: `${set}-${i}`, size }));
}

function requests(size: Storage): string {
  return JSON.stringify({ spec: { resources: { requests: { storage: roomText(size) } } } });
}
