import { allCodes, type Code } from '../cli/codes.ts';
import { schemas, schemaText } from '../cli/schema.ts';
import { type Chart, type ChartUpgrade, charts, manifests, upgrades } from '../site/catalog/index.ts';

const MADE = '<!-- Made by `npm run generate` from the rule itself: change that, not this page. -->';

/** Every file of docs/ that is made from the code, by its path there. */
export function generatedDocs(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [name, schema] of Object.entries(schemas)) files.set(`schema/${name}.json`, schemaText(schema));
  const codes = allCodes();
  files.set('checks/README.md', index(codes));
  for (const code of codes) files.set(`checks/${code.code}.md`, page(code));
  files.set('compatibility.md', compatibility());
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
  if (bad !== undefined) parts.push(`## Refused, at \`${bad.at}\`\n\n${yaml(bad.input)}`);
  if (good !== undefined) parts.push(`## Accepted\n\n${yaml(good)}`);
  return `${parts.join('\n\n')}\n`;
}

function severity({ severity, waivable }: Code): string {
  return `Severity: ${severity}. ${waivable ? 'It may be waived in the site file with a reason and a date.' : 'It cannot be waived.'}`;
}

function yaml(text: string): string {
  return `\`\`\`yaml\n${text.trimEnd()}\n\`\`\``;
}

/** The one table of what goes together: charts, Kubernetes, kinds, and the way from one version to the next. */
function compatibility(): string {
  const ways: Readonly<Record<string, ChartUpgrade>> = upgrades;
  const rows = Object.entries(charts as Readonly<Record<string, Chart>>).map(([key, chart]) => {
    const { min, max, basis } = chart.kubernetes;
    const window = min === undefined ? basis : `${min} ${max === undefined ? 'and later' : `to ${max}`}, ${basis}`;
    const way = ways[key];
    return [chart.name, chart.version, window, way?.writes.join(', '), way?.crds, way?.disruption, way?.seen]
      .map((cell) => (cell === undefined || cell === '' ? '-' : cell))
      .join(' | ');
  });
  // What has no chart has no window of its own either: it comes by the chart in the package, whole.
  for (const [name, { version }] of Object.entries(manifests))
    rows.push([name, version, 'unpublished', '-', 'helm', '-', '-'].join(' | '));
  return `${MADE.replace('the rule itself', 'site/catalog')}\n\n# What goes together\n\nEach chart in its pinned version. A site outside is refused by \`cluster/kubernetes-outside-window\`, \`cluster/chart-version-unknown\`, \`cluster/known-bad-combination\`, \`cluster/kernel-too-old\` or \`cluster/no-compute-domains\`; \`afterhash upgrade\` prints the way from one version to another.\n\n| chart | version | Kubernetes | kinds that are written | CRDs by | takes out of work | what is seen |\n| --- | --- | --- | --- | --- | --- | --- |\n${rows.map((row) => `| ${row} |`).join('\n')}\n`;
}
