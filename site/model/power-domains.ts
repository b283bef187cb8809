import type { Row } from './site.ts';

/** What loses power together: rows on the same feeds. Feeds have ids, which have no dot. */
export function powerDomainOf(row: Row): string {
  return row.feeds
    .map(({ id }) => id)
    .sort()
    .join('.');
}
