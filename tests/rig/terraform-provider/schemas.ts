import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** A Terraform type as the provider prints it: `"string"`, `["list", "string"]`, `["object", {…}]`. */
export type TerraformType =
  | 'string'
  | 'number'
  | 'bool'
  | 'dynamic'
  | readonly ['list' | 'set' | 'map', TerraformType]
  | readonly ['object', { readonly [name: string]: TerraformType }, (readonly string[])?]
  | readonly ['tuple', readonly TerraformType[]];

export type Nesting = 'single' | 'list' | 'set' | 'map' | 'group';

/** An attribute has a `type`, or, in a framework provider, a `nested_type`. */
export interface Attribute {
  readonly type?: TerraformType;
  readonly nested_type?: { readonly attributes: Attributes; readonly nesting_mode: Nesting };
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
  readonly write_only?: boolean;
}

export type Attributes = { readonly [name: string]: Attribute };

export interface Block {
  readonly attributes?: Attributes;
  readonly block_types?: { readonly [name: string]: NestedBlock };
}

export interface NestedBlock {
  readonly nesting_mode: Nesting;
  readonly block: Block;
  readonly min_items?: number;
  readonly max_items?: number;
}

export interface Schema {
  readonly version: number;
  readonly block: Block;
}

export interface ProviderSchema {
  /** Version of the provider that printed the schema. */
  readonly version: string;
  readonly provider: Schema;
  readonly resource_schemas: { readonly [type: string]: Schema };
  readonly data_source_schemas: { readonly [type: string]: Schema };
}

/** The facts file by provider address; `SOURCES.md` says where it comes from. */
export function readSchemas(): { readonly [address: string]: ProviderSchema } {
  return JSON.parse(gunzipSync(readFileSync(new URL('schemas.json.gz', import.meta.url))).toString('utf8'));
}

/** The same provider with these resources only. */
export function withTypes(schema: ProviderSchema, types: readonly string[]): ProviderSchema {
  const some = Object.entries(schema.resource_schemas).filter(([type]) => types.includes(type));
  return { ...schema, resource_schemas: Object.fromEntries(some), data_source_schemas: {} };
}
