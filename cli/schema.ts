import { z } from 'zod';
import { CatalogFile } from '../site/catalog/index.ts';
import { didYouMean } from '../site/diagnostics/index.ts';
import { SiteSpec } from '../site/spec/site-spec.ts';
import { UnreadableInput } from '../site/spec/unreadable-input.ts';
import { DiagnosticsJson, OverviewJson } from '../site/view/overview-schema.ts';
import { exitCodes } from './exit-codes.ts';

/** Every schema that Afterhash publishes; `npm run generate` writes them to docs/schema. */
export const schemas: Readonly<Record<string, z.ZodType>> = {
  site: SiteSpec,
  catalog: CatalogFile,
  check: DiagnosticsJson,
  show: OverviewJson,
};

export function schemaCommand(name: string): number {
  const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  if (schema === undefined)
    throw new UnreadableInput(
      `there is no schema "${name}"`,
      didYouMean(name, Object.keys(schemas)) ?? `there are: ${Object.keys(schemas).join(', ')}`,
    );
  process.stdout.write(schemaText(schema));
  return exitCodes.clean;
}

/** JSON Schema, as an editor reads it: what is written, before units are parsed. */
export function schemaText(schema: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), undefined, 2)}\n`;
}
