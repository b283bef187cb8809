import type { Construct } from 'constructs';
import type { Fabric, Site } from '../../site/model/index.ts';
import { labelsOf, namespaces, rdmaMode } from '../names.ts';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { ResourceSet } from '../terraform/resource-set.ts';
import { MELLANOX_VENDOR } from './components.ts';
import { FUNCTIONS_PER_PORT, type Rail, railsOn } from './rails.ts';

/**
 * What IP over InfiniBand carries in a partition of 2 KiB, less its header of 4
 * (RFC 4391): any partition has that. RDMA does not go by it.
 */
const IPOIB_MTU = 2044;

/** Where a policy of ours stands among others for one port; 99 is the last (upstream examples write 90). */
const PRIORITY = 90;

export interface RailFunctionsProps {
  /** With at least one fabric in SR-IOV mode. */
  readonly site: Site;
}

/** Cuts each named port of a fabric into virtual functions, and gives each pod its RDMA devices alone. */
export class RailFunctions extends ResourceSet {
  constructor(scope: Construct, id: string, { site }: RailFunctionsProps) {
    super(scope, id, {
      name: 'rail-functions',
      namespace: namespaces.networkOperator,
      objects: site.fabrics
        .filter((fabric) => rdmaMode(site, fabric) === 'sriov')
        .flatMap((fabric) => [
          exclusiveDevices(site, fabric),
          ...railsOn(site, fabric).map((rail) => nodePolicy(site, fabric, rail)),
        ]),
    });
  }
}

function nodePolicy(site: Site, fabric: Fabric, rail: Rail): KubernetesObject {
  return {
    apiVersion: 'sriovnetwork.openshift.io/v1',
    kind: 'SriovNetworkNodePolicy',
    metadata: { name: rail.name, namespace: namespaces.networkOperator },
    spec: {
      deviceType: 'netdevice',
      linkType: fabric.spec.kind === 'infiniband' ? 'IB' : 'ETH',
      isRdma: true,
      numVfs: FUNCTIONS_PER_PORT,
      priority: PRIORITY,
      ...(fabric.spec.kind === 'infiniband' ? { mtu: IPOIB_MTU } : {}),
      nicSelector: { vendor: MELLANOX_VENDOR, pfNames: [rail.port] },
      nodeSelector: { [labelsOf(site).fabric]: fabric.id },
      // The operator puts its prefix before it.
      resourceName: rail.resource.replace(/^nvidia\.com\//, ''),
    },
  };
}

/** Without this every pod sees the RDMA devices of all others on its node. One node at a time leaves its work. */
function exclusiveDevices(site: Site, fabric: Fabric): KubernetesObject {
  return {
    apiVersion: 'sriovnetwork.openshift.io/v1',
    kind: 'SriovNetworkPoolConfig',
    metadata: { name: fabric.id, namespace: namespaces.networkOperator },
    spec: {
      rdmaMode: 'exclusive',
      maxUnavailable: 1,
      nodeSelector: { matchLabels: { [labelsOf(site).fabric]: fabric.id } },
    },
  };
}
