import type { Construct } from 'constructs';
import {
  type Fabric,
  fabricOf,
  functionsPerInterface,
  interfacePattern,
  interfacesPerRail,
  marksOf,
  type Pool,
  rdmaMode,
  type Site,
} from '../../site/model/index.ts';
import { labelsOf, namespaces } from '../names.ts';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { ResourceSet } from '../terraform/resource-set.ts';

type Marks = NonNullable<ReturnType<typeof marksOf>>;

/** A type of service is DSCP in its upper six bits (RFC 2474). */
const DSCP_SHIFT = 2;

const PRIORITIES = 8;

export interface NicConfigurationsProps {
  /** With a RoCE fabric whose file says how its traffic is marked: `nicConfigurations`. */
  readonly site: Site;
}

/**
 * What the adapters of a RoCE fabric are set to: flow control for one priority,
 * trust in DSCP, and congestion control by ECN, or what Spectrum-X makes of these.
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

/** One for each pool of a fabric with settings of its own, and the names of its interfaces where the file has adapters. */
export function nicConfigurations(site: Site): readonly KubernetesObject[] {
  return site.pools.flatMap((pool) => {
    const fabric = fabricOf(site, pool);
    const settings = fabric === undefined ? undefined : configuration(site, fabric, pool);
    return fabric === undefined || settings === undefined ? [] : [...interfaceNames(site, fabric, pool), settings];
  });
}

/** Before the settings, as upstream has it: a port is divided and named in one restart. */
function interfaceNames(site: Site, fabric: Fabric, pool: Pool): KubernetesObject[] {
  const { adapters } = pool.spec;
  if (adapters === undefined) return [];
  return [
    {
      apiVersion: 'configuration.net.nvidia.com/v1alpha1',
      kind: 'NicInterfaceNameTemplate',
      metadata: { name: pool.id, namespace: namespaces.networkOperator },
      spec: {
        nodeSelector: { [labelsOf(site).pool]: pool.id },
        netDevicePrefix: interfacePattern(fabric),
        pfsPerNic: interfacesPerRail(fabric),
        railPciAddresses: adapters.map((address) => [address]),
      },
    },
  ];
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
      template: { linkType: 'Ethernet', ...(spectrumX(fabric) ?? roce(site, fabric, qos)) },
    },
  };
}

function roce(site: Site, fabric: Fabric, { priority, dscp }: Marks) {
  return {
    numVfs: rdmaMode(site, fabric) === 'sriov' ? functionsPerInterface(fabric) : 0,
    roceOptimized: {
      enabled: true,
      qos: { trust: 'dscp', pfc: flowControl(priority), tos: dscp << DSCP_SHIFT },
    },
  };
}

/**
 * What a version of the Spectrum-X reference architecture says, flow control and
 * trust with it: the operator refuses both kinds of settings for one adapter, and
 * a number of functions other than one, whatever pods get. It divides each port
 * into as many interfaces as there are planes.
 */
function spectrumX(fabric: Fabric) {
  const { spec, planes } = fabric;
  if (spec.spectrumX === undefined) return undefined;
  return {
    numVfs: functionsPerInterface(fabric),
    spectrumXOptimized: {
      enabled: true,
      version: spec.spectrumX,
      overlay: 'none',
      multiplaneMode: planes === 1 ? 'none' : 'swplb',
      numberOfPlanes: planes,
    },
  };
}

/** One digit a priority, from 0 to 7: `0,0,0,1,0,0,0,0` for 3. */
function flowControl(lossless: number): string {
  return Array.from({ length: PRIORITIES }, (_, priority) => (priority === lossless ? 1 : 0)).join(',');
}
