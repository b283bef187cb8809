import type { AlertDomain, MeterName } from '../../site/catalog/index.ts';
import { meters } from './meters.ts';

/** Who hears of a meter that is silent: whoever hears of what it measures. */
export function domainOf(name: MeterName): AlertDomain {
  const labels: readonly string[] = meters[name].labels;
  if (labels.includes('programme')) return 'energy';
  return labels.includes('hall') ? 'cooling' : 'power';
}
