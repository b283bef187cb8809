import { compareVersions, driverBranches, driverBranchOf } from '../catalog/index.ts';

/** Why a driver is mended no more on a day, and the nearest that is. */
export interface EndedBranch {
  readonly why: string;
  readonly help: string;
}

/** Whether the branch of a driver is mended by NVIDIA on a day (`2026-11-22`); undefined where it is. */
export function endedBranch(version: string, day: string): EndedBranch | undefined {
  const branch = driverBranchOf(version);
  const known = driverBranches.find((one) => one.branch === branch);
  // A month is before every day that is in it, and its last day is still within.
  const mended = driverBranches.filter(({ ends }) => ends >= day.slice(0, 'yyyy-mm'.length));
  if (known !== undefined && mended.includes(known)) return undefined;
  const nearest = mended.find((one) => compareVersions(one.branch, branch) > 0) ?? mended.at(-1);
  return {
    why:
      known === undefined
        ? `of branch ${branch}, which is none that NVIDIA mends for years`
        : `of branch ${branch}, which NVIDIA has not mended since ${known.ends}`,
    help:
      nearest === undefined
        ? 'take a branch that is mended'
        : `take one of branch ${nearest.branch}, the nearest that is mended (until ${nearest.ends})`,
  };
}
