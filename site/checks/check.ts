import { type Diagnostic, didYouMean, type Rule, type SpecPath } from '../diagnostics/index.ts';
import { findPlace, resolveCodes, type Site } from '../model/index.ts';
import { rules } from './index.ts';

/** Holds a site to every law, and then to what its author waived and assumed. */
export function check(site: Site): readonly Diagnostic[] {
  const found = rules.flatMap((rule) => findingsOf(rule, site));
  const { inForce, diagnostics } = readWaivers(site);
  return [
    ...found.filter((finding) => !inForce.some((waiver) => covers(waiver, finding))),
    ...diagnostics,
    ...unusedWaivers(inForce, found),
    ...assumptionsOfNothing(site),
  ];
}

/** What one rule finds, with its code and severity. */
export function findingsOf(rule: Rule<Site>, site: Site): readonly Diagnostic[] {
  return Array.from(rule.find(site), (finding) => ({ code: rule.code, severity: rule.severity, ...finding }));
}

interface Waiver {
  readonly code: string;
  readonly place: SpecPath;
  /** Where the waiver itself stands. */
  readonly path: SpecPath;
}

function covers(waiver: Waiver, finding: Diagnostic): boolean {
  return waiver.code === finding.code && waiver.place.every((key, i) => finding.path[i] === key);
}

/** A waiver that waives nothing is left over: on the day that its finding comes back, nobody would hear of it. */
function* unusedWaivers(waivers: readonly Waiver[], found: readonly Diagnostic[]): Iterable<Diagnostic> {
  for (const waiver of waivers) {
    if (found.some((finding) => covers(waiver, finding))) continue;
    yield {
      code: 'site/waiver-unused',
      severity: 'warning',
      path: waiver.path,
      message: `this waiver of "${waiver.code}" waives nothing: the check finds nothing at "${waiver.place.join('.')}"`,
      help: 'take it away, or name the place that the finding names',
    };
  }
}

function readWaivers(site: Site): { inForce: readonly Waiver[]; diagnostics: readonly Diagnostic[] } {
  const inForce: Waiver[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [i, { code, of, until }] of (site.spec.waivers ?? []).entries()) {
    const path = ['waivers', i];
    const place = findPlace(site.spec, of);
    const problems = [
      ...mayBeWaived(code, [...path, 'code']),
      ...(until < site.spec.site.asOf ? [expired(code, until, site.spec.site.asOf, [...path, 'until'])] : []),
      ...(place.path === undefined ? [nothingThere('waiver', of, place.near, [...path, 'of'])] : []),
    ];
    if (problems.length === 0 && place.path !== undefined) inForce.push({ code, place: place.path, path });
    diagnostics.push(...problems);
  }
  return { inForce, diagnostics };
}

function* mayBeWaived(code: string, path: SpecPath): Iterable<Diagnostic> {
  const rule = rules.find((known) => known.code === code);
  if (rule === undefined && !Object.hasOwn(resolveCodes, code)) {
    const help = didYouMean(
      code,
      rules.map((known) => known.code),
    );
    yield error(
      'site/unknown-reference',
      path,
      `there is no check "${code}" to waive`,
      help ?? '`afterhash explain` lists the codes',
    );
  } else if (rule === undefined || (rule.severity === 'error' && rule.waivable !== true)) {
    yield error(
      'site/waiver-not-allowed',
      path,
      `"${code}" cannot be waived: it is not a matter of judgement`,
      'mend what it finds, and take the waiver away',
    );
  }
}

function expired(code: string, until: string, asOf: string, path: SpecPath): Diagnostic {
  return error(
    'site/waiver-expired',
    path,
    `the waiver of "${code}" ended on ${until}, before ${asOf}`,
    'mend what it waived, or have a new day agreed',
  );
}

function* assumptionsOfNothing(site: Site): Iterable<Diagnostic> {
  for (const [i, { of }] of (site.spec.assumptions ?? []).entries()) {
    const place = findPlace(site.spec, of);
    if (place.path === undefined) yield nothingThere('assumption', of, place.near, ['assumptions', i, 'of']);
  }
}

function nothingThere(what: string, of: string, near: readonly string[], path: SpecPath): Diagnostic {
  const help =
    near.length > 0
      ? `did you mean "${near[0]}"?`
      : 'write the keys of this file with dots between, a range as it stands';
  return error('site/assumption-of-nothing', path, `this ${what} is of "${of}", which is not in the file`, help);
}

function error(code: keyof typeof resolveCodes, path: SpecPath, message: string, help: string): Diagnostic {
  return { code, severity: 'error', path, message, help };
}
