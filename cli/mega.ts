import { kW, type Power } from '../site/units/index.ts';

/** Large figures read in megawatts: from one of them, or from where a column of kilowatts gets too wide. */
export function mega(power: Power, from = 1): string {
  const megawatts = power.in(kW) / 1000;
  return megawatts >= from
    ? `${megawatts.toLocaleString('en-US', { maximumSignificantDigits: 4 })} MW`
    : String(power.as(kW));
}
