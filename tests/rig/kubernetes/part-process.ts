import { join } from 'node:path';
import { type LastingProgram, startLasting } from '../starter/lasting-program.ts';
import type { ProgramName } from './modules.ts';
import { programs } from './programs.ts';

/** One program of a running cluster. Its log is `<name>.log` in the cluster's folder. */
export type PartProcess = LastingProgram<ProgramName>;

export async function startPart(
  name: ProgramName,
  args: readonly string[],
  folder: string,
  env: NodeJS.ProcessEnv = {},
): Promise<PartProcess> {
  const program = programs[name];
  if ('missing' in program) throw new Error(`${name} cannot run here: ${program.missing}`);
  const request = { file: program.file, args, cwd: folder, env: { ...withoutProxies(process.env), ...env } };
  return startLasting(name, request, join(folder, `${name}.log`));
}

/** Nothing here talks to anything but 127.0.0.1. */
function withoutProxies(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(https?|all|no)_proxy$/i.test(name)));
}
