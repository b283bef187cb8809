import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../../rig/cache.ts';
import { repository } from '../../rig/cdktf.ts';
import { type Outcome, runProgram } from '../../rig/program.ts';

/** Grafana names words by enums, and JSON has the words. */
const PLAIN = `type Plain<T> = T extends string ? \`\${T}\`
  : T extends number | boolean | null | undefined ? T
  : T extends readonly (infer E)[] ? Plain<E>[]
  : T extends object ? { [K in keyof T]: Plain<T[K]> } : T;`;

/**
 * What the compiler says of dashboards against the types that Grafana makes of its own schema (npm `@grafana/schema`,
 * Apache-2.0): a field or a word that it does not know is a fault.
 */
export async function grafanaTypes(dashboards: readonly object[]): Promise<Outcome> {
  mkdirSync(cacheFolder, { recursive: true });
  // Where the package is found from.
  const folder = mkdtempSync(join(cacheFolder, 'grafana-'));
  try {
    const literals = dashboards.map((one, i) => `export const d${i}: Plain<Dashboard> = ${JSON.stringify(one)};`);
    const types = "import type { Dashboard } from '@grafana/schema';";
    writeFileSync(join(folder, 'dashboards.ts'), [types, PLAIN, ...literals].join('\n'));
    const flags = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2022'];
    const tsc = join(repository, 'node_modules', '.bin', 'tsc');
    return await runProgram(tsc, [...flags, '--ignoreConfig', join(folder, 'dashboards.ts')], { cwd: folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
