import assert from 'node:assert';
import type { Construct } from 'constructs';
import {
  addressDemand,
  type FabricNetwork,
  type NetworkAddresses,
  networkAddresses,
  networkSubnets,
  type Site,
} from '../../site/model/index.ts';
import { labelsOf, namespaces } from '../names.ts';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { ResourceSet } from '../terraform/resource-set.ts';

export interface RailAddressesProps {
  /** With flat networks that have addresses: `flatNetworks`. */
  readonly site: Site;
}

/**
 * Addresses of the ports, rail by rail and plane by plane, on the nodes of the
 * pools that have the rail. Those that leaves route are each a release of its own.
 *
 * Their kind exists only once the operator has acted on the NicClusterPolicy,
 * so this belongs in a layer after the policy's.
 */
export class RailAddresses extends ResourceSet {
  constructor(scope: Construct, id: string, { site }: RailAddressesProps) {
    super(scope, id, {
      name: 'rail-addresses',
      namespace: namespaces.networkOperator,
      objects: flatNetworks(site).map(({ network, perNode }) =>
        addressPool('IPPool', site, network, { subnet: rangeOf(site, network), perNodeBlockSize: perNode }),
      ),
    });
  }
}

/** Networks in which all nodes are neighbours; none where ports get no address. */
export function flatNetworks(site: Site): readonly NetworkAddresses[] {
  return addressedNetworks(site).filter(({ nodePrefix }) => nodePrefix === undefined);
}

export function addressedNetworks(site: Site): readonly NetworkAddresses[] {
  return site.spec.cluster?.rdma?.subnet === undefined ? [] : networkAddresses(site);
}

/** What a network has of the site's subnet. */
export function rangeOf(site: Site, { name }: FabricNetwork): string {
  const { subnet = '' } = site.spec.cluster?.rdma ?? {};
  const demand = addressDemand(site, subnet);
  const range = networkSubnets(site).get(name);
  assert(demand === undefined || demand.most.needed <= demand.each, `bug: ${subnet} is too small for the rails`);
  assert(range !== undefined, `bug: "${name}" has no part of ${subnet}`);
  return range;
}

/** A pool of NV-IPAM for the nodes that have a network, called as it is. */
export function addressPool(
  kind: 'IPPool' | 'CIDRPool',
  site: Site,
  { name, pools }: FabricNetwork,
  spec: object,
): KubernetesObject {
  return {
    apiVersion: 'nv-ipam.nvidia.com/v1alpha1',
    kind,
    metadata: { name, namespace: namespaces.networkOperator },
    spec: {
      ...spec,
      nodeSelector: {
        nodeSelectorTerms: [
          { matchExpressions: [{ key: labelsOf(site).pool, operator: 'In', values: pools.map(({ id }) => id) }] },
        ],
      },
    },
  };
}
