import type { Construct } from 'constructs';
import {
  type Fabric,
  fabricOf,
  interfacesOf,
  type NamedInterface,
  namedInterfaces,
  type Pool,
  rdmaMode,
  SHARES_PER_NODE,
  type Site,
} from '../../site/model/index.ts';
import { usesNfsOverRdma } from '../gpu/direct-storage.ts';
import { labelsOf, namespaces, networkResource, SHARED_RDMA_RESOURCE } from '../names.ts';
import { jsonText } from '../terraform/json.ts';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { ResourceSet } from '../terraform/resource-set.ts';
import { poolTolerations } from '../tolerations.ts';
import { COMPONENTS_VERSION, DOCA_VERSION, imagesOf, MELLANOX_VENDOR } from './components.ts';

export interface NicNodePoliciesProps {
  /** With at least one pool that needs something on its nodes: `nicNodePolicies`. */
  readonly site: Site;
}

/**
 * What the Network Operator runs on the nodes of each pool: its network driver
 * and what hands out its ports.
 *
 * A policy a pool and nothing of this in the NicClusterPolicy, which may not
 * have the same section: pools differ in their ports, and one that changes does
 * not restart the others
 * (https://github.com/Mellanox/network-operator, docs/heterogeneous-cluster-support.md, read 2026-11-22).
 */
export class NicNodePolicies extends ResourceSet {
  constructor(scope: Construct, id: string, { site }: NicNodePoliciesProps) {
    super(scope, id, {
      name: 'nic-node-policies',
      namespace: namespaces.networkOperator,
      objects: nicNodePolicies(site),
    });
  }
}

/** One for each pool of a fabric that needs a driver or a device plugin there. */
export function nicNodePolicies(site: Site): readonly KubernetesObject[] {
  return site.pools.flatMap((pool) => {
    const fabric = fabricOf(site, pool);
    if (fabric === undefined) return [];
    const sections = { ...driver(site, fabric), ...devicePlugin(site, fabric, pool) };
    if (Object.keys(sections).length === 0) return [];
    return [
      {
        apiVersion: 'mellanox.com/v1alpha1',
        kind: 'NicNodePolicy',
        metadata: { name: pool.id },
        spec: {
          // No node has the labels of two pools: policies that meet on a node are refused.
          nodeSelector: { [labelsOf(site).pool]: pool.id },
          tolerations: poolTolerations(site),
          ...sections,
        },
      },
    ];
  });
}

/** The network driver of the operator's own: on a node when its jobs have ended by themselves, on so many nodes of a pool at one time. */
function driver(site: Site, { spec }: Fabric) {
  if (site.spec.cluster?.rdma?.ofed !== 'operator') return {};
  return {
    ofedDriver: {
      image: 'doca-driver',
      repository: imagesOf(site),
      version: DOCA_VERSION,
      // Off by default (NVIDIA Network Operator v26.10, DOCA-OFED Driver Container, read 2026-11-26).
      ...(usesNfsOverRdma(site) ? { env: [{ name: 'ENABLE_NFSRDMA', value: 'true' }] } : {}),
      upgradePolicy: {
        autoUpgrade: true,
        maxParallelUpgrades: spec.upgrade?.atOnce ?? 1,
        safeLoad: true,
        waitForCompletion: { podSelector: 'kueue.x-k8s.io/podset', timeoutSeconds: 0 },
        drain: { enable: true, force: false, deleteEmptyDir: true, timeoutSeconds: 0 },
      },
    },
  };
}

/** Virtual functions have a plugin of their own, which the SR-IOV operator brings. */
function devicePlugin(site: Site, fabric: Fabric, pool: Pool) {
  const component = { repository: imagesOf(site), version: COMPONENTS_VERSION };
  switch (rdmaMode(site, fabric)) {
    case 'sriov':
      return {};
    case 'shared':
      return {
        rdmaSharedDevicePlugin: {
          image: 'k8s-rdma-shared-dev-plugin',
          ...component,
          config: jsonText({ configList: [sharedPorts(fabric, pool)] }),
        },
      };
    case 'host-device':
      return {
        sriovDevicePlugin: {
          image: 'sriov-network-device-plugin',
          ...component,
          config: jsonText({ resourceList: namedInterfaces(fabric, pool).map(wholePort) }),
        },
      };
  }
}

/** The plugin compares the kernel's own word for a link: `infiniband`, where SR-IOV policies write `IB`. */
const LINK = { infiniband: 'infiniband', roce: 'ether' } as const;

/**
 * All ports of a node are one device of the plugin: a pod that asks for one has
 * every rail. Where the pool names no port of its own, the kind of link decides.
 */
function sharedPorts(fabric: Fabric, pool: Pool) {
  const [, resourceName] = SHARED_RDMA_RESOURCE.split('/');
  const ifNames = interfacesOf(fabric, pool);
  return {
    resourceName,
    rdmaHcaMax: SHARES_PER_NODE,
    selectors: {
      vendors: [MELLANOX_VENDOR],
      linkTypes: [LINK[fabric.spec.kind]],
      ...(ifNames.length > 0 ? { ifNames } : {}),
    },
  };
}

/**
 * The plugin calls a whole port by its own name, as it calls a virtual function by that of its port
 * (k8snetworkplumbingwg/sriov-network-device-plugin, pkg/utils: GetPfName, read 2026-11-22).
 */
function wholePort({ network, name }: NamedInterface) {
  const [resourcePrefix, resourceName] = networkResource(network).split('/');
  return { resourcePrefix, resourceName, selectors: { vendors: [MELLANOX_VENDOR], pfNames: [name], isRdma: true } };
}
