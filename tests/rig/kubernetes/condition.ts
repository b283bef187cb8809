import type { LiveObject } from './api.ts';

export interface Condition {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason?: string;
  readonly message?: string;
}

/** What an object's status says of one matter. */
export function conditionOf({ status }: LiveObject, type: string): Condition | undefined {
  const { conditions } = (status ?? {}) as { readonly conditions?: readonly Condition[] | null };
  return conditions?.find((condition) => condition.type === type);
}
