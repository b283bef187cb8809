import type { Api, ObjectRef } from './kubernetes/api.ts';

/** A kind of device that pods claim, with the attributes that a driver would say of it. */
export interface DeviceKind {
  readonly deviceClass: string;
  readonly driver: string;
  /** One device of a node, by its place on it from 0. */
  readonly attributes: (place: number) => {
    readonly [name: string]: { readonly string?: string; readonly int?: number };
  };
  /** What the class takes, in CEL. */
  readonly selector: string;
}

/**
 * Whole GPUs, and the one channel of a node that pods claim by default, as the charts of the DRA driver have their
 * classes (https://github.com/kubernetes-sigs/dra-driver-nvidia-gpu, read 2026-11-26).
 */
export const deviceKinds = {
  gpu: {
    deviceClass: 'gpu.nvidia.com',
    driver: 'gpu.nvidia.com',
    attributes: () => ({ type: { string: 'gpu' } }),
    selector: "device.driver == 'gpu.nvidia.com' && device.attributes['gpu.nvidia.com'].type == 'gpu'",
  },
  channel: {
    deviceClass: 'compute-domain-default-channel.nvidia.com',
    driver: 'compute-domain.nvidia.com',
    attributes: (id) => ({ type: { string: 'channel' }, id: { int: id } }),
    selector:
      "device.driver == 'compute-domain.nvidia.com' && device.attributes['compute-domain.nvidia.com'].type == 'channel' && device.attributes['compute-domain.nvidia.com'].id == 0",
  },
} as const satisfies Readonly<Record<string, DeviceKind>>;

/** What the driver would say of nodes that nobody runs: their devices, and the class by which pods claim them. */
export async function offerDevices(
  api: Api,
  { deviceClass, driver, attributes, selector }: DeviceKind,
  nodes: readonly string[],
  perNode: number,
): Promise<void> {
  await api.apply({
    apiVersion: 'resource.k8s.io/v1',
    kind: 'DeviceClass',
    metadata: { name: deviceClass },
    spec: { selectors: [{ cel: { expression: selector } }] },
  } as ObjectRef);
  const slices = nodes.map((nodeName) => ({
    apiVersion: 'resource.k8s.io/v1',
    kind: 'ResourceSlice',
    metadata: { name: `${nodeName}-${driver}` },
    spec: {
      driver,
      nodeName,
      pool: { name: nodeName, generation: 1, resourceSliceCount: 1 },
      devices: Array.from({ length: perNode }, (_, place) => ({
        name: `device-${place}`,
        attributes: attributes(place),
      })),
    },
  }));
  await Promise.all(slices.map((slice) => api.create(slice as ObjectRef)));
}

/** So many devices of a class for each pod that names it. */
export function claimTemplate(namespace: string, name: string, deviceClassName: string, count: number): ObjectRef {
  return {
    apiVersion: 'resource.k8s.io/v1',
    kind: 'ResourceClaimTemplate',
    metadata: { name, namespace },
    spec: { spec: { devices: { requests: [{ name: 'devices', exactly: { deviceClassName, count } }] } } },
  } as ObjectRef;
}
