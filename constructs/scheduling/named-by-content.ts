import { createHash } from 'node:crypto';
import { jsonText } from '../terraform/json.ts';

/** Enough to tell the few forms that one object takes in a site's life apart. */
const HASH_LENGTH = 8;

/**
 * A name for an object that cannot be changed: other content makes another
 * object. Helm makes the new one before it deletes the old, and Kueue keeps the
 * old until the last queue has let go of it.
 */
export function namedByContent(name: string, content: object): string {
  const hash = createHash('sha256').update(jsonText(content)).digest('hex').slice(0, HASH_LENGTH);
  return `${name}-${hash}`;
}
