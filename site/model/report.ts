import type { Diagnostic, SpecPath } from '../diagnostics/index.ts';
import type { InventoryCode } from '../spec/index.ts';
import type { ResolveCode } from './resolve-codes.ts';

/** Collects what cannot be resolved, so that all of it is reported together. */
export class Report {
  readonly diagnostics: Diagnostic[] = [];
  readonly #said = new Set<string>();

  add(
    code: ResolveCode | InventoryCode,
    path: SpecPath,
    message: string,
    help?: string,
    more: Pick<Diagnostic, 'file' | 'part' | 'related'> = {},
  ): void {
    // A key with a range stands for many things: what is wrong with it is said once.
    const once = JSON.stringify([code, path, more.file]);
    if (this.#said.has(once)) return;
    this.#said.add(once);
    this.diagnostics.push({
      code,
      severity: 'error',
      path,
      message,
      ...(help === undefined ? {} : { help }),
      ...more,
    });
  }
}
