import type { Site } from '../site/model/index.ts';

/** A program that is not Terraform, and the files that it reads. */
export interface ExportTarget {
  /** What a person types: `opensm`. */
  readonly name: string;
  /** What is written and for whom, in one line. */
  readonly writes: string;
  /** The files of a site, or why it has none. A site with an error is not asked. */
  export(site: Site): Exported;
}

export type Exported =
  | {
      /** Text by path, in the order in which a person reads it. */
      readonly files: ReadonlyMap<string, string>;
      /** What the reader has to know before they use it. */
      readonly notes?: readonly string[];
    }
  | {
      /** Why there is nothing to write, as a message. */
      readonly nothing: string;
      readonly help: string;
    };
