import type { Overview } from '../site/view/overview.ts';
import { counted } from './counted.ts';
import { columns } from './table.ts';

/** What each Prometheus reads, holds, keeps and sends on. */
export function printMonitoring({ monitoring }: Overview): string {
  if (monitoring === null) return '';
  const { replicas, series, samples, memory, blocks, disk, shards } = monitoring;
  const most = memory.limit === null ? '' : `, ${memory.limit} at most`;
  const each = replicas > 1 ? ' each' : '';
  const sent =
    shards === null ? [] : [['sent on', `${counted(shards.least, 'queue')} at first, ${shards.most} at most`]];
  return columns([
    [
      `${replicas} Prometheus`,
      `${series.toLocaleString('en-US')} series or more, ${samples.toLocaleString('en-US')} samples a second`,
    ],
    ['memory', `${memory.request}${each}${most}`],
    ['disk', `${disk === null ? 'an empty directory of the node' : `${disk}${each}`}, for blocks of ${blocks}`],
    ...sent,
  ]);
}
