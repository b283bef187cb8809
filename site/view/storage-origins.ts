import type { Site } from '../model/index.ts';
import { asWritten, type Origin } from './origin.ts';

/** What a store is built for, as its line says. */
export function storageOrigins(site: Site): readonly Origin[] {
  return site.storage.flatMap(({ id, spec, path }): Origin[] =>
    'capacity' in spec
      ? (['capacity', 'write'] as const).map((field) =>
          asWritten(`storage.${id}.${field}`, spec[field], [...path, field]),
        )
      : [],
  );
}
