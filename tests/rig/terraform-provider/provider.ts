import { decode, encode, isNull, textOf, type Value } from './msgpack.ts';
import { field, readFields } from './protobuf.ts';
import type { Block, ProviderSchema } from './schemas.ts';
import { known, planned, readOnlySet, withoutSecrets } from './values.ts';
import { wireSchema } from './wire-schema.ts';

/** A procedure of the protocol: the request's bytes in, the answer's bytes out. */
export type Procedure = (request: Map<number, Buffer>) => Buffer;

const NOTHING = Buffer.alloc(0);
const SEVERITY_ERROR = 1;

/**
 * A change of these makes another object, in every resource of the two providers: their schemas do not print it, their
 * sources say so (`kubernetes/schema_metadata.go` and `helm/resource_helm_release.go`, tags in SOURCES.md).
 */
const IDENTITY: readonly (readonly (string | number)[])[] = [
  ['metadata', 0, 'name'],
  ['metadata', 0, 'namespace'],
  ['name'],
  ['namespace'],
];

/**
 * The procedures of plug-in protocol 6 for a provider that knows only its schema: Terraform's own core refuses what the
 * schema does not allow, and this side computes what a real provider would as far as types go.
 */
export function procedures(schema: ProviderSchema): { readonly [name: string]: Procedure } {
  const answer = wireSchema(schema);
  const resource = (request: Map<number, Buffer>) => blockOf(schema.resource_schemas, request);

  return {
    GetProviderSchema: () => answer,
    ValidateProviderConfig: () => NOTHING,
    ValidateResourceConfig: (request) => {
      const set = readOnlySet(resource(request), valueIn(request, 2));
      return Buffer.concat(
        set.map((name) => field(1, errorOf(`"${name}" is computed by the provider and cannot be set`))),
      );
    },
    ValidateDataResourceConfig: () => NOTHING,
    ConfigureProvider: () => NOTHING,
    StopProvider: () => NOTHING,
    UpgradeResourceState: (request) => {
      const raw = readFields(request.get(3) ?? NOTHING);
      return field(1, field(2, raw.get(1) ?? NOTHING));
    },
    ReadResource: (request) => field(1, request.get(2) ?? NOTHING),
    ReadDataSource: (request) => {
      const block = blockOf(schema.data_source_schemas, request);
      return dynamic(1, known(block, planned(block, valueIn(request, 2))));
    },
    PlanResourceChange: (request) => {
      const block = resource(request);
      const prior = valueIn(request, 2);
      const proposed = withoutSecrets(block, valueIn(request, 3));
      if (same(prior, proposed)) return dynamic(1, prior);
      const plan = planned(block, proposed);
      if (isNull(prior) || isNull(plan)) return dynamic(1, plan);
      const replaced = IDENTITY.filter((path) => !same(at(prior, path), at(plan, path)));
      return Buffer.concat([dynamic(1, plan), ...replaced.map((path) => field(2, attributePath(path)))]);
    },
    ApplyResourceChange: (request) => dynamic(1, known(resource(request), valueIn(request, 3))),
  };
}

function blockOf(schemas: ProviderSchema['resource_schemas'], request: Map<number, Buffer>): Block {
  const type = request.get(1)?.toString('utf8') ?? '';
  const schema = schemas[type];
  if (!schema) throw new Error(`the schema provider has no "${type}"`);
  return schema.block;
}

/** Terraform sends a value as a `DynamicValue`: MessagePack in field 1. */
function valueIn(request: Map<number, Buffer>, number: number): Value {
  const msgpack = readFields(request.get(number) ?? NOTHING).get(1);
  if (!msgpack) throw new Error(`Terraform sent no value in field ${number}`);
  return decode(msgpack);
}

function dynamic(number: number, value: Value): Buffer {
  return field(number, field(1, encode(value)));
}

function errorOf(summary: string): Buffer {
  return Buffer.concat([field(1, SEVERITY_ERROR), field(2, summary)]);
}

function same(a: Value | undefined, b: Value | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  const [left, right] = [textOf(a), textOf(b)];
  if (left !== undefined || right !== undefined) return left === right;
  return Buffer.compare(encode(a), encode(b)) === 0;
}

function at(value: Value, path: readonly (string | number)[]): Value | undefined {
  let here: Value | undefined = value;
  for (const step of path) {
    if (here instanceof Map && typeof step === 'string') here = here.get(step);
    else if (Array.isArray(here) && typeof step === 'number') here = here[step];
    else return undefined;
  }
  return here;
}

function attributePath(path: readonly (string | number)[]): Buffer {
  return Buffer.concat(path.map((step) => field(1, field(typeof step === 'string' ? 1 : 3, step))));
}
