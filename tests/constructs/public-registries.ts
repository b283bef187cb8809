/** Registries that charts name by themselves. */
const PUBLIC = ['nvcr.io', 'quay.io', 'ghcr.io', 'docker.io', 'registry.k8s.io', 'gcr.io', 'pkg.dev'];

/** What names a repository of a public registry that is not behind the mirror's own name. */
export function publicImages(text: string, mirror: string): string[] {
  const registry = PUBLIC.map((name) => name.replaceAll('.', '\\.')).join('|');
  const behind = `${mirror.replaceAll('.', '\\.')}/`;
  return text.match(new RegExp(`(?<!${behind})\\b(${registry})/[-\\w./:@]*`, 'g')) ?? [];
}
