import { allCodes, type Code } from '../cli/codes.ts';
import { schemas, schemaText } from '../cli/schema.ts';
import { compatibilityPage } from './compatibility-page.ts';

const MADE = '<!-- Made by `npm run generate` from the rule itself: change that, not this page. -->';

/** Every file of docs/ that is made from the code, by its path there. */
export function generatedDocs(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [name, schema] of Object.entries(schemas)) files.set(`schema/${name}.json`, schemaText(schema));
  const codes = allCodes();
  files.set('checks/README.md', index(codes));
  for (const code of codes) files.set(`checks/${code.code}.md`, page(code));
  files.set('compatibility.md', compatibilityPage());
  return files;
}

function index(codes: readonly Code[]): string {
  const rows = codes.map(({ code, severity, holds }) => `| [${code}](${code}.md) | ${severity} | ${holds} |`);
  return `${MADE}\n\n# What is checked\n\n| code | severity | what holds |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}

function page(code: Code): string {
  const parts = [MADE, `# ${code.code}`, `${code.holds}`, code.because, severity(code)];
  if (code.citations.length > 0)
    parts.push(
      `## Sources\n\n${code.citations.map(({ title, url, date }) => `- ${url === undefined ? title : `[${title}](${url})`}, read ${date}`).join('\n')}`,
    );
  const [bad] = code.examples?.invalid ?? [];
  const [good] = code.examples?.valid ?? [];
  if (bad !== undefined)
    parts.push(`## Refused, at \`${bad.at}\`\n\n${[yaml(bad.input), ...besides(bad.beside)].join('\n\n')}`);
  if (good !== undefined) parts.push(`## Accepted\n\n${yaml(good)}`);
  return `${parts.join('\n\n')}\n`;
}

function besides(files: Readonly<Record<string, string>> = {}): readonly string[] {
  return Object.entries(files).map(([name, text]) => `Beside it, \`${name}\`:\n\n\`\`\`csv\n${text.trimEnd()}\n\`\`\``);
}

function severity({ severity, waivable }: Code): string {
  return `Severity: ${severity}. ${waivable ? 'It may be waived in the site file with a reason and a date.' : 'It cannot be waived.'}`;
}

function yaml(text: string): string {
  return `\`\`\`yaml\n${text.trimEnd()}\n\`\`\``;
}
