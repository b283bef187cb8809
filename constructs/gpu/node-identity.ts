import type { Construct } from 'constructs';
import {
  fabricOf,
  gpuVendorsOf,
  migLayoutOf,
  nodePattern,
  type Pool,
  partitionOf,
  railsOf,
  type Site,
  spareNodes,
} from '../../site/model/index.ts';
import { labelsOf, namespaces } from '../names.ts';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { present } from '../terraform/present.ts';
import { ResourceSet } from '../terraform/resource-set.ts';
import { PROFILE_LABEL } from './gpu-partitions.ts';
import { pluginConfigOf } from './gpu-shares.ts';
import { hostRules, namedOf, placeMatch } from './host-places.ts';
import { placeTemplate } from './node-place.ts';
import { poolTaint } from './pool-taint.ts';
import { powerLabels } from './power-labels.ts';
import { storeRules } from './store-identity.ts';

/**
 * Keeps driver, toolkit, device plugin and exporter of the NVIDIA GPU Operator off a node
 * (https://docs.nvidia.com/datacenter/cloud-native/gpu-operator/latest/getting-started.html, operands on some nodes).
 */
const NO_OPERANDS = { 'nvidia.com/gpu.deploy.operands': 'false' };

export interface NodeIdentityProps {
  readonly site: Site;
}

/**
 * What a node is, read from its name when it joins, or from what the inventory
 * of its pool says of the name: where it stands in the building and on the
 * fabric, its pool and phase, and the pool's taint; for the servers of a shared
 * store, the store.
 *
 * One object a pool and store, whatever the number of racks: nothing is applied
 * per node.
 */
export class NodeIdentity extends ResourceSet {
  constructor(scope: Construct, id: string, { site }: NodeIdentityProps) {
    super(scope, id, {
      name: 'node-identity',
      namespace: namespaces.nodeFeatureDiscovery,
      objects: [...site.pools.map((pool) => nodeRule(site, pool)), ...storeRules(site)],
    });
  }
}

/** The rule of one pool. Its template is for NFD's own engine: neither Terraform nor Helm may run it. */
export function nodeRule(site: Site, pool: Pool): KubernetesObject {
  const pattern = nodePattern(pool, pool.rows);
  return {
    apiVersion: 'nfd.k8s-sigs.io/v1alpha1',
    kind: 'NodeFeatureRule',
    metadata: { name: `pool-${pool.id}` },
    spec: {
      rules: [
        ...hostRules(site, pool),
        {
          name: `nodes of pool ${pool.id}`,
          labels: poolLabels(site, pool),
          labelsTemplate: placeTemplate(site, pool, pattern),
          taints: [poolTaint(site, pool)],
          matchFeatures: [placeMatch(pool, pattern)],
        },
        ...phaseRules(site, pool),
        ...spareRule(site, pool),
        ...powerLabels(site, pool),
      ],
    },
  };
}

/** What all nodes of a pool share. */
function poolLabels(site: Site, pool: Pool): Record<string, string> {
  const labels = labelsOf(site);
  const fabric = fabricOf(site, pool);
  return {
    [labels.pool]: pool.id,
    ...(fabric === undefined ? {} : { [labels.fabric]: fabric.id, [labels.rails]: String(railsOf(pool)) }),
    ...present({ 'nvidia.com/device-plugin.config': pluginConfigOf(pool) }),
    ...(pool.spec.sharing === 'mig' ? { 'nvidia.com/mig.config': migLayoutOf(pool) } : {}),
    ...present({ [PROFILE_LABEL]: partitionOf(pool)?.mode }),
    // It goes by PCI ids anyway; this holds where a node of theirs has a card of NVIDIA in it.
    ...(pool.gpu.vendor !== 'nvidia' && gpuVendorsOf(site).includes('nvidia') ? NO_OPERANDS : {}),
  };
}

/** The phase in which each row of a pool starts work, where the site is built in steps. */
function phaseRules(site: Site, pool: Pool) {
  if (site.spec.phases === undefined) return [];
  return site.phases.flatMap((phase, i) => {
    const rows = pool.rows.filter((row) => phase.rows.includes(row) && !site.phases[i - 1]?.rows.includes(row));
    if (rows.length === 0) return [];
    return [
      {
        name: `nodes of pool ${pool.id} from ${phase.id} on`,
        labels: { [labelsOf(site).phase]: phase.id },
        matchFeatures: [placeMatch(pool, nodePattern(pool, rows))],
      },
    ];
  });
}

/** The nodes that wait for one to fail, where the file holds them back by a taint. */
function spareRule(site: Site, pool: Pool) {
  const names = spareNodes(site, pool);
  if (names.length === 0) return [];
  const { spare } = labelsOf(site);
  return [
    {
      name: `spares of pool ${pool.id}`,
      labels: { [spare]: 'true' },
      taints: [{ key: spare, value: 'true', effect: 'NoSchedule' }],
      matchFeatures: [namedOf(names)],
    },
  ];
}
