/** What is measured, a sample a minute, and how often the alert fires at a minute. */
export interface AlertCase {
  readonly alert: string;
  readonly when: string;
  readonly series: Readonly<Record<string, string>>;
  readonly atMinute: number;
  readonly fires: number;
  /** Labels that it then carries, for whoever routes it. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** The same value for so many minutes. */
export const steady = (value: number, minutes: number) => `${Math.round(value)}+0x${minutes}`;

/** A case that fires, and one that stays silent. */
export function both(
  alert: string,
  when: string,
  atMinute: number,
  [loud, silent]: readonly [AlertCase['series'], AlertCase['series']],
  labels: Readonly<Record<string, string>> = {},
): readonly AlertCase[] {
  return [
    { alert, when, series: loud, atMinute, fires: 1, labels },
    { alert, when, series: silent, atMinute, fires: 0 },
  ];
}
