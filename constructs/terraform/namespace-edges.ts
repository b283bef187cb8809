import { TerraformResource } from 'cdktf';
import type { IConstruct } from 'constructs';
import { isRelease, type Rendered, renderedConstructsIn } from './rendering.ts';

/**
 * Makes everything in a namespace of this stack wait for that namespace.
 *
 * Names are literals here and not references, so Terraform sees no order
 * between a namespace and what goes into it. Works after the tree is whole, so
 * the order in which constructs were made does not matter.
 */
export function waitForNamespaces(stack: IConstruct): void {
  const rendered = renderedConstructsIn(stack);
  const namespaces = new Map<string, TerraformResource>();
  for (const construct of rendered) {
    const { rendering } = construct;
    if (!isRelease(rendering) && rendering.kind === 'Namespace' && rendering.apiVersion === 'v1') {
      namespaces.set(rendering.metadata.name, resourceOf(construct));
    }
  }
  for (const construct of rendered) {
    const addresses = namespacesOf(construct).flatMap((name) => {
      const namespace = namespaces.get(name);
      return namespace === undefined ? [] : [`${namespace.terraformResourceType}.${namespace.friendlyUniqueId}`];
    });
    if (addresses.length === 0) continue;
    const resource = resourceOf(construct);
    resource.dependsOn = [...new Set([...(resource.dependsOn ?? []), ...addresses])];
  }
}

/** Where a release is kept and where its objects go, or where an object is. */
function namespacesOf({ rendering }: Rendered): string[] {
  const objects = isRelease(rendering) ? (rendering.objects ?? []) : [rendering];
  const kept = isRelease(rendering) ? [rendering.namespace] : [];
  return [...kept, ...objects.flatMap(({ metadata }) => metadata.namespace ?? [])];
}

function resourceOf(construct: Rendered): TerraformResource {
  const child = construct.node.findChild('Resource');
  if (!TerraformResource.isTerraformResource(child)) throw new Error(`bug: ${child.node.path} is no resource`);
  return child;
}
