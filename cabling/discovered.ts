import type { Range } from '../site/diagnostics/index.ts';

/** Where a thing was read. */
export interface Spot {
  readonly file: string;
  readonly range: Range;
}

/** A switch chip, an adapter or a router of a live fabric. */
export interface Device extends Spot {
  readonly kind: 'switch' | 'adapter' | 'router';
  /** 16 hex digits. */
  readonly guid: string;
  /** What it calls itself, or what a map of names calls it. */
  readonly description: string;
}

export interface DeviceEnd {
  readonly device: Device;
  readonly port: number;
}

/** A link that is up, said once though both of its ends print it. */
export interface LiveLink extends Spot {
  readonly ends: readonly [DeviceEnd, DeviceEnd];
  /** As it is printed: `4xNDR`. */
  readonly said: string;
  /** Absent where the program does not know the speed, and prints question marks. */
  readonly gbps: number | undefined;
}

/** What was found on live fabrics. */
export interface Discovered {
  readonly devices: readonly Device[];
  readonly links: readonly LiveLink[];
}

/** Why a file says nothing of a fabric. */
export interface Unread {
  readonly message: string;
  readonly help: string;
}
