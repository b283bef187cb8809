import type { Rule } from '../diagnostics/index.ts';
import type { Site } from '../model/index.ts';

/** Every law that a site is held to, by code. */
export const rules: readonly Rule<Site>[] = [];
