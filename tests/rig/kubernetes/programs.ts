import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Judge } from '../judges.ts';
import { askProgram } from '../program.ts';
import { moduleFolder, type ProgramName, programNames, type ToolsModule, toolsModules } from './modules.ts';

export type Program =
  | { readonly name: ProgramName; readonly file: string; readonly version: string }
  | { readonly name: ProgramName; readonly missing: string };

/** Where what is built is kept: not in the repository, so that a clean install does not cost a quarter of an hour. */
export const rigCache =
  process.env.AFTERHASH_RIG_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'afterhash', 'rig');

/** Asked outside of any module: inside one, `go` may fetch another Go to answer. */
const goVersion = (await askProgram('go', ['env', 'GOVERSION'], { cwd: tmpdir() }))?.trim();

/** The Go that builds; undefined where there is none. */
export function findGo(): string | undefined {
  return goVersion === '' ? undefined : goVersion;
}

/** The folder of a built module: another recipe or another Go is another folder. */
export function builtFolder(module: ToolsModule, go: string): string {
  const hash = createHash('sha256').update(JSON.stringify([module, go, process.platform, process.arch]));
  const folder = moduleFolder(module);
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, file)));
  return join(rigCache, `${module.name}-${module.version}-${hash.digest('hex').slice(0, 12)}`);
}

/** What a person brings in the folder that `KUBEBUILDER_ASSETS` names. */
export function broughtProgram(name: ProgramName): string | undefined {
  const file = join(process.env.KUBEBUILDER_ASSETS ?? '', name);
  return process.env.KUBEBUILDER_ASSETS && existsSync(file) ? file : undefined;
}

async function findProgram(name: ProgramName): Promise<Program> {
  const brought = broughtProgram(name);
  if (brought !== undefined) {
    const version = (await askProgram(brought, ['--version']))?.match(/v?\d+\.\d+\.\d+\S*/)?.[0];
    return { name, file: brought, version: version ?? 'of unknown version' };
  }
  const go = findGo();
  if (go === undefined) return { name, missing: 'no "go" on PATH to build it with, and none in KUBEBUILDER_ASSETS' };
  const module = toolsModules.find(({ programs }) => name in programs);
  const file = module && join(builtFolder(module, go), name);
  if (module === undefined || file === undefined || !existsSync(file))
    return { name, missing: 'not built: npm run rig:build' };
  return { name, file, version: module.version };
}

export const programs: { readonly [name in ProgramName]: Program } = Object.fromEntries(
  await Promise.all(programNames.map(async (name) => [name, await findProgram(name)])),
) as { [name in ProgramName]: Program };

/** etcd answers nobody but the API server, so it is no judge; alloy-fmt and butane need no cluster. */
export type ClusterJudgeName = Exclude<ProgramName, 'etcd' | 'alloy-fmt' | 'butane'>;

export function judgeOf(name: ClusterJudgeName): Judge {
  const { etcd, [name]: program } = programs;
  if ('missing' in program) return { name, missing: program.missing };
  // An API server without its etcd cannot run either.
  return 'missing' in etcd ? { name, missing: `etcd: ${etcd.missing}` } : { name, version: program.version };
}
