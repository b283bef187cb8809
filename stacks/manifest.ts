/** The part of CDKTF's manifest.json that is read here. Its paths start at the output folder. */
export interface Manifest {
  readonly stacks: Readonly<Record<string, ManifestStack>>;
}

export interface ManifestStack {
  readonly name: string;
  readonly workingDirectory: string;
  readonly synthesizedStackPath: string;
  readonly annotations: readonly { readonly level: string; readonly message: string; readonly constructPath: string }[];
}
