import { cablingCodes } from '../cabling/codes.ts';
import { rules } from '../site/checks/index.ts';
import type { Citation, RuleExamples, Severity } from '../site/diagnostics/index.ts';
import { resolveCodes } from '../site/model/index.ts';
import { inventoryCodes } from '../site/spec/inventory-codes.ts';
import { fieldCodes } from '../site/spec/read-spec.ts';
import { sourceRules } from '../site/spec/source-codes.ts';

/** Everything that Afterhash may say, whichever stage says it. */
export interface Code {
  readonly code: string;
  readonly severity: Severity;
  readonly holds: string;
  readonly because: string;
  readonly citations: readonly Citation[];
  readonly waivable: boolean;
  readonly examples: RuleExamples | undefined;
}

/** What a stage says before, or beside, the rules. */
interface StageCode extends Pick<Code, 'holds' | 'because'>, Partial<Pick<Code, 'severity' | 'citations'>> {}

export function allCodes(): readonly Code[] {
  const stage = (codes: Readonly<Record<string, StageCode>>): Code[] =>
    Object.entries(codes).map(([code, { holds, because, severity = 'error', citations = [] }]) => ({
      code,
      severity,
      holds,
      because,
      citations,
      waivable: false,
      examples: undefined,
    }));
  return [
    ...stage(Object.fromEntries(sourceRules)),
    ...stage(fieldCodes),
    ...stage(resolveCodes),
    ...stage(catalogCodes),
    ...stage(inventoryCodes),
    ...stage(cablingCodes),
    ...rules.map(
      (rule): Code => ({ ...rule, waivable: rule.waivable ?? rule.severity !== 'error', examples: rule.examples }),
    ),
  ].sort((a, b) => (a.code < b.code ? -1 : 1));
}

const catalogCodes = {
  'catalog/invalid-entry': {
    holds: "Every entry of a site's own catalog has the fields of its kind, with units and at least one citation.",
    because: 'A figure without a source is a guess, and the whole site is checked against it.',
  },
} as const;
