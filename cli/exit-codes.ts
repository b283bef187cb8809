/** What every command ends with. */
export const exitCodes = {
  clean: 0,
  findings: 1,
  wrongUse: 2,
  /** EX_SOFTWARE of sysexits.h: a bug of ours. */
  bug: 70,
} as const;
