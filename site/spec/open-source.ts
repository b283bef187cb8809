import { constants } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { nearest } from '../diagnostics/index.ts';
import { type Reading, readSource } from './source.ts';
import { UnreadableInput } from './unreadable-input.ts';

/** How large a file of the author's may be, in bytes, and what to do about a larger one. */
export interface SizeLimit {
  readonly bytes: number;
  /** What has at most so many: `a site file`. */
  readonly of: string;
  readonly help: string;
}

/** The largest site, a gigawatt, needs a tenth of it: ranges stand for many. */
const SITE_FILE: SizeLimit = { bytes: 1_000_000, of: 'a site file', help: 'use ranges, as in "row-(1..80)"' };

/** Reads a file of the author's. Rejects with `UnreadableInput` when there is none to read. */
export async function openSource(path: string): Promise<Reading> {
  return readSource(await openBytes(path, SITE_FILE), path);
}

/** Reads any file that a person names. Rejects with `UnreadableInput` when there is none to read. */
export async function openBytes(path: string, limit: SizeLimit): Promise<Uint8Array> {
  const bytes = await readBytes(path, limit);
  return bytes instanceof UnreadableInput ? Promise.reject(bytes) : bytes;
}

/** What is in a file, or why nobody can say. */
export function readBytes(path: string, limit: SizeLimit): Promise<Uint8Array | UnreadableInput> {
  return bytesOf(path, limit).catch((error: unknown) => unreadable(error, path));
}

async function bytesOf(path: string, limit: SizeLimit): Promise<Uint8Array | UnreadableInput> {
  // Non-blocking, so that a named pipe does not hold the program for ever.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stat = await file.stat();
    if (stat.isDirectory()) return new UnreadableInput(`"${path}" is a folder`, await yamlInside(path));
    if (!stat.isFile()) return new UnreadableInput(`"${path}" is not a file`);
    if (stat.size > limit.bytes) return tooLarge(path, stat.size, limit);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function tooLarge(path: string, bytes: number, { bytes: most, of, help }: SizeLimit): UnreadableInput {
  const megabytes = (size: number) => `${(size / 1e6).toLocaleString('en-US', { maximumFractionDigits: 1 })} MB`;
  return new UnreadableInput(`"${path}" has ${megabytes(bytes)}, and ${of} has at most ${megabytes(most)}`, help);
}

/** What the operating system said, in the author's words. */
export async function unreadable(error: unknown, path: string): Promise<UnreadableInput> {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return missing(error, path);
  if (code === 'EACCES' || code === 'EPERM') {
    return new UnreadableInput(`no permission to read "${path}"`, `try: chmod u+r ${path}`, error);
  }
  return new UnreadableInput(`"${path}" cannot be read: ${String(code ?? error)}`, undefined, error);
}

async function missing(cause: unknown, path: string): Promise<UnreadableInput> {
  const folder = dirname(path);
  const names = await filesIn(folder);
  if (names === undefined) return new UnreadableInput(`no folder "${folder}" here`, undefined, cause);
  const [near] = nearest(basename(path), names, 1);
  const help = near === undefined ? undefined : `there is a "${folder === '.' ? near : join(folder, near)}"`;
  return new UnreadableInput(`no file "${path}" here`, help, cause);
}

async function yamlInside(folder: string): Promise<string | undefined> {
  const names = (await filesIn(folder)) ?? [];
  const first = names.find((name) => name === 'site.yaml') ?? names.filter((name) => /\.ya?ml$/.test(name)).sort()[0];
  return first === undefined ? undefined : `there is a "${join(folder, first)}"`;
}

async function filesIn(folder: string): Promise<string[] | undefined> {
  return readdir(folder).catch(() => undefined);
}
