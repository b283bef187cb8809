import type { ShellSpec, SiteSpec } from '../spec/index.ts';
import type { Report } from './report.ts';
import { type RowShell, rowsNamed } from './resolve-rows.ts';
import type { Row, Shell } from './site.ts';

/** A shell before its rows are worked out. */
export interface ShellDraft {
  readonly id: string;
  readonly spec: ShellSpec;
  readonly shells: readonly RowShell[];
}

/** The racks that tenants bring, and the rows that they name. */
export function shellDrafts(
  spec: SiteSpec,
  rows: ReadonlyMap<string, RowShell>,
  report: Report,
): readonly ShellDraft[] {
  return Object.entries(spec.shells ?? {}).map(([id, shell]) => ({
    id,
    spec: shell,
    shells: rowsNamed(shell.racks, rows, ['shells', id, 'racks'], report),
  }));
}

/** The shell with its numbers, and the rows that it fills. */
export function shellFrom(draft: ShellDraft, rows: readonly Row[]): Shell {
  const racks = rows.reduce((sum, row) => sum + row.racks, 0);
  return {
    id: draft.id,
    spec: draft.spec,
    path: ['shells', draft.id],
    rows,
    racks,
    rackDraw: draft.spec.draw,
    draw: draft.spec.draw.times(racks),
  };
}
