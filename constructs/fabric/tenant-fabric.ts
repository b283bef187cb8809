import type { Construct } from 'constructs';
import {
  type FabricNetwork,
  fabricNetworks,
  interfacesOf,
  type Pool,
  partitionedTenants,
  pkeyText,
  rdmaMode,
  type Site,
  type Tenant,
} from '../../site/model/index.ts';
import { namespaces, networkResource } from '../names.ts';
import { jsonText } from '../terraform/json.ts';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { ResourceSet } from '../terraform/resource-set.ts';

export interface TenantFabricProps {
  readonly site: Site;

  /** With at least one network: `tenantNetworks`. */
  readonly tenant: Tenant;
}

/** The networks by which a tenant's pods reach the fabrics of its pools, for the rails and planes that these have. */
export class TenantFabric extends ResourceSet {
  constructor(scope: Construct, id: string, { site, tenant }: TenantFabricProps) {
    super(scope, id, {
      name: `${tenant.id}-fabric`,
      // Not in the tenant's own namespace: whoever may delete the release's Secret there could lose its P_Key.
      namespace: namespaces.networkOperator,
      objects: tenantNetworks(site, tenant),
    });
  }
}

export function tenantNetworks(site: Site, tenant: Tenant): readonly KubernetesObject[] {
  return site.fabrics.flatMap((fabric) => {
    const pools = fabric.pools.filter((pool) => tenant.claims.some((claim) => claim.pool === pool));
    const networks = fabricNetworks(fabric).filter((one) => one.pools.some((pool) => pools.includes(pool)));
    const mode = rdmaMode(site, fabric);
    if (mode === 'sriov') return networks.map((one) => ownFunction(site, tenant, one));
    if (mode === 'host-device') return networks.map((one) => ownPort(site, tenant, one));
    return networks.flatMap((one) => sharedPorts(site, tenant, one, pools));
  });
}

/**
 * A virtual function on one network. SriovIBNetwork has no field for a P_Key, so
 * the attachment is written itself. Chained: the function, then its RDMA device
 * in the pod's own namespace.
 */
function ownFunction(site: Site, tenant: Tenant, on: FabricNetwork): KubernetesObject {
  const attachment = {
    ...(on.fabric.spec.kind === 'roce'
      ? { type: 'sriov' }
      : { type: 'ib-sriov', link_state: 'enable', ...guids(site, on), ...partition(tenant) }),
    ...addresses(site, on),
  };
  return network(tenant, on.name, [attachment, { type: 'rdma' }], deviceOf(on));
}

/** Without ib-kubernetes nobody would write a GUID, and the plugin wait for one for ever. */
function guids(site: Site, { fabric }: FabricNetwork) {
  return partitionedTenants(site, fabric).length > 0 ? { ibKubernetesEnabled: true } : {};
}

function partition({ partition }: Tenant) {
  return partition === undefined ? {} : { pkey: pkeyText(partition) };
}

/** The whole interface on one network, which leaves the node for as long as the pod has it. */
function ownPort(site: Site, tenant: Tenant, on: FabricNetwork): KubernetesObject {
  return network(tenant, on.name, [{ type: 'host-device', ...addresses(site, on) }], deviceOf(on));
}

function deviceOf(on: FabricNetwork): Readonly<Record<string, string>> {
  return { 'k8s.v1.cni.cncf.io/resourceName': networkResource(on) };
}

/**
 * The 15 bits of the key. ib-kubernetes refuses the membership bit, and asks
 * UFM for full membership by itself
 * (https://github.com/Mellanox/ib-kubernetes, pkg/ib-utils and pkg/sm/plugins/ufm, read 2026-11-22).
 */
/**
 * Children of the port that all pods of a node share; the RDMA device comes
 * from the shared plugin. One network a pool, because a network has one port to
 * be a child of and pools call it by different names. None without addresses.
 *
 * IPoIBNetwork and MacvlanNetwork would be made into the same attachments
 * (https://github.com/Mellanox/network-operator, manifests/state-ipoib-network
 * and state-macvlan-network, read 2026-11-22), but have one name in the whole
 * cluster, which two tenants could share; Multus takes no dot to part them.
 */
function sharedPorts(site: Site, tenant: Tenant, on: FabricNetwork, pools: readonly Pool[]): KubernetesObject[] {
  const { fabric } = on;
  const ipam = addresses(site, on);
  if (!('ipam' in ipam)) return [];
  return on.pools
    .filter((pool) => pools.includes(pool))
    .map((pool) =>
      network(tenant, `${on.name}-${pool.id}`, [
        { ...CHILD[fabric.spec.kind], master: interfacesOf(fabric, pool)[on.index], ...ipam },
      ]),
    );
}

const CHILD = { infiniband: { type: 'ipoib' }, roce: { type: 'macvlan', mode: 'bridge' } } as const;

/** Where a port's addresses come from, where it has any. */
function addresses(site: Site, { name, fabric }: FabricNetwork) {
  if (site.spec.cluster?.rdma?.subnet === undefined) return {};
  const kind = fabric.spec.routed === true ? { poolType: 'cidrpool' } : {};
  return { ipam: { type: 'nv-ipam', poolName: name, ...kind } };
}

function network(
  tenant: Tenant,
  name: string,
  plugins: readonly object[],
  annotations?: Readonly<Record<string, string>>,
): KubernetesObject {
  return {
    apiVersion: 'k8s.cni.cncf.io/v1',
    kind: 'NetworkAttachmentDefinition',
    metadata: { name, namespace: tenant.id, ...(annotations === undefined ? {} : { annotations }) },
    spec: { config: jsonText({ cniVersion: '0.3.1', name, plugins }) },
  };
}
