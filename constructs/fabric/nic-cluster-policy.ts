import type { Construct } from 'constructs';
import { partitionedTenants, rdmaMode, type Site } from '../../site/model/index.ts';
import { namespaces } from '../names.ts';
import { ResourceSet } from '../terraform/resource-set.ts';
import { platformTolerations, poolTolerations } from '../tolerations.ts';
import { COMPONENTS_VERSION, imagesOf } from './components.ts';
import { nicConfigurations } from './nic-configurations.ts';

/** Name of the Secret with UFM's address and credentials, made by hand before this: Terraform state is no place for it. */
const UFM_SECRET = 'ib-kubernetes-ufm-secret';

/** GUIDs of virtual functions: the locally administered half, or the part of it that is this cluster's under a shared UFM. */
function guidRange(site: Site) {
  const part = site.spec.cluster?.rdma?.guids;
  const [first, last] = part === undefined ? ['00', 'FF'] : [byteText(part), byteText(part)];
  return {
    pKeyGUIDPoolRangeStart: `02:${first}:00:00:00:00:00:00`,
    pKeyGUIDPoolRangeEnd: `02:${last}:FF:FF:FF:FF:FF:FF`,
  };
}

function byteText(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}

export interface NicClusterPolicyProps {
  /** With at least one fabric. */
  readonly site: Site;
}

/** What the Network Operator runs once in the cluster. What it runs on nodes is in the policy of each pool. */
export class NicClusterPolicy extends ResourceSet {
  constructor(scope: Construct, id: string, { site }: NicClusterPolicyProps) {
    super(scope, id, {
      name: 'nic-cluster-policy',
      namespace: namespaces.networkOperator,
      objects: [
        {
          apiVersion: 'mellanox.com/v1alpha1',
          kind: 'NicClusterPolicy',
          // The operator looks at no other name.
          metadata: { name: 'nic-cluster-policy' },
          spec: policy(site),
        },
      ],
    });
  }
}

function policy(site: Site) {
  const { subnet, ufmSecret = UFM_SECRET } = site.spec.cluster?.rdma ?? {};
  const partitions = site.fabrics.some((fabric) => partitionedTenants(site, fabric).length > 0);
  const overInfiniband = site.fabrics.some(
    (fabric) => fabric.spec.kind === 'infiniband' && rdmaMode(site, fabric) === 'shared',
  );
  return {
    global: { repository: imagesOf(site), version: COMPONENTS_VERSION },
    tolerations: poolTolerations(site),
    deploymentTolerations: platformTolerations,
    secondaryNetwork: {
      multus: { image: 'multus-cni' },
      cniPlugins: { image: 'plugins' },
      ...(overInfiniband ? { ipoib: { image: 'ipoib-cni' } } : {}),
    },
    ...(subnet === undefined ? {} : { nvIpam: { image: 'nvidia-k8s-ipam', enableWebhook: false } }),
    ...(nicConfigurations(site).length > 0 ? { nicConfigurationOperator } : {}),
    ...(partitions
      ? { ibKubernetes: { image: 'ib-kubernetes', ...guidRange(site), ufmSecret }, deploymentNodeAffinity: onX86 }
      : {}),
  };
}

/** It writes settings into adapters, and no firmware: so it needs no volume for any. */
const nicConfigurationOperator = {
  operator: { image: 'nic-configuration-operator' },
  configurationDaemon: { image: 'nic-configuration-operator-daemon' },
};

/** ib-kubernetes is built for x86 only; the compute trays of a Grace system are not. */
const onX86 = {
  requiredDuringSchedulingIgnoredDuringExecution: {
    nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/arch', operator: 'In', values: ['amd64'] }] }],
  },
};
