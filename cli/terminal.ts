import picocolors from 'picocolors';

/** Columns where nobody says how many there are. */
const DEFAULT_WIDTH = 80;

export interface Terminal {
  readonly colour: boolean;
  readonly width: number;
  readonly paint: ReturnType<typeof picocolors.createColors>;
}

/** Colour only on a terminal, and not where NO_COLOR asks for none (no-color.org). */
export function terminal(stream: NodeJS.WriteStream = process.stdout): Terminal {
  const colour = stream.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
  return { colour, width: stream.columns ?? DEFAULT_WIDTH, paint: picocolors.createColors(colour) };
}
