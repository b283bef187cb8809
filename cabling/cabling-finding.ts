import type { Finding } from '../site/diagnostics/index.ts';
import type { Fabric } from '../site/model/index.ts';
import type { CablingCode } from './codes.ts';
import type { Spot } from './discovered.ts';

/** What is said of a live fabric: at a line of what was found, or of the site file where nothing was. */
export interface CablingFinding extends Finding {
  readonly code: CablingCode;
}

export function cablingFinding(
  code: CablingCode,
  { path }: Pick<Fabric, 'path'>,
  spot: Spot | undefined,
  message: string,
  help: string,
): CablingFinding {
  return { code, path, ...(spot && { file: spot.file, range: spot.range }), message, help };
}
