import { FALSE, isNull, isScalar, isUnknown, NULL, string, textOf, UNKNOWN, type Value, ZERO } from './msgpack.ts';
import type { Attribute, Attributes, Block, Nesting, TerraformType } from './schemas.ts';

/** What a provider never stores: write-only values are taken out before anything is compared. */
export function withoutSecrets(block: Block, value: Value): Value {
  return eachAttribute(block, value, (attribute, inner) => (attribute.write_only ? NULL : inner));
}

/** The attributes that an author may not set, and did: Terraform's core leaves this to the provider. */
export function readOnlySet(block: Block, config: Value): string[] {
  const names: string[] = [];
  eachAttribute(block, config, (attribute, inner, name) => {
    if (attribute.computed && !attribute.optional && !isNull(inner)) names.push(name);
    return inner;
  });
  return names;
}

/** What a provider promises before it acts: a computed attribute that nobody set is known after apply. */
export function planned(block: Block, proposed: Value): Value {
  return eachAttribute(block, proposed, (attribute, inner) => (attribute.computed && isNull(inner) ? UNKNOWN : inner));
}

/** What a provider answers when it has acted: every value that was left open gets the empty one of its type. */
export function known(block: Block, value: Value): Value {
  const id = string(identity(value));
  return eachAttribute(block, value, (attribute, inner, name, depth) => {
    if (depth === 0 && name === 'id' && isUnknown(inner)) return id;
    if (attribute.nested_type && isUnknown(inner)) return zeroOfNested(attribute.nested_type);
    return attribute.type === undefined ? inner : filled(attribute.type, inner);
  });
}

/** Both providers call an object by `namespace/name`, or by its name where it has no namespace. */
function identity(value: Value): string {
  const root = value instanceof Map ? value : new Map<string, Value>();
  const list = root.get('metadata');
  const metadata = Array.isArray(list) && list[0] instanceof Map ? list[0] : root;
  const name = textOf(metadata.get('name')) ?? '';
  const namespace = metadata === root ? undefined : textOf(metadata.get('namespace'));
  return namespace === undefined ? name : `${namespace}/${name}`;
}

type Change = (attribute: Attribute, value: Value, name: string, depth: number) => Value;

function eachAttribute(block: Block, value: Value, change: Change, depth = 0): Value {
  if (!(value instanceof Map)) return value;
  const next = attributesIn(block.attributes ?? {}, value, change, depth);
  for (const [name, nested] of Object.entries(block.block_types ?? {})) {
    const inner = next.get(name);
    if (inner === undefined) continue;
    next.set(
      name,
      eachItem(nested.nesting_mode, inner, (item) => eachAttribute(nested.block, item, change, depth + 1)),
    );
  }
  return next;
}

function attributesIn(attributes: Attributes, value: Map<string, Value>, change: Change, depth: number) {
  const next = new Map(value);
  for (const [name, attribute] of Object.entries(attributes)) {
    const changed = change(attribute, value.get(name) ?? NULL, name, depth);
    const { nested_type: nested } = attribute;
    const inner = nested
      ? eachItem(nested.nesting_mode, changed, (item) =>
          item instanceof Map ? attributesIn(nested.attributes, item, change, depth + 1) : item,
        )
      : changed;
    next.set(name, inner);
  }
  return next;
}

function eachItem(nesting: Nesting, value: Value, change: (item: Value) => Value): Value {
  if (isScalar(value)) return value;
  if (Array.isArray(value)) return value.map(change);
  if (nesting === 'map') return new Map([...value].map(([key, item]) => [key, change(item)]));
  return change(value);
}

function filled(type: TerraformType, value: Value): Value {
  if (isUnknown(value)) return zero(type);
  if (isScalar(value) || typeof type === 'string') return value;
  const [kind, inner] = type;
  if (Array.isArray(value)) {
    return value.map((item, index) => {
      const of = kind === 'tuple' ? type[1][index] : kind === 'list' || kind === 'set' ? type[1] : undefined;
      return of === undefined ? item : filled(of, item);
    });
  }
  if (kind === 'map') return new Map([...value].map(([key, item]) => [key, filled(type[1], item)]));
  if (kind !== 'object' || typeof inner !== 'object') return value;
  return new Map(
    [...value].map(([key, item]) => {
      const of = type[1][key];
      return [key, of === undefined ? item : filled(of, item)];
    }),
  );
}

function zero(type: TerraformType): Value {
  if (type === 'string') return string('');
  if (type === 'number') return ZERO;
  if (type === 'bool') return FALSE;
  if (type === 'dynamic') return NULL;
  if (type[0] === 'map') return new Map();
  if (type[0] === 'tuple') return type[1].map(zero);
  if (type[0] === 'object') return new Map(Object.entries(type[1]).map(([name, of]) => [name, zero(of)]));
  return [];
}

function zeroOfNested(nested: NonNullable<Attribute['nested_type']>): Value {
  if (nested.nesting_mode === 'map') return new Map();
  if (nested.nesting_mode !== 'single') return [];
  return new Map(
    Object.entries(nested.attributes).map(([name, { type, nested_type }]): [string, Value] => {
      if (nested_type) return [name, zeroOfNested(nested_type)];
      return [name, type === undefined ? NULL : zero(type)];
    }),
  );
}
