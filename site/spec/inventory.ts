import { type Diagnostic, didYouMean, type Locator } from '../diagnostics/index.ts';
import type { InventoryCode } from './inventory-codes.ts';
import { clip } from './source-scalar.ts';
import { readTable, type TableLine } from './table.ts';

/** Columns of an inventory, in the order in which they are written. */
export const inventoryColumns = ['host', 'hall', 'row', 'rack', 'u', 'slot', 'serial'] as const;

export type InventoryColumn = (typeof inventoryColumns)[number];

/** One host as it was written; what is not well said is absent, and reported. */
export interface HostLine {
  readonly line: number;
  readonly host?: string;
  readonly hall?: string;
  readonly row?: string;
  /** In its row, from 1. */
  readonly rack?: number;
  /** Lowest unit that it takes in its rack, from 1. */
  readonly u?: number;
  /** Place in its rack from 1, where racks come stacked. */
  readonly slot?: number;
  readonly serial?: string;
}

/** The hosts of a pool, as far as a file alone tells. Whether their places are there is for those who know the building. */
export interface Inventory {
  readonly file: string;
  readonly columns: ReadonlySet<string>;
  readonly lines: readonly HostLine[];
}

export interface ReadInventory {
  readonly inventory: Inventory;
  readonly source: Locator;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a table of hosts. All problems are reported together. */
export function readInventory(input: string | Uint8Array, file: string): ReadInventory {
  const table = readTable(input, file);
  const names = table.head.cells.map(({ value }) => value);
  const diagnostics = [...table.diagnostics];
  const report: Told = (code, [line, column], message, help) =>
    diagnostics.push({ code, severity: 'error', file, path: column === '' ? [line] : [line, column], message, help });
  if (diagnostics.length === 0 || names.length > 1) refuseColumns(table.head, report);
  const lines = table.lines.map((line) => hostLine(line, names, report));
  if (lines.length === 0 && diagnostics.length === 0)
    report('inventory/not-a-table', [table.head.line, ''], 'it lists no host', NO_HOST);
  return { inventory: { file, columns: new Set(names), lines }, source: table.source, diagnostics };
}

type Told = (code: InventoryCode, at: readonly [line: number, column: string], message: string, help: string) => void;

const NO_HOST =
  'list one host at least, or take "inventory" away until there is one: nodes are then named by their places';

/** Where racks come stacked it is slot in the place of u, which only the building knows. */
const NEEDED: readonly InventoryColumn[] = ['host', 'hall', 'row', 'rack'];

function refuseColumns({ line, cells }: TableLine, report: Told): void {
  const seen = new Set<string>();
  for (const { value } of cells) {
    if (seen.has(value))
      report('inventory/unknown-column', [line, value], `column "${clip(value)}" is given twice`, 'take one away');
    else if (!inventoryColumns.some((column) => column === value))
      report(
        'inventory/unknown-column',
        [line, value],
        value === '' ? 'a column has no name' : `an inventory has no column "${clip(value)}"`,
        didYouMean(value, inventoryColumns) ?? `its columns are ${inventoryColumns.join(', ')}`,
      );
    seen.add(value);
  }
  for (const column of NEEDED)
    if (!seen.has(column))
      report('inventory/missing-column', [line, ''], `it has no column "${column}"`, `add it: ${EXAMPLE}`);
}

const EXAMPLE = 'the first lines read "host,hall,row,rack,u" and "gpu-a17,hall-1,row-3,5,13", say';

function hostLine({ line, cells }: TableLine, names: readonly string[], report: Told): HostLine {
  const read: { -readonly [column in keyof HostLine]: HostLine[column] } = { line };
  const words = new Map(cells.map(({ value }, i) => [names[i], value]));
  const at = <K extends InventoryColumn>(column: K, take: (text: string) => HostLine[K] | Refusal) => {
    const text = words.get(column);
    if (text === undefined || (text === '' && column === 'serial')) return;
    const taken = refusalOf(column, text) ?? take(text);
    if (taken instanceof Refusal) report('inventory/invalid-value', [line, column], taken.message, taken.help);
    else read[column] = taken;
  };
  at('host', hostName);
  at('hall', (text) => text);
  at('row', (text) => text);
  for (const column of ['rack', 'u', 'slot'] as const) at(column, (text) => wholeNumber(column, text));
  at('serial', serialNumber);
  return read;
}

class Refusal {
  readonly message: string;
  readonly help: string;

  constructor(message: string, help: string) {
    this.message = message;
    this.help = help;
  }
}

/** What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection, https://owasp.org/www-community/attacks/CSV_Injection). */
const FORMULA = /^[=+\-@]/;

/** A node's name is a label's value too, as a serial number is. */
const LONGEST = 63;

function refusalOf(column: string, text: string): Refusal | undefined {
  if (text === '') return new Refusal(`a line has no ${column}`, `write its ${column}, or take the line away`);
  if (FORMULA.test(text))
    return new Refusal(
      `"${clip(text)}" is a formula to a spreadsheet, which would run it`,
      `write the ${column} itself, beginning with a letter or digit`,
    );
  return undefined;
}

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';

/** DNS-1123 subdomain: what the API server takes for a node's name. */
const NODE_NAME = new RegExp(String.raw`^${LABEL}(\.${LABEL})*$`);

function hostName(text: string): string | Refusal {
  if (text.length > LONGEST)
    return new Refusal(
      `host "${clip(text)}" has ${text.length} characters, where ${LONGEST} fit`,
      'a node is called so in a label too: leave its domain out, here and on the machine',
    );
  if (NODE_NAME.test(text)) return text;
  const lower = text.toLowerCase();
  return new Refusal(
    `"${clip(text)}" is not a name that a node can have`,
    NODE_NAME.test(lower)
      ? `write "${lower}"`
      : 'names have lower-case letters, digits, "-" and ".", and begin and end with a letter or digit',
  );
}

function wholeNumber(column: string, text: string): number | Refusal {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  const digits = /\d+/.exec(text)?.[0];
  return new Refusal(
    `${column} "${clip(text)}" is not a whole number from 1`,
    digits === undefined ? 'count from 1' : `write the number alone, as in ${Number(digits) || 1}`,
  );
}

function serialNumber(text: string): string | Refusal {
  if (text.length <= LONGEST && /^[A-Za-z0-9]([-_.A-Za-z0-9]*[A-Za-z0-9])?$/.test(text)) return text;
  return new Refusal(
    `serial "${clip(text)}" cannot be the value of a label`,
    `a label holds up to ${LONGEST} letters, digits, "-", "_" and "."; leave it empty where it does not fit`,
  );
}
