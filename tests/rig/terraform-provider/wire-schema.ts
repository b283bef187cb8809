import { entry, field } from './protobuf.ts';
import type { Attribute, Attributes, Block, NestedBlock, Nesting, ProviderSchema, Schema } from './schemas.ts';

/** Numbers of the published protocol 6, `tfplugin6.proto` of hashicorp/terraform v1.11.4. */
const NESTING: { readonly [mode in Nesting]: number } = { single: 1, list: 2, set: 3, map: 4, group: 5 };

/** The server capability by which Terraform reads a schema once a command: reading it is most of what a command does. */
const GET_PROVIDER_SCHEMA_OPTIONAL = 2;

/** A provider's schema as the answer to `GetProviderSchema`. */
export function wireSchema(provider: ProviderSchema): Buffer {
  return Buffer.concat([
    field(1, schema(provider.provider)),
    ...Object.entries(provider.resource_schemas).map(([type, one]) => entry(2, type, schema(one))),
    ...Object.entries(provider.data_source_schemas).map(([type, one]) => entry(3, type, schema(one))),
    field(6, field(GET_PROVIDER_SCHEMA_OPTIONAL, true)),
  ]);
}

function schema({ version, block: root }: Schema): Buffer {
  return Buffer.concat([field(1, version), field(2, block(root))]);
}

function block({ attributes = {}, block_types = {} }: Block): Buffer {
  return Buffer.concat([
    ...attributesOf(attributes, 2),
    ...Object.entries(block_types).map(([name, nested]) => field(3, nestedBlock(name, nested))),
  ]);
}

function nestedBlock(name: string, nested: NestedBlock): Buffer {
  return Buffer.concat([
    field(1, name),
    field(2, block(nested.block)),
    field(3, NESTING[nested.nesting_mode]),
    field(4, nested.min_items ?? 0),
    field(5, nested.max_items ?? 0),
  ]);
}

function attributesOf(attributes: Attributes, number: number): Buffer[] {
  return Object.entries(attributes).map(([name, one]) => field(number, attribute(name, one)));
}

function attribute(name: string, one: Attribute): Buffer {
  return Buffer.concat([
    field(1, name),
    ...(one.type === undefined ? [] : [field(2, JSON.stringify(one.type))]),
    field(4, one.required ?? false),
    field(5, one.optional ?? false),
    field(6, one.computed ?? false),
    field(7, one.sensitive ?? false),
    ...(one.nested_type === undefined
      ? []
      : [
          field(
            10,
            Buffer.concat([
              ...attributesOf(one.nested_type.attributes, 1),
              field(3, NESTING[one.nested_type.nesting_mode]),
            ]),
          ),
        ]),
    field(11, one.write_only ?? false),
  ]);
}
