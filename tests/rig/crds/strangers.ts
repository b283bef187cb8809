import type { KubernetesObject } from '../../../constructs/terraform/kubernetes-object.ts';
import { components, readCrds } from './facts.ts';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly enum?: readonly unknown[];
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
}

interface CrdSpec {
  readonly group: string;
  readonly names: { readonly kind: string };
  readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: Schema } }[];
}

/** Fields that the kind of an object does not have, or needs, or has other words for. The API server judges the rest. */
export function strangersIn(object: KubernetesObject): string[] {
  const [group, version] = object.apiVersion.split('/');
  const spec = readCrds(components)
    .map((crd) => crd.spec as CrdSpec)
    .find((one) => one.group === group && one.names.kind === object.kind);
  const schema = spec?.versions.find(({ name }) => name === version)?.schema.openAPIV3Schema;
  if (schema === undefined) return [`${object.apiVersion} ${object.kind} is not known`];
  return [...strangers(schema.properties?.spec ?? {}, object.spec, 'spec')];
}

function* strangers(schema: Schema, value: unknown, at: string): Iterable<string> {
  if (schema.enum !== undefined && !schema.enum.includes(value)) yield `${at} takes ${schema.enum.join(', ')}`;
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) yield* strangers(schema.items ?? {}, item, `${at}[${i}]`);
  } else if (typeof value === 'object' && value !== null) {
    for (const name of schema.required ?? []) if (!Object.hasOwn(value, name)) yield `${at}.${name} is missing`;
    for (const [name, field] of Object.entries(value)) yield* fieldOf(schema, name, field, `${at}.${name}`);
  }
}

function* fieldOf(schema: Schema, name: string, value: unknown, at: string): Iterable<string> {
  const { properties, additionalProperties } = schema;
  const known = properties?.[name] ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
  if (known !== undefined) yield* strangers(known, value, at);
  else if (properties !== undefined && schema['x-kubernetes-preserve-unknown-fields'] !== true)
    yield `${at} is no field`;
}
