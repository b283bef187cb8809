import type { Device } from './discovered.ts';

/** A managed switch: its host name, model and chip. A Q3400 has four chips, and each is a device (NVIDIA/topograph, tests/output/ibnetdiscover, and dumps of ibdiagnet, read 2026-11-26). */
const SWITCH = /^MF0;([^;:]+):[^;:/]+\/U(\d+)$/;

/** `%h %d`, the default of rdma-ndd, or `host HCA-1` of older drivers (rdma-core, rdma-ndd(8), read 2026-11-26). */
const ADAPTER = /^(\S+) (\S+)$/;

/** What a device out of its box says: `MT4129 ConnectX7   Mellanox Technologies`. */
const MAKER = /Mellanox Technologies/;

/** The part of a switch that adds up for its nodes (SHARP). It hangs on a port of its own inside of the box. */
const AGGREGATION = 'Aggregation Node';

/** Who a device says that it is. */
export type Called =
  | { readonly is: 'switch'; readonly name: string; readonly chip: number }
  | { readonly is: 'adapter'; readonly host: string; readonly adapter: string }
  | { readonly is: 'aggregation' }
  | { readonly is: 'nameless' };

export function calledOf({ kind, description }: Device): Called {
  if (kind === 'switch') {
    const [, name, chip] = SWITCH.exec(description) ?? [];
    if (name !== undefined) return { is: 'switch', name: name.toLowerCase(), chip: Number(chip) };
    if (MAKER.test(description) || description.trim() === '') return { is: 'nameless' };
    return { is: 'switch', name: description.trim().toLowerCase(), chip: 1 };
  }
  if (description.includes(AGGREGATION)) return { is: 'aggregation' };
  const [, host, adapter] = MAKER.test(description) ? [] : (ADAPTER.exec(description.trim()) ?? []);
  if (host === undefined || adapter === undefined) return { is: 'nameless' };
  return { is: 'adapter', host: host.toLowerCase(), adapter: asDriver(adapter) };
}

/** Older drivers count from 1 what the kernel counts from 0: `HCA-6` is mlx5_5. */
export function asDriver(adapter: string): string {
  const [, number] = /^HCA-([1-9]\d*)$/.exec(adapter) ?? [];
  return number === undefined ? adapter : `mlx5_${Number(number) - 1}`;
}
