import type { Plan } from './terraform.ts';

export interface Difference {
  /** `helm_release.queues.values.0.objects.ClusterQueue/a-train.spec…`: items of a list go by their names, where all have one. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What differs in the resources of a plan, down to the fields of a release's values. */
export function differences(plan: Plan | undefined): Difference[] {
  return (plan?.resource_changes ?? []).flatMap(({ address, change }) =>
    change.actions.includes('no-op') ? [] : [...between(change.before, change.after, address)],
  );
}

function* between(before: unknown, after: unknown, path: string): Generator<Difference> {
  const [old, now] = [parts(before), parts(after)];
  if (old === undefined || now === undefined) {
    if (JSON.stringify(before) !== JSON.stringify(after)) yield { path, before, after };
    return;
  }
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    yield* between(old.get(key), now.get(key), `${path}.${key}`);
  }
}

function parts(value: unknown): Map<string, unknown> | undefined {
  const read = typeof value === 'string' && value.startsWith('{"') ? JSON.parse(value) : value;
  if (typeof read !== 'object' || read === null) return undefined;
  if (!Array.isArray(read)) return new Map(Object.entries(read));
  const names = read.map(nameOf);
  const apart = names.every((name, index) => name !== undefined && names.indexOf(name) === index);
  return new Map(read.map((item, index) => [(apart && names[index]) || String(index), item]));
}

function nameOf(item: { kind?: string; name?: unknown; metadata?: { name?: string } } | null): string | undefined {
  if (item?.metadata?.name !== undefined) return `${item.kind}/${item.metadata.name}`;
  return typeof item?.name === 'string' ? item.name : undefined;
}
