import type { Construct } from 'constructs';
import {
  type Fabric,
  functionsPerInterface,
  type NamedInterface,
  namedInterfaces,
  type Pool,
  rdmaMode,
  type Site,
} from '../../site/model/index.ts';
import { labelsOf, namespaces, networkResource } from '../names.ts';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { present } from '../terraform/present.ts';
import { ResourceSet } from '../terraform/resource-set.ts';
import { MELLANOX_VENDOR } from './components.ts';

/**
 * What IP over InfiniBand carries in a partition of 2 KiB, less its header of 4
 * (RFC 4391): any partition has that. RDMA does not go by it.
 */
const IPOIB_MTU = 2044;

/** Of a port and all its functions. On Ethernet its own size stays where the file does not say what the switches take. */
function link({ spec }: Fabric) {
  return spec.kind === 'infiniband'
    ? { linkType: 'IB', mtu: IPOIB_MTU }
    : { linkType: 'ETH', ...present({ mtu: spec.mtu }) };
}

/** Where a policy of ours stands among others for one port; 99 is the last (upstream examples write 90). */
const PRIORITY = 90;

export interface RailFunctionsProps {
  /** With at least one fabric in SR-IOV mode. */
  readonly site: Site;
}

/** Cuts each port that a pool names into virtual functions, and gives each pod its RDMA devices alone. */
export class RailFunctions extends ResourceSet {
  constructor(scope: Construct, id: string, { site }: RailFunctionsProps) {
    super(scope, id, {
      name: 'rail-functions',
      namespace: namespaces.networkOperator,
      objects: site.fabrics
        .filter((fabric) => rdmaMode(site, fabric) === 'sriov')
        .flatMap((fabric) => [
          exclusiveDevices(site, fabric),
          ...fabric.pools.flatMap((pool) =>
            namedInterfaces(fabric, pool).map((port) => nodePolicy(site, fabric, pool, port)),
          ),
        ]),
    });
  }
}

/** Pools call one interface by different names and offer it as one resource: a pod asks for the same wherever it runs. */
function nodePolicy(site: Site, fabric: Fabric, pool: Pool, { network, name }: NamedInterface): KubernetesObject {
  return {
    apiVersion: 'sriovnetwork.openshift.io/v1',
    kind: 'SriovNetworkNodePolicy',
    metadata: { name: `${pool.id}-${network.place}`, namespace: namespaces.networkOperator },
    spec: {
      deviceType: 'netdevice',
      ...link(fabric),
      isRdma: true,
      numVfs: functionsPerInterface(fabric),
      priority: PRIORITY,
      nicSelector: { vendor: MELLANOX_VENDOR, pfNames: [name] },
      nodeSelector: { [labelsOf(site).pool]: pool.id },
      // The operator puts its prefix before it.
      resourceName: networkResource(network).replace(/^nvidia\.com\//, ''),
    },
  };
}

/** Without this every pod sees the RDMA devices of all others on its node. Each node is drained, and starts again. */
function exclusiveDevices(site: Site, fabric: Fabric): KubernetesObject {
  return {
    apiVersion: 'sriovnetwork.openshift.io/v1',
    kind: 'SriovNetworkPoolConfig',
    metadata: { name: fabric.id, namespace: namespaces.networkOperator },
    spec: {
      rdmaMode: 'exclusive',
      maxUnavailable: fabric.spec.upgrade?.atOnce ?? 1,
      nodeSelector: { matchLabels: { [labelsOf(site).fabric]: fabric.id } },
    },
  };
}
