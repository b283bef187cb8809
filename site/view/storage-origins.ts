import type { Site } from '../model/index.ts';
import { asWritten, inputsOf, type Origin } from './origin.ts';

/** What a store is built for, as its line says. */
export function storageOrigins(site: Site): readonly Origin[] {
  return site.storage.flatMap(({ id, spec, path }): Origin[] =>
    inputsOf(path, spec, ['capacity', 'write']).map(({ name, value }) =>
      asWritten(`storage.${id}.${name}`, value, [...path, name]),
    ),
  );
}
