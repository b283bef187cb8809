import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { generatedDocs } from '../../docs/generated.ts';

const docs = fileURLToPath(new URL('../../docs/', import.meta.url));

describe('the generated part of docs', () => {
  const files = generatedDocs();

  it('has a page for every rule and a schema for every format', () => {
    expect(files.size).toBeGreaterThan(40);
  });

  it('is what is committed: else run `npm run generate`', () => {
    const stale = [...files].filter(([path, text]) => text !== readOr(join(docs, path))).map(([path]) => path);
    expect(stale).toEqual([]);
  });

  it('has no page of a rule that is gone', () => {
    const there = ['schema', 'checks'].flatMap((folder) =>
      readdirSync(join(docs, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
    );
    expect(there.filter((name) => /\.(md|json)$/.test(name) && !files.has(name))).toEqual([]);
  });
});

function readOr(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
