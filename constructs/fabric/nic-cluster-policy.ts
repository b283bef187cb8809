import type { Construct } from 'constructs';
import { type Fabric, interfacesOf, rdmaMode, SHARES_PER_NODE, type Site } from '../../site/model/index.ts';
import { mirrored } from '../mirror.ts';
import { namespaces, SHARED_RDMA_RESOURCE } from '../names.ts';
import { jsonText } from '../terraform/json.ts';
import { ResourceSet } from '../terraform/resource-set.ts';
import { poolTolerations, type Toleration } from '../tolerations.ts';
import { COMPONENTS_VERSION, DOCA_VERSION, MELLANOX, MELLANOX_VENDOR } from './components.ts';
import { usesFunctions } from './network-operator.ts';

/** Name of the Secret with UFM's address and credentials, made by hand before this: Terraform state is no place for it. */
const UFM_SECRET = 'ib-kubernetes-ufm-secret';

/** GUIDs of virtual functions: the locally administered half. Two clusters under one UFM must not share a range. */
const GUIDS = { pKeyGUIDPoolRangeStart: '02:00:00:00:00:00:00:00', pKeyGUIDPoolRangeEnd: '02:FF:FF:FF:FF:FF:FF:FF' };

export interface NicClusterPolicyProps {
  /** With at least one fabric. */
  readonly site: Site;
}

/** What the Network Operator runs on the nodes of all fabrics. */
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
  const { ofed, subnet, ufmSecret = UFM_SECRET } = site.spec.cluster?.rdma ?? {};
  const shared = site.fabrics.filter((fabric) => rdmaMode(site, fabric) === 'shared');
  const overInfiniband = shared.some((fabric) => fabric.spec.kind === 'infiniband');
  return {
    global: { repository: mirrored(site, MELLANOX), version: COMPONENTS_VERSION },
    tolerations: poolTolerations(site),
    deploymentTolerations: [CONTROL_PLANE],
    ...(ofed === 'operator' ? { ofedDriver } : {}),
    ...(shared.length > 0 ? { rdmaSharedDevicePlugin: sharedDevices(shared) } : {}),
    secondaryNetwork: {
      multus: { image: 'multus-cni' },
      cniPlugins: { image: 'plugins' },
      ...(overInfiniband ? { ipoib: { image: 'ipoib-cni' } } : {}),
    },
    ...(subnet === undefined ? {} : { nvIpam: { image: 'nvidia-k8s-ipam', enableWebhook: false } }),
    ...(usesFunctions(site)
      ? { ibKubernetes: { image: 'ib-kubernetes', ...GUIDS, ufmSecret }, deploymentNodeAffinity: onX86 }
      : {}),
  };
}

const CONTROL_PLANE: Toleration = {
  key: 'node-role.kubernetes.io/control-plane',
  operator: 'Exists',
  effect: 'NoSchedule',
};

/** ib-kubernetes is built for x86 only; the compute trays of a Grace system are not. */
const onX86 = {
  requiredDuringSchedulingIgnoredDuringExecution: {
    nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/arch', operator: 'In', values: ['amd64'] }] }],
  },
};

/** The network driver of the operator's own: one node at a time, when its jobs have ended by themselves. */
const ofedDriver = {
  image: 'doca-driver',
  version: DOCA_VERSION,
  upgradePolicy: {
    autoUpgrade: true,
    maxParallelUpgrades: 1,
    safeLoad: true,
    waitForCompletion: { podSelector: 'kueue.x-k8s.io/podset', timeoutSeconds: 0 },
    drain: { enable: true, force: false, deleteEmptyDir: true, timeoutSeconds: 0 },
  },
};

/** The plugin compares the kernel's own word for a link: `infiniband`, where SR-IOV policies write `IB`. */
const LINK = { infiniband: 'infiniband', roce: 'ether' } as const;

/** One list for the nodes of all pools: a pool that names none would be left without, so then the kind of link decides. */
function sharedDevices(fabrics: readonly Fabric[]) {
  const [, resourceName] = SHARED_RDMA_RESOURCE.split('/');
  const interfaces = fabrics.flatMap(({ pools }) => pools.map(interfacesOf));
  const allNamed = interfaces.every((names) => names.length > 0);
  const selectors = {
    vendors: [MELLANOX_VENDOR],
    linkTypes: [...new Set(fabrics.map((fabric) => LINK[fabric.spec.kind]))],
    ...(allNamed ? { ifNames: [...new Set(interfaces.flat())] } : {}),
  };
  return {
    image: 'k8s-rdma-shared-dev-plugin',
    config: jsonText({ configList: [{ resourceName, rdmaHcaMax: SHARES_PER_NODE, selectors }] }),
  };
}
