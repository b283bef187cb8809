import type { Construct } from 'constructs';
import type { Fabric, Site, Tenant } from '../../site/model/index.ts';
import { namespaces, rdmaMode } from '../names.ts';
import { jsonText } from '../terraform/json.ts';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { ResourceSet } from '../terraform/resource-set.ts';
import { type Rail, railsOn } from './rails.ts';

export interface TenantFabricProps {
  readonly site: Site;

  /** With at least one network: `tenantNetworks`. */
  readonly tenant: Tenant;
}

/** The networks by which a tenant's pods reach the fabrics of its pools: one a rail. */
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
  return site.fabrics
    .filter((fabric) => tenant.claims.some(({ pool }) => pool.fabricId === fabric.id))
    .flatMap((fabric) => railsOn(site, fabric).flatMap((rail) => tenantNetwork(site, tenant, fabric, rail) ?? []));
}

function tenantNetwork(site: Site, tenant: Tenant, fabric: Fabric, rail: Rail): KubernetesObject | undefined {
  if (rdmaMode(site, fabric) === 'sriov') return ownFunction(tenant, rail);
  return rail.subnet === undefined ? undefined : sharedPort(tenant, fabric, rail);
}

/**
 * A virtual function on one rail. SriovIBNetwork has no field for a P_Key, so
 * the attachment is written itself. Chained: the function, then its RDMA device
 * in the pod's own namespace.
 */
function ownFunction(tenant: Tenant, rail: Rail): KubernetesObject {
  const attachment = {
    type: 'ib-sriov',
    link_state: 'enable',
    ibKubernetesEnabled: true,
    ...(tenant.partition === undefined ? {} : { pkey: pkeyText(tenant.partition) }),
    ...(rail.subnet === undefined ? {} : { ipam: ipam(rail) }),
  };
  return {
    apiVersion: 'k8s.cni.cncf.io/v1',
    kind: 'NetworkAttachmentDefinition',
    metadata: {
      name: rail.name,
      namespace: tenant.id,
      annotations: { 'k8s.v1.cni.cncf.io/resourceName': rail.resource },
    },
    spec: {
      config: jsonText({ cniVersion: '0.3.1', name: rail.name, plugins: [attachment, { type: 'rdma' }] }),
    },
  };
}

/**
 * The 15 bits of the key. ib-kubernetes refuses the membership bit, and asks
 * UFM for full membership by itself
 * (https://github.com/Mellanox/ib-kubernetes, pkg/ib-utils and pkg/sm/plugins/ufm, read 2026-11-22).
 */
function pkeyText(partition: number): string {
  return `0x${partition.toString(16).padStart(4, '0')}`;
}

/** A child of the port that all pods of the node share; the RDMA device comes from the shared plugin. */
function sharedPort(tenant: Tenant, fabric: Fabric, rail: Rail): KubernetesObject {
  const common = { networkNamespace: tenant.id, master: rail.port, ipam: jsonText(ipam(rail)) };
  const metadata = { name: `${tenant.id}-${rail.name}` };
  const apiVersion = 'mellanox.com/v1alpha1';
  if (fabric.spec.kind === 'infiniband') return { apiVersion, kind: 'IPoIBNetwork', metadata, spec: common };
  return { apiVersion, kind: 'MacvlanNetwork', metadata, spec: { ...common, mode: 'bridge' } };
}

function ipam(rail: Rail) {
  return { type: 'nv-ipam', poolName: rail.name };
}
