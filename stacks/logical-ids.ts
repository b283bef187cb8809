import assert from 'node:assert';
import {
  type TerraformElement as Element,
  TerraformBackend,
  TerraformElement,
  TerraformOutput,
  TerraformProvider,
  TerraformResource,
  TerraformStack,
} from 'cdktf';
import type { IConstruct, Node } from 'constructs';

/** Parts of a path that say nothing: the main child of a construct. */
const SILENT = ['Resource', 'Default'];

const LOGICAL_ID = /^[a-z_][a-z0-9_-]*$/;

/**
 * The name of an element in Terraform: its path below the stack, as it stands,
 * without a hash. `tenants/meridian/quota/Resource` is `tenants_meridian_quota`.
 *
 * What is not a lower-case letter, a digit or a dash in a part becomes a dash,
 * so only two parts that look alike can meet, and `sharedAddresses` finds them.
 */
export function logicalId(node: Node, stack: IConstruct): string {
  const below = node.scopes.slice(node.scopes.indexOf(stack) + 1).map((scope) => scope.node.id);
  const id = below
    .filter((part) => !SILENT.includes(part))
    .map(readable)
    .join('_')
    .replace(/^(?=\d)/, '_');
  assert(
    LOGICAL_ID.test(id),
    `bug: "${node.path}" gives no Terraform name: give the construct an id in a-z, 0-9 and -`,
  );
  return id;
}

/**
 * Addresses that two elements of a stack share. CDKTF would keep the last of
 * them and drop the other in silence.
 */
export function sharedAddresses(stack: IConstruct): string[] {
  const owners = new Map<string, string>();
  return elementsIn(stack).flatMap((element) => {
    const address = addressOf(element);
    const owner = owners.get(address);
    owners.set(address, element.node.path);
    return owner === undefined ? [] : [`"${owner}" and "${element.node.path}" are both ${address}`];
  });
}

function readable(part: string): string {
  return part
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

function elementsIn(scope: IConstruct): Element[] {
  const own = TerraformElement.isTerraformElement(scope) && !isSetting(scope) ? [scope] : [];
  const children = scope.node.children.filter((child) => !TerraformStack.isStack(child));
  return [...own, ...children.flatMap(elementsIn)];
}

/** Providers and the backend have their names from Terraform. */
function isSetting(element: Element): boolean {
  return TerraformProvider.isTerraformProvider(element) || TerraformBackend.isBackend(element);
}

function addressOf(element: Element): string {
  if (TerraformResource.isTerraformResource(element)) {
    return `${element.terraformResourceType}.${element.friendlyUniqueId}`;
  }
  if (TerraformOutput.isTerraformOutput(element)) return `output.${element.friendlyUniqueId}`;
  const [block = '?', body] = Object.entries(element.toTerraform())[0] ?? [];
  const type = block === 'data' ? `.${Object.keys(Object(body)).join()}` : '';
  return `${block}${type}.${element.friendlyUniqueId}`;
}
