// Makes schemas.json.gz from what the real providers print; SOURCES.md says how to run it.
import { readFileSync, writeFileSync } from 'node:fs';
import { constants, gzipSync } from 'node:zlib';

/** The versions that the bindings of this project pin. */
const VERSIONS: { readonly [address: string]: string } = {
  'registry.terraform.io/hashicorp/helm': '3.1.1',
  'registry.terraform.io/hashicorp/kubernetes': '2.38.0',
};

/** Prose of the providers' authors: not needed to judge structure, and not ours to carry. */
const PROSE = new Set(['description', 'description_kind', 'deprecated']);

/** Position of the operating system in a gzip header (RFC 1952, 2.3); 255 is "unknown". */
const GZIP_SYSTEM_BYTE = 9;

/**
 * What was printed for us had lost every attribute that is itself called "description". The bindings, generated from
 * the same provider versions, have it on these: optional text (lib/priority-class-v1 and lib/release, index.d.ts).
 */
const WITH_DESCRIPTION = ['kubernetes_priority_class', 'kubernetes_priority_class_v1', 'helm_release', 'helm_template'];

const printed = JSON.parse(readFileSync(0, 'utf8'));
const facts = Object.fromEntries(
  Object.entries(VERSIONS).map(([address, version]) => {
    const { provider, resource_schemas, data_source_schemas } = printed.provider_schemas[address];
    for (const [type, { block }] of Object.entries<Described>({ ...resource_schemas, ...data_source_schemas })) {
      if (WITH_DESCRIPTION.includes(type)) block.attributes.description = { type: 'string', optional: true };
    }
    return [address, withoutProse({ version, provider, resource_schemas, data_source_schemas })];
  }),
);
const packed = gzipSync(JSON.stringify(facts), { level: constants.Z_BEST_COMPRESSION });
packed[GZIP_SYSTEM_BYTE] = 255;
writeFileSync(new URL('schemas.json.gz', import.meta.url), packed);

interface Described {
  readonly block: { readonly attributes: { [name: string]: unknown } };
}

function withoutProse(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutProse);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      // An attribute may itself be called "description": then it is an object, and stays.
      .filter(([key, inner]) => !PROSE.has(key) || (typeof inner === 'object' && inner !== null))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, withoutProse(inner)]),
  );
}
