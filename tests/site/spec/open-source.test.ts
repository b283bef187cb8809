import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSource, unreadable } from '../../../site/spec/open-source.ts';
import { UnreadableInput } from '../../../site/spec/unreadable-input.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterhash-'));
  writeFileSync(join(folder, 'site.yaml'), 'afterhash: 1\n');
  writeFileSync(join(folder, 'large.yaml'), '#'.repeat(10_000_000));
  mkdirSync(join(folder, 'empty'));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** What a person sees, with the test's folder as `DIR`. */
async function fault(path: string): Promise<string> {
  const error = await openSource(path).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return say(error);
}

function say(error: unknown): string {
  if (!(error instanceof UnreadableInput)) return `not an UnreadableInput: ${error}`;
  return [error.message, ...(error.help ? [`help: ${error.help}`] : [])].join('\n').replaceAll(folder, 'DIR');
}

describe('a file of the author', () => {
  it('is read', async () => {
    const { source, diagnostics } = await openSource(join(folder, 'site.yaml'));
    expect(diagnostics).toEqual([]);
    expect(source.data).toEqual({ afterhash: 1 });
  });

  it('is missing, and another name is near', async () => {
    expect(await fault(join(folder, 'site.yml'))).toMatchInlineSnapshot(`
      "no file "DIR/site.yml" here
      help: there is a "DIR/site.yaml""
    `);
  });

  it('is missing, and nothing is near', async () => {
    expect(await fault(join(folder, 'columbia.json'))).toMatchInlineSnapshot(`"no file "DIR/columbia.json" here"`);
  });

  it('is missing with its folder', async () => {
    expect(await fault(join(folder, 'sites', 'site.yaml'))).toMatchInlineSnapshot(`"no folder "DIR/sites" here"`);
  });

  it('stands below a file', async () => {
    expect(await fault(join(folder, 'site.yaml', 'site.yaml'))).toMatchInlineSnapshot(
      `"no folder "DIR/site.yaml" here"`,
    );
  });

  it('is a folder', async () => {
    expect(await fault(folder)).toMatchInlineSnapshot(`
      ""DIR" is a folder
      help: there is a "DIR/site.yaml""
    `);
    expect(await fault(join(folder, 'empty'))).toMatchInlineSnapshot(`""DIR/empty" is a folder"`);
  });

  it('is a device', async () => {
    expect(await fault('/dev/null')).toMatchInlineSnapshot(`""/dev/null" is not a file"`);
  });

  it('has ten megabytes', async () => {
    expect(await fault(join(folder, 'large.yaml'))).toMatchInlineSnapshot(`
      ""DIR/large.yaml" has 10 MB, and a site file has at most 1 MB
      help: use ranges, as in "row-(1..80)""
    `);
  });

  // Root may read everything, so the system's answer is given here as Node words it.
  it('may not be read', async () => {
    const refused = Object.assign(new Error("EACCES: permission denied, open 'site.yaml'"), { code: 'EACCES' });
    const error = await unreadable(refused, 'site.yaml');
    expect(say(error)).toMatchInlineSnapshot(`
      "no permission to read "site.yaml"
      help: try: chmod u+r site.yaml"
    `);
    expect(error.cause).toBe(refused);
  });
});
