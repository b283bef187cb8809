import type { Construct } from 'constructs';
import { fabricOf, nodePattern, type Pool, railsOf, type Site } from '../../site/model/index.ts';
import { labelsOf, namespaces } from '../names.ts';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { present } from '../terraform/present.ts';
import { ResourceSet } from '../terraform/resource-set.ts';
import { pluginConfigOf } from './gpu-shares.ts';
import { migLayoutOf } from './mig-layout.ts';
import { poolTaint } from './pool-taint.ts';

export interface NodeIdentityProps {
  readonly site: Site;
}

/**
 * What a node is, read from its name when it joins: hall, row, unit, rack,
 * pool, and the pool's taint.
 *
 * One rule a pool, whatever the number of racks: nothing is applied per node.
 */
export class NodeIdentity extends ResourceSet {
  constructor(scope: Construct, id: string, { site }: NodeIdentityProps) {
    super(scope, id, {
      name: 'node-identity',
      namespace: namespaces.nodeFeatureDiscovery,
      objects: site.pools.map((pool) => nodeRule(site, pool)),
    });
  }
}

/** The rule of one pool. Its template is for NFD's own engine: neither Terraform nor Helm may run it. */
export function nodeRule(site: Site, pool: Pool): KubernetesObject {
  const pattern = nodePattern(pool);
  return {
    apiVersion: 'nfd.k8s-sigs.io/v1alpha1',
    kind: 'NodeFeatureRule',
    metadata: { name: `pool-${pool.id}` },
    spec: {
      rules: [
        {
          name: `nodes of pool ${pool.id}`,
          labels: poolLabels(site, pool),
          labelsTemplate: placeTemplate(site, pool, pattern),
          taints: [poolTaint(site, pool)],
          matchFeatures: [
            { feature: 'system.name', matchExpressions: { nodename: { op: 'InRegexp', value: [pattern] } } },
          ],
        },
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
  };
}

/**
 * Where a node stands, one label a line. Each value is unique in the site: a
 * scheduler that groups nodes by the label alone must not join rack 5 of two
 * rows. The groups of the pattern are hall, row, unit, rack and node.
 */
function placeTemplate(site: Site, pool: Pool, pattern: string): string {
  const labels = labelsOf(site);
  const places = {
    [labels.hall]: '${1}',
    [labels.row]: '${1}-${2}',
    [labels.unit]: `${pool.id}-\${1}-u\${3}`,
    [labels.rack]: '${1}-${2}-r${4}',
    // A rack that is one system is one NVLink domain; a server's own domain is no place to schedule by.
    ...(pool.server.kind === 'rack' ? { [labels.nvlinkDomain]: '${1}-${2}-r${4}' } : {}),
  };
  const variables = `{{- $pattern := ${goText(pattern)} }}{{- $name := (index .system.name 0).Value -}}\n`;
  const lines = Object.entries(places).map(
    ([label, value]) => `${label}={{ regexReplaceAll $pattern $name ${goText(value)} }}\n`,
  );
  return variables + lines.join('');
}

/** A raw string of Go: ids have neither a backquote nor a backslash. */
function goText(text: string): string {
  return `\`${text}\``;
}
