/** A small change of a blueprint's site file that the real world would punish. */
export interface Variant {
  /** What somebody wants, as a reviewer would put it. */
  readonly wants: string;
  /** Text that stands exactly once in the file, and what comes in its place. */
  readonly change: { readonly [text: string]: string };
  /** All that is refused: the code, and how the line begins that is pointed at. */
  readonly refused: readonly { readonly code: string; readonly at: string }[];
  /**
   * A change so large that half of the building is too small for it: what is named above is among what is refused.
   *
   * @default false
   */
  readonly andMore?: boolean;
}
