import { type Cited, printCitations } from '../catalog/index.ts';
import type { SpecPath } from '../diagnostics/index.ts';
import { append } from '../model/append.ts';
import { Quantity } from '../units/index.ts';
import { span } from './span.ts';

/** One number that went into a figure. */
export interface Operand {
  readonly name: string;
  readonly value: string;
  /** Where the author wrote it, or wrote the thing that it is of. */
  readonly written?: SpecPath;
  /** The figure of the overview that it is, for whoever asks on. */
  readonly figure?: string;
  readonly published?: Published;
}

/** Who published a number, and of what. */
export interface Published {
  /** A catalog entry, or the kind of thing that it is of. */
  readonly of: string;
  readonly by: string;
}

/** Where a number of the overview came from: how it was worked out, and every number that it was worked out of. */
export interface Origin {
  /** The figure, as its path in the overview names it: `power.elements.tx-a1.usable`. */
  readonly figure: string;
  /** The sum in numbers, or what the figure is. */
  readonly is: string;
  readonly from: readonly Operand[];
  /** The law or standard that the sum follows. */
  readonly source?: string;
}

/** A figure that stands in the file as it is shown. */
export function asWritten(figure: string, value: unknown, written: SpecPath): Origin {
  return { figure, is: `${value}, as written`, from: [{ name: nameAt(written), value: String(value), written }] };
}

/** Fields that the author wrote, with their values; what was left out is a default, and stands nowhere. */
export function inputsOf(path: SpecPath, spec: object, fields: readonly string[]): readonly Operand[] {
  return fields
    .filter((field) => Object.hasOwn(spec, field))
    .map((field) => ({ name: field, value: printed(spec[field as never]), written: [...path, field] }));
}

/** `row 12 m, aisle 3 m` of what is written as several fields. */
function printed(value: unknown): string {
  return typeof value !== 'object' || value === null || value instanceof Quantity
    ? String(value)
    : Object.entries(value)
        .map(([name, inner]) => (Array.isArray(value) ? printed(inner) : `${name} ${printed(inner)}`))
        .join(', ');
}

/** Numbers that a sum shows before it only says how many there are: the operands below it have them all. */
const SHOWN = 4;

/** A sum of its operands. */
export function sumOf(figure: string, from: readonly Operand[], sum: unknown, source?: string): Origin {
  const values = from.map(({ value }) => value);
  const is =
    from.length === 0
      ? `nothing: ${sum}`
      : from.length > SHOWN
        ? `sum of the ${from.length} below = ${sum}`
        : values.length === 1 && values[0] === String(sum)
          ? `${sum}`
          : `${values.join(' + ')} = ${sum}`;
  return { figure, is, from, ...(source === undefined ? {} : { source }) };
}

/** A value that is a sum itself. */
const OF_SEVERAL = / [-+x/] | to /;

/** Things of one line of the file with the same value, as one operand: `tx-a1..6` of `6 x 1,136 kW`. */
export function alike<T>(things: Iterable<T>, operandOf: (thing: T) => Operand): readonly Operand[] {
  const groups = new Map<string, Operand[]>();
  for (const thing of things) {
    const operand = operandOf(thing);
    append(groups, JSON.stringify([operand.written, operand.value, operand.published?.of]), operand);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined || group.length === 1) return group;
    const { figure: _, ...shared } = first;
    const value = `${group.length} x ${OF_SEVERAL.test(first.value) ? `(${first.value})` : first.value}`;
    return [{ ...shared, name: span(group.map(({ name }) => name)), value }];
  });
}

/** What a field of a catalog entry rests on. */
export function publishedBy<Field extends string>(
  entry: Cited<Field> & { readonly id: string },
  field: NoInfer<Field>,
): Published {
  return { of: entry.id, by: printCitations(entry, field) };
}

function nameAt(path: SpecPath): string {
  return String(path.findLast((key) => typeof key === 'string') ?? '');
}
