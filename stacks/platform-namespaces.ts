import { Construct } from 'constructs';
import { Namespace } from '../constructs/kubernetes/namespace.ts';
import { namespaces } from '../constructs/names.ts';

type PlatformNamespace = keyof typeof namespaces;

/** Controllers that need nothing of the host. The others load modules, mount drives or read the host's files. */
const UNPRIVILEGED: ReadonlySet<PlatformNamespace> = new Set(['certManager', 'kueue', 'jobset']);

export interface PlatformNamespacesProps {
  /** Those that something of this site is installed in. */
  readonly of: readonly PlatformNamespace[];
}

/**
 * The namespaces of the operators, each with its Pod Security level.
 *
 * All three modes are set: an operator that labels its own namespace adds what
 * is missing, and every plan would take it away again.
 */
export class PlatformNamespaces extends Construct {
  constructor(scope: Construct, id: string, { of }: PlatformNamespacesProps) {
    super(scope, id);
    for (const key of of) {
      const name = namespaces[key];
      const level = UNPRIVILEGED.has(key) ? 'baseline' : 'privileged';
      new Namespace(this, name, {
        metadata: {
          name,
          labels: {
            'pod-security.kubernetes.io/enforce': level,
            'pod-security.kubernetes.io/audit': level,
            'pod-security.kubernetes.io/warn': level,
          },
        },
      });
    }
  }
}
