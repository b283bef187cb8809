import { didYouMean } from '../site/diagnostics/index.ts';
import { UnreadableInput } from '../site/spec/unreadable-input.ts';
import { allCodes, type Code } from './codes.ts';
import { exitCodes } from './exit-codes.ts';
import { terminal } from './terminal.ts';

/** Explains a rule by its code, or a number that `show` prints by its site file and its path. */
export async function explainCommand(what: string, path?: string, phase?: string): Promise<number> {
  if (path !== undefined) return await (await import('./explain-figure.ts')).explainFigure(what, path, phase);
  process.stdout.write(explain(codeNamed(what)));
  return exitCodes.clean;
}

function codeNamed(name: string): Code {
  const codes = allCodes();
  const code = codes.find((one) => one.code === name);
  if (code !== undefined) return code;
  if (/\.ya?ml$/.test(name))
    throw new UnreadableInput(
      `which number of "${name}" is to be explained?`,
      `name one that \`show --format json\` has, as in \`afterhash explain ${name} power.facility\``,
    );
  throw new UnreadableInput(
    `there is no rule "${name}"`,
    didYouMean(
      name,
      codes.map((one) => one.code),
    ) ?? 'rules are named as `check` prints them, as in power/failure-overload',
  );
}

/** What a rule holds, why, its sources, and an example that fails and one that passes. */
function explain(code: Code): string {
  const { bold, dim } = terminal().paint;
  const parts = [
    `${bold(code.code)} ${dim(`(${code.severity}${code.waivable ? ', may be waived with a reason and a date' : ''})`)}`,
    '',
    code.holds,
    '',
    code.because,
  ];
  if (code.citations.length > 0)
    parts.push(
      '',
      bold('sources'),
      ...code.citations.map(({ title, url, date }) => `  ${[title, url, date].filter(Boolean).join(', ')}`),
    );
  const bad = code.examples?.invalid[0];
  const good = code.examples?.valid[0];
  if (bad !== undefined) parts.push('', bold(`refused, at ${bad.at}`), indent(bad.input));
  for (const [name, text] of Object.entries(bad?.beside ?? {}))
    parts.push('', bold(`beside it, ${name}`), indent(text));
  if (good !== undefined) parts.push('', bold('accepted'), indent(good));
  return `${parts.join('\n')}\n`;
}

function indent(text: string): string {
  return text.trimEnd().replaceAll(/^(?=.)/gm, '  ');
}
