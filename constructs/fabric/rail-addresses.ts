import assert from 'node:assert';
import type { Construct } from 'constructs';
import type { Fabric, Site } from '../../site/model/index.ts';
import { labelsOf, namespaces } from '../names.ts';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { ResourceSet } from '../terraform/resource-set.ts';
import { hostsIn } from './address-range.ts';
import { FUNCTIONS_PER_PORT, nodesOn, railsOn } from './rails.ts';

export interface RailAddressesProps {
  /** With addresses for its fabrics: `usesAddresses`. */
  readonly site: Site;
}

/**
 * Addresses of the ports, rail by rail.
 *
 * Their kind exists only once the operator has acted on the NicClusterPolicy,
 * so this belongs in a layer after the policy's.
 */
export class RailAddresses extends ResourceSet {
  constructor(scope: Construct, id: string, { site }: RailAddressesProps) {
    super(scope, id, {
      name: 'rail-addresses',
      namespace: namespaces.networkOperator,
      objects: site.fabrics.flatMap((fabric) => addressPools(site, fabric)),
    });
  }
}

/** Whether ports of some fabric get addresses. */
export function usesAddresses(site: Site): boolean {
  return site.fabrics.some((fabric) => railsOn(site, fabric).some((rail) => rail.subnet !== undefined));
}

function addressPools(site: Site, fabric: Fabric): KubernetesObject[] {
  return railsOn(site, fabric).flatMap(({ name, subnet }) => {
    if (subnet === undefined) return [];
    return {
      apiVersion: 'nv-ipam.nvidia.com/v1alpha1',
      kind: 'IPPool',
      metadata: { name, namespace: namespaces.networkOperator },
      spec: {
        subnet,
        perNodeBlockSize: addressesPerNode(fabric, subnet),
        nodeSelector: {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: labelsOf(site).fabric, operator: 'In', values: [fabric.id] }] },
          ],
        },
      },
    };
  });
}

/** One for each virtual function, or as many as there are for all nodes. */
function addressesPerNode(fabric: Fabric, subnet: string): number {
  const share = Math.floor(hostsIn(subnet) / nodesOn(fabric));
  assert(share >= 1, `bug: ${subnet} has no address for each of ${nodesOn(fabric)} nodes of fabric "${fabric.id}"`);
  return Math.min(FUNCTIONS_PER_PORT, share);
}
