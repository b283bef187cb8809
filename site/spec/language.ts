import type { z } from 'zod';
import type { SpecPath } from '../diagnostics/index.ts';
import { SiteSpec } from './site-spec.ts';

type Schema = z.core.$ZodType;
type Shape = Readonly<Record<string, Schema>>;

/** The fields that the language has at a place; where they depend on a kind, those of the kind that `value` names. */
export function fieldsAt(path: SpecPath, value: unknown): readonly string[] {
  const schema = schemasAlong(path).at(-1)?.holds;
  return schema === undefined ? [] : Object.keys(shapeOf(schema, value) ?? {});
}

/**
 * What a place is called in a sentence: `limit of "grid"`, `floor.load of "hall-1"`, `cluster.kubernetes`. A thing that
 * the author named goes by its name, a field by its own.
 */
export function nameOf(path: SpecPath): string {
  if (path.length === 0) return 'the file';
  const thing = schemasAlong(path).findLastIndex((step) => step.named && shapeOf(step.holds, undefined) !== undefined);
  const field = path.slice(thing + 1).reduce((name: string, key) => dotted(name, key), '');
  if (thing < 0) return field;
  return field === '' ? `"${path[thing]}"` : `${field} of "${path[thing]}"`;
}

function dotted(name: string, key: string | number): string {
  if (typeof key === 'number') return `${name}[${key}]`;
  return name === '' ? key : `${name}.${key}`;
}

interface Step {
  readonly holds: Schema;
  /** Whether the author gave the key, as an id. */
  readonly named: boolean;
}

/** The schema of each step of a path, as far as the language goes. */
function schemasAlong(path: SpecPath): readonly Step[] {
  const steps: Step[] = [];
  let holds: Schema | undefined = SiteSpec;
  if (path.length === 0) return [{ holds, named: false }];
  for (const key of path) {
    const { valueType, element } = definition(holds);
    holds = valueType ?? element ?? shapeOf(holds, undefined, String(key))?.[String(key)];
    if (holds === undefined) break;
    steps.push({ holds, named: valueType !== undefined });
  }
  return steps;
}

/** The fields of a schema. Of the branches of a kind: the one that the value names, else the first that has the field. */
function shapeOf(schema: Schema, value: unknown, field?: string): Shape | undefined {
  const { shape, options, discriminator } = definition(schema);
  if (options === undefined) return shape;
  const named = options.find((option) => discriminator !== undefined && isOfKind(option, discriminator, value));
  const having = options.find((option) => field !== undefined && shapeOf(option, undefined)?.[field] !== undefined);
  if (named !== undefined || having !== undefined) return shapeOf(named ?? having ?? schema, undefined);
  return discriminator === undefined ? undefined : Object.assign({}, ...options.map((o) => shapeOf(o, undefined)));
}

function isOfKind(option: Schema, discriminator: string, value: unknown): boolean {
  const kind =
    typeof value === 'object' && value !== null
      ? Object.entries(value).find(([key]) => key === discriminator)?.[1]
      : undefined;
  return kind !== undefined && (option._zod.propValues?.[discriminator]?.has(kind as string) ?? false);
}

interface Definition {
  readonly shape?: Shape;
  readonly valueType?: Schema;
  readonly element?: Schema;
  readonly options?: readonly Schema[];
  readonly discriminator?: string;
}

/** What a schema is made of, without the wrappers for optional fields and for text that is read into a quantity. */
function definition(schema: Schema): Definition {
  const def = schema._zod.def as Definition & { type: string; innerType?: Schema; in?: Schema };
  const inner = def.type === 'pipe' ? def.in : def.innerType;
  return inner === undefined ? def : definition(inner);
}
