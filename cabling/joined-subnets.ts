import type { Device, DeviceEnd, Discovered, Unread } from './discovered.ts';

/**
 * Several subnets as one: an adapter may have a port on each, as where every port is divided among the chips of a
 * switch. A switch is on one; where two files have it, one of them was taken twice and its links would count double.
 */
export function joinedSubnets(subnets: readonly Discovered[]): Discovered | Unread {
  const devices = new Map<string, Device>();
  for (const device of subnets.flatMap((subnet) => subnet.devices)) {
    const before = devices.get(device.guid);
    if (before !== undefined && device.kind === 'switch')
      return {
        message: `"${before.file}" and "${device.file}" are of one subnet: both have switch 0x${device.guid}`,
        help: 'name one file for each subnet',
      };
    devices.set(device.guid, before ?? device);
  }
  const only = ({ device, port }: DeviceEnd): DeviceEnd => ({ device: devices.get(device.guid) ?? device, port });
  return {
    devices: [...devices.values()],
    links: subnets.flatMap(({ links }) =>
      links.map((link) => ({ ...link, ends: [only(link.ends[0]), only(link.ends[1])] as const })),
    ),
  };
}
