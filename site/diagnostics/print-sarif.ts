import type { Diagnostic, Severity } from './diagnostic.ts';
import { type Located, type Locators, locate, locateAll, type Spot } from './locate.ts';
import type { Rule } from './rule.ts';

/** What SARIF tells of a rule; every `Rule` has it, and so do the codes of the reading stages. */
export type RuleFacts = Pick<Rule<never>, 'code' | 'severity' | 'holds' | 'because'>;

export interface SarifOptions {
  /** The version of Afterhash. */
  readonly version: string;
  /** Every rule that could have spoken. */
  readonly rules: readonly RuleFacts[];
}

const LEVEL: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/**
 * For code scanning: SARIF 2.1.0. Its columns are UTF-16 units where the run says so, and its `endColumn` is just after
 * the last character, as ours (https://docs.github.com/en/code-security/reference/code-scanning/codeql/codeql-cli/sarif-output, read 2026-11-22).
 */
export function printSarif(diagnostics: Iterable<Diagnostic>, locators: Locators, options: SarifOptions): string {
  const located = locateAll(diagnostics, locators);
  const rules = [...options.rules].sort((a, b) => (a.code < b.code ? -1 : 1));
  const indexOf = new Map(rules.map((rule, index) => [rule.code, index]));
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Afterhash', version: options.version, rules: rules.map(rule) } },
        columnKind: 'utf16CodeUnits',
        results: located.map((one) => result(one, indexOf.get(one.diagnostic.code), locators)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function rule({ code, severity, holds, because }: RuleFacts) {
  return {
    id: code,
    shortDescription: { text: holds },
    fullDescription: { text: because },
    help: { text: `${holds}\n\n${because}` },
    defaultConfiguration: { level: LEVEL[severity] },
  };
}

function result({ diagnostic, ...spot }: Located, ruleIndex: number | undefined, locators: Locators) {
  const { code, severity, message, help, related = [] } = diagnostic;
  return {
    ruleId: code,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: LEVEL[severity],
    message: { text: help === undefined ? message : `${message}\nhelp: ${help}` },
    locations: [location(spot)],
    ...(related.length > 0 && {
      relatedLocations: related.map((other) => ({
        ...location(locate(other, locators)),
        message: { text: other.message },
      })),
    }),
  };
}

function location({ file, range }: Spot) {
  return {
    physicalLocation: {
      artifactLocation: { uri: uri(file) },
      ...(range && {
        region: {
          startLine: range.start.line,
          startColumn: range.start.column,
          endLine: range.end.line,
          endColumn: range.end.column,
        },
      }),
    },
  };
}

/** A relative path stays relative, so that code scanning finds it in the repository. */
function uri(file: string): string {
  const path = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  if (path.startsWith('/')) return `file://${path}`;
  return /^[A-Za-z]%3A\//.test(path) ? `file:///${path.replace('%3A', ':')}` : path.replace(/^(\.\/)+/, '');
}
