/** A place between two characters, as editors count: the first line and the first column are 1, a column is a UTF-16 unit. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A stretch of a file. `end` is just after the last character. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}
