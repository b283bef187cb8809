import type { Diagnostic, Severity } from './diagnostic.ts';

/** A published source: what it is, where it is, and when it was read. */
export interface Citation {
  readonly title: string;
  /** Absent for a printed standard. */
  readonly url?: string;
  /** The day it was read: `2026-11-22`. */
  readonly date: string;
}

/** What a rule finds: a diagnostic without the code and severity, which are the rule's. */
export type Finding = Omit<Diagnostic, 'code' | 'severity'>;

/** A law that a subject must keep: its documentation, its code and its examples in one place. */
export interface Rule<Subject> {
  readonly code: string;
  readonly severity: Severity;
  /** The law, as a sentence that is true of a good site. */
  readonly holds: string;
  /** Why it is a law. */
  readonly because: string;
  /** An error of judgement, not of physics, that the author may waive with a reason and a date. Warnings always may be. */
  readonly waivable?: boolean;
  readonly citations: readonly Citation[];
  find(subject: Subject): Iterable<Finding>;
  readonly examples: RuleExamples;
}

/** Whole site files. An invalid one yields exactly one finding of its rule, at exactly the path it names. */
export interface RuleExamples {
  readonly valid: readonly string[];
  readonly invalid: readonly {
    readonly input: string;
    readonly at: string;
    /** Inventories that the site file names, by name. */
    readonly beside?: Readonly<Record<string, string>>;
  }[];
}
