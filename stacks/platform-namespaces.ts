import { Construct } from 'constructs';
import { Namespace } from '../constructs/kubernetes/namespace.ts';

/** `privileged` for what loads modules, mounts drives or reads the host's files; `baseline` for what needs nothing of the host. */
export type PodSecurityLevel = 'privileged' | 'baseline';

export interface PlatformNamespacesProps {
  /** Names, with the level that their pods need. */
  readonly of: Readonly<Record<string, PodSecurityLevel>>;
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
    for (const [name, level] of Object.entries(of)) {
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
