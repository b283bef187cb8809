import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { lock } from '../lock.ts';
import { type Outcome, runProgram } from '../program.ts';
import { type FileEdit, moduleFolder, type ToolsModule, toolsModules } from './modules.ts';
import { broughtProgram, builtFolder, findGo, rigCache } from './programs.ts';

/** How much of what a failed build printed is shown. */
const LINES_SHOWN = 20;

/** Builds what the rig lacks; false when something could not be built. Where there is no Go there is nothing to do. */
export async function buildRig(): Promise<boolean> {
  const go = findGo();
  if (go === undefined) {
    console.log('rig: no "go" on PATH, so no Kubernetes is built');
    return true;
  }
  const lacking = () => toolsModules.filter((module) => !existsSync(builtFolder(module, go)) && !isBrought(module));
  if (lacking().length === 0) return true;
  const list = lacking().map(({ name, version, minutes }) => `${name} ${version} (${minutes} min)`);
  const minutes = lacking().reduce((sum, module) => sum + module.minutes, 0);
  console.log(`rig: building ${list.join(', ')} with ${go} into ${rigCache}`);
  console.log(`rig: about ${minutes} minutes on 2 cores, once; the modules come through GOPROXY`);
  mkdirSync(rigCache, { recursive: true });
  // Two builds at a time would take twice the memory and no less time.
  const unlock = await lock(join(rigCache, 'lock'), (holder) =>
    console.log(`rig: waiting for process ${holder}, which is building`),
  );
  try {
    // Whoever held the lock may have built it.
    for (const module of lacking()) if (!(await build(module, builtFolder(module, go)))) return false;
    return true;
  } finally {
    unlock();
  }
}

function isBrought(module: ToolsModule): boolean {
  return programsOf(module).every(([name]) => broughtProgram(name) !== undefined);
}

function programsOf({ programs }: ToolsModule) {
  return Object.entries(programs) as [keyof typeof programs, string][];
}

async function build(module: ToolsModule, folder: string): Promise<boolean> {
  const started = performance.now();
  const work = mkdtempSync(join(rigCache, 'building-'));
  const built = join(work, 'built');
  try {
    const link = ['-s', '-w', ...Object.entries(module.variables).map(([name, value]) => `-X ${name}=${value}`)];
    const modfile = module.edit === undefined ? [] : ['-modfile', await editedModule(module, module.edit, work)];
    for (const [program, path] of programsOf(module)) {
      const flags = ['-trimpath', '-buildvcs=false', '-mod=readonly', '-ldflags', link.join(' '), ...modfile];
      const outcome = await go(module, ['build', ...flags, '-o', join(built, program), path]);
      if (outcome.code === 0) continue;
      const printed = outcome.stderr.trim().split('\n').slice(-LINES_SHOWN).join('\n');
      console.error(`rig: ${program} could not be built\n${printed}`);
      return false;
    }
    renameSync(built, folder);
    console.log(`rig: built ${module.name} ${module.version} in ${Math.round((performance.now() - started) / 1000)} s`);
    return true;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function go(module: ToolsModule, args: readonly string[]): Promise<Outcome> {
  const env = { ...process.env, CGO_ENABLED: '0', GOWORK: 'off' };
  return runProgram('go', args, { cwd: moduleFolder(module), env });
}

/**
 * Unpacks the dependency with the one text replaced, and gives a `go.mod` that takes it from there: what lies in Go's
 * own module cache cannot be edited.
 */
async function editedModule(module: ToolsModule, edit: FileEdit, partial: string): Promise<string> {
  const download = await go(module, ['mod', 'download', '-json', edit.module]);
  if (download.code !== 0) throw new Error(`${edit.module} could not be had: ${download.stderr || download.stdout}`);
  const { Zip, Version } = JSON.parse(download.stdout);
  const source = join(partial, 'source');
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(Zip)))) {
    const file = join(source, path.slice(`${edit.module}@${Version}/`.length));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  const edited = join(source, edit.file);
  const parts = readFileSync(edited, 'utf8').split(edit.from);
  if (parts.length !== 2)
    throw new Error(`${edit.from} stands ${parts.length - 1} times in ${edit.file} of ${edit.module}`);
  writeFileSync(edited, parts.join(edit.to));
  const goMod = join(partial, 'go.mod');
  const own = moduleFolder(module);
  writeFileSync(goMod, `${readFileSync(join(own, 'go.mod'), 'utf8')}\nreplace ${edit.module} => ${source}\n`);
  copyFileSync(join(own, 'go.sum'), join(partial, 'go.sum'));
  return goMod;
}
