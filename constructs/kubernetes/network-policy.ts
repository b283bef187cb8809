import {
  NetworkPolicyV1,
  type NetworkPolicyV1SpecEgressTo,
} from '@cdktf/provider-kubernetes/lib/network-policy-v1/index.js';
import type { Construct } from 'constructs';
import { literal } from '../terraform/literal.ts';
import { present } from '../terraform/present.ts';
import type { LabelSelector } from './label-selector.ts';
import { type NamespacedMetadata, NativeObject } from './native-object.ts';

export type NetworkPolicyManifest = {
  readonly apiVersion: 'networking.k8s.io/v1';
  readonly kind: 'NetworkPolicy';
  readonly metadata: NamespacedMetadata;
  readonly spec: {
    readonly podSelector: LabelSelector;
    /** A direction that is named and has no rule is closed. */
    readonly policyTypes: readonly ('Ingress' | 'Egress')[];
    /** An empty rule opens the direction to everyone. */
    readonly ingress?: readonly { readonly from?: readonly Peer[]; readonly ports?: readonly Port[] }[];
    readonly egress?: readonly { readonly to?: readonly Peer[]; readonly ports?: readonly Port[] }[];
  };
};

export type Peer = {
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
  readonly namespaceSelector?: LabelSelector;
  readonly podSelector?: LabelSelector;
};

type Port = { readonly port?: number | string; readonly endPort?: number; readonly protocol?: 'TCP' | 'UDP' | 'SCTP' };

/** Who may talk to the pods of a namespace, and to whom they may. */
export class NetworkPolicy extends NativeObject<NetworkPolicyManifest> {
  constructor(scope: Construct, id: string, props: Omit<NetworkPolicyManifest, 'apiVersion' | 'kind'>) {
    super(scope, id, { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', ...props });
    const { metadata, spec } = literal(this.manifest);
    new NetworkPolicyV1(this, 'Resource', {
      metadata,
      spec: present({
        podSelector: selector(spec.podSelector),
        policyTypes: [...spec.policyTypes],
        ingress: spec.ingress?.map(({ from, ports }) => present({ from: from?.map(peer), ports: ports?.map(port) })),
        egress: spec.egress?.map(({ to, ports }) => present({ to: to?.map(peer), ports: ports?.map(port) })),
      }),
    });
  }
}

function peer({ ipBlock, namespaceSelector, podSelector }: Peer): NetworkPolicyV1SpecEgressTo {
  return present({
    ipBlock: ipBlock && present({ cidr: ipBlock.cidr, except: ipBlock.except && [...ipBlock.except] }),
    namespaceSelector: namespaceSelector && selector(namespaceSelector),
    podSelector: podSelector && selector(podSelector),
  });
}

function selector({ matchLabels, matchExpressions }: LabelSelector) {
  return present({
    matchLabels,
    matchExpressions: matchExpressions?.map(({ values, ...expression }) =>
      present({ ...expression, values: values && [...values] }),
    ),
  });
}

/** The provider takes text for a port and reads digits as a number. */
function port({ port, ...rest }: Port) {
  return present({ ...rest, port: port === undefined ? undefined : String(port) });
}
