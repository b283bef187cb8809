import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { schemaCommand, schemas } from '../../cli/schema.ts';
import { repository } from '../rig/cdktf.ts';
import { heard } from './run-command.ts';

test.each(Object.keys(schemas))('prints the schema that docs/schema/%s.json is', async (name) => {
  const { code, stdout } = await heard(() => schemaCommand(name));
  expect(code).toBe(0);
  expect(stdout).toBe(readFileSync(join(repository, `docs/schema/${name}.json`), 'utf8'));
});

test('refuses a schema that is not there, with the nearest', async () => {
  expect(await heard(() => schemaCommand('sites'))).toEqual({
    code: 2,
    stdout: '',
    stderr: 'error: there is no schema "sites"\n  help: did you mean "site"?\n',
  });
});
