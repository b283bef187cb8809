/** The environment is at fault, not what the author wrote: no such file, no permission. The command ends with exit code 2. */
export class UnreadableInput extends Error {
  /** Something that a person can do. */
  readonly help: string | undefined;

  constructor(message: string, help?: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'UnreadableInput';
    this.help = help;
  }
}
