import type { Construct } from 'constructs';
import {
  type Fabric,
  FUNCTIONS_PER_PORT,
  fabricOf,
  marksOf,
  type Pool,
  rdmaMode,
  type Site,
} from '../../site/model/index.ts';
import { labelsOf, namespaces } from '../names.ts';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { ResourceSet } from '../terraform/resource-set.ts';

/** A type of service is DSCP in its upper six bits (RFC 2474). */
const DSCP_SHIFT = 2;

const PRIORITIES = 8;

export interface NicConfigurationsProps {
  /** With a RoCE fabric whose file says how its traffic is marked: `nicConfigurations`. */
  readonly site: Site;
}

/**
 * What the adapters of a RoCE fabric are set to: flow control for one priority,
 * trust in DSCP, and congestion control by ECN.
 *
 * Their kind exists only once the operator has acted on the NicClusterPolicy.
 * An adapter that two templates match gets neither, hence one a pool.
 */
export class NicConfigurations extends ResourceSet {
  constructor(scope: Construct, id: string, { site }: NicConfigurationsProps) {
    super(scope, id, {
      name: 'nic-configurations',
      namespace: namespaces.networkOperator,
      objects: nicConfigurations(site),
    });
  }
}

/** One for each pool of a fabric with settings of its own. */
export function nicConfigurations(site: Site): readonly KubernetesObject[] {
  return site.pools.flatMap((pool) => {
    const fabric = fabricOf(site, pool);
    return fabric === undefined ? [] : (configuration(site, fabric, pool) ?? []);
  });
}

function configuration(site: Site, fabric: Fabric, pool: Pool): KubernetesObject | undefined {
  const qos = marksOf(fabric);
  const nicType = site.catalog.adapter(pool.server.fabric?.adapter ?? '')?.pciDevice;
  if (qos === undefined || nicType === undefined) return undefined;
  return {
    apiVersion: 'configuration.net.nvidia.com/v1alpha1',
    kind: 'NicConfigurationTemplate',
    metadata: { name: pool.id, namespace: namespaces.networkOperator },
    spec: {
      nodeSelector: { [labelsOf(site).pool]: pool.id },
      nicSelector: { nicType },
      template: {
        linkType: 'Ethernet',
        numVfs: rdmaMode(site, fabric) === 'sriov' ? FUNCTIONS_PER_PORT : 0,
        roceOptimized: {
          enabled: true,
          qos: { trust: 'dscp', pfc: flowControl(qos.priority), tos: qos.dscp << DSCP_SHIFT },
        },
      },
    },
  };
}

/** One digit a priority, from 0 to 7: `0,0,0,1,0,0,0,0` for 3. */
function flowControl(lossless: number): string {
  return Array.from({ length: PRIORITIES }, (_, priority) => (priority === lossless ? 1 : 0)).join(',');
}
