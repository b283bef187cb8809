import { Construct } from 'constructs';
import type { Site, Tenant } from '../../site/model/index.ts';
import { NetworkPolicy, type Peer } from '../kubernetes/network-policy.ts';
import { GATEWAY_PORT, gatewaysOf } from '../storage/ceph-names.ts';
import { bucketStores } from './grants.ts';
import { ownLabels } from './own-labels.ts';

/** Where the cluster's names are resolved: kubeadm and its kin label CoreDNS so. */
const CLUSTER_DNS = {
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
  podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
};

/** Where NodeLocal DNSCache listens by itself, as kubespray installs it: on an interface of each node, which no selector of pods finds. */
const NODE_CACHE = ['169.254.20.10'];

/**
 * A cache on the nodes that answers for it: found by its address, or as a pod
 * where Cilium sends pods to it (kubernetes/kubernetes,
 * cluster/addons/dns/nodelocaldns/README.md, read 2026-11-26).
 */
function nodeDns({ spec }: Site): readonly Peer[] {
  const { nameCache = NODE_CACHE } = spec.cluster ?? {};
  return [
    { ...CLUSTER_DNS, podSelector: { matchLabels: { 'k8s-app': 'node-local-dns' } } },
    ...nameCache.map((address) => ({ ipBlock: { cidr: `${address}/32` } })),
  ];
}

export interface DefaultDenyProps {
  readonly site: Site;
  readonly tenant: Tenant;
}

/**
 * A tenant's pods talk to each other and to the cluster's name service, and to
 * nobody else: what is not opened is closed, the management networks with it.
 * Where a store of theirs serves objects they talk to its gateways too.
 *
 * Volumes need no way out: the daemon of their CSI driver, which is no pod of
 * the tenant, mounts them on the node and hands pods the folder.
 * Nothing of this is seen by RDMA, which partition keys part.
 */
export class DefaultDeny extends Construct {
  constructor(scope: Construct, id: string, { site, tenant }: DefaultDenyProps) {
    super(scope, id);
    const metadata = (name: string) => ({ name, namespace: tenant.id, labels: ownLabels(site, tenant) });
    new NetworkPolicy(this, 'closed', {
      metadata: metadata('closed'),
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    });
    new NetworkPolicy(this, 'within', {
      metadata: metadata('within'),
      spec: {
        podSelector: {},
        policyTypes: ['Ingress', 'Egress'],
        // A pod selector without a namespace selector means this namespace.
        ingress: [{ from: [{ podSelector: {} }] }],
        egress: [{ to: [{ podSelector: {} }] }],
      },
    });
    const gateways = bucketStores(site, tenant).map(gatewaysOf);
    if (gateways.length > 0)
      new NetworkPolicy(this, 'objects', {
        metadata: metadata('objects'),
        spec: {
          podSelector: {},
          policyTypes: ['Egress'],
          egress: [{ to: gateways, ports: [{ port: GATEWAY_PORT, protocol: 'TCP' }] }],
        },
      });
    new NetworkPolicy(this, 'names', {
      metadata: metadata('names'),
      spec: {
        podSelector: {},
        policyTypes: ['Egress'],
        egress: [
          {
            to: [CLUSTER_DNS, ...nodeDns(site)],
            ports: [
              { port: 53, protocol: 'UDP' },
              { port: 53, protocol: 'TCP' },
            ],
          },
        ],
      },
    });
  }
}
