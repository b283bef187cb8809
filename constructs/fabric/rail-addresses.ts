import assert from 'node:assert';
import type { Construct } from 'constructs';
import { addressDemand, networkAddresses, networkSubnets, type Site } from '../../site/model/index.ts';
import { labelsOf, namespaces } from '../names.ts';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { ResourceSet } from '../terraform/resource-set.ts';

export interface RailAddressesProps {
  /** With addresses for its fabrics: `usesAddresses`. */
  readonly site: Site;
}

/**
 * Addresses of the ports, rail by rail and plane by plane, on the nodes of the
 * pools that have the rail.
 *
 * Their kind exists only once the operator has acted on the NicClusterPolicy,
 * so this belongs in a layer after the policy's.
 */
export class RailAddresses extends ResourceSet {
  constructor(scope: Construct, id: string, { site }: RailAddressesProps) {
    super(scope, id, {
      name: 'rail-addresses',
      namespace: namespaces.networkOperator,
      objects: addressPools(site),
    });
  }
}

/** Whether ports of some fabric get addresses. */
export function usesAddresses(site: Site): boolean {
  return site.spec.cluster?.rdma?.subnet !== undefined && networkAddresses(site).length > 0;
}

function addressPools(site: Site): KubernetesObject[] {
  const { subnet = '' } = site.spec.cluster?.rdma ?? {};
  const demand = addressDemand(site, subnet);
  assert(demand === undefined || demand.most.needed <= demand.each, `bug: ${subnet} is too small for the rails`);
  const subnets = networkSubnets(site);
  return networkAddresses(site).map(({ network: { name, pools }, perNode }) => ({
    apiVersion: 'nv-ipam.nvidia.com/v1alpha1',
    kind: 'IPPool',
    metadata: { name, namespace: namespaces.networkOperator },
    spec: {
      subnet: subnets.get(name),
      perNodeBlockSize: perNode,
      nodeSelector: {
        nodeSelectorTerms: [
          { matchExpressions: [{ key: labelsOf(site).pool, operator: 'In', values: pools.map(({ id }) => id) }] },
        ],
      },
    },
  }));
}
