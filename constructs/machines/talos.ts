import type { MachineNeeds } from './machine-needs.ts';
import { containerdPart } from './machine-texts.ts';

/** More than any node has: Talos takes a number here, and none for "no limit". */
const ALL_MEMORY = Number.MAX_SAFE_INTEGER;

/** Modules of the driver that the system extension brings; Talos loads none by itself. */
const NVIDIA_MODULES = ['nvidia', 'nvidia_uvm', 'nvidia_drm', 'nvidia_modeset'];

/** Part of its kernel, where what is no module cannot be loaded (siderolabs/pkgs, kernel/build; #1557). */
const BUILT_IN = ['ib_ipoib'];

/**
 * A patch of the worker's machine configuration, for Talos 1.11
 * (siderolabs/talos v1.11.3, pkg/machinery/config/schemas, read 2026-11-22).
 *
 * Talos runs no shell and no unit of ours: access control is for the firmware,
 * and a volume group for whoever prepares the drives.
 */
export function talos(needs: MachineNeeds): object {
  const { kernelArguments, sysctls, kubelet, vendor } = needs;
  const containerd = containerdPart(needs);
  // It loads amdgpu of its extension by itself (Talos documentation, AMD GPU).
  const modules = [
    ...(vendor === 'nvidia' ? NVIDIA_MODULES : []),
    ...needs.modules.filter((name) => !BUILT_IN.includes(name)),
  ];
  return {
    machine: {
      install: { extraKernelArgs: kernelArguments },
      ...(modules.length > 0 ? { kernel: { modules: modules.map((name) => ({ name })) } } : {}),
      // The container toolkit of the extension wants it (Talos documentation, NVIDIA GPU).
      sysctls: { ...(vendor === 'nvidia' ? { 'net.core.bpf_jit_harden': '1' } : {}), ...sysctls },
      kubelet: { extraConfig: kubelet },
      // Merged into the configuration of containerd (Talos documentation, containerd).
      ...(containerd === undefined
        ? {}
        : { files: [{ path: '/etc/cri/conf.d/20-customization.part', op: 'create', content: containerd }] }),
      // Memory that an adapter reads must stay where it is.
      baseRuntimeSpecOverrides: {
        process: { rlimits: [{ type: 'RLIMIT_MEMLOCK', hard: ALL_MEMORY, soft: ALL_MEMORY }] },
      },
    },
  };
}
