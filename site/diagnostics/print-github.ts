import type { Diagnostic, Severity } from './diagnostic.ts';
import { type Locators, locateAll } from './locate.ts';

/** Workflow commands: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions (read 2026-11-22). */
const COMMAND: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** For a GitHub workflow: each diagnostic becomes an annotation of the changed line. */
export function printGithub(diagnostics: Iterable<Diagnostic>, locators: Locators): string {
  let printed = '';
  for (const { diagnostic, file, range } of locateAll(diagnostics, locators)) {
    const { code, severity, message, help } = diagnostic;
    const place = range ? [`line=${range.start.line}`, `col=${range.start.column}`] : [];
    const properties = [`file=${property(file)}`, ...place, `title=${property(code)}`].join(',');
    const text = help === undefined ? message : `${message}\nhelp: ${help}`;
    printed += `::${COMMAND[severity]} ${properties}::${data(text)}\n`;
  }
  return printed;
}

/** A raw line break would end the command, and let a site file write the next one. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
