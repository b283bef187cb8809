import type { MachineNeeds } from './machine-needs.ts';

/** Memory that an adapter reads must stay where it is, and a container has no right to ask for that itself. */
export const MEMLOCK_DROP_IN = '[Service]\nLimitMEMLOCK=infinity\n';

/** Where the kubelet looks for parts of its configuration, by an argument. */
export const KUBELET_DROP_INS = '/etc/kubernetes/kubelet.conf.d';

export const ACS_SCRIPT_PATH = '/opt/afterhash/acs-off';

/**
 * Takes access control off every bridge that has it: with it, traffic between
 * a GPU and an adapter below one switch goes up to the processor and down again
 * (NVIDIA NCCL user guide, troubleshooting, PCI access control services).
 */
export const ACS_SCRIPT = `#!/bin/sh
for device in /sys/bus/pci/devices/*; do
  setpci -s "\${device##*/}" ECAP_ACS+0x6.w=0000 2>/dev/null
done
exit 0
`;

export const ACS_UNIT = `[Unit]
Description=PCIe access control services off
Before=kubelet.service

[Service]
Type=oneshot
RemainAfterExit=true
ExecStart=${ACS_SCRIPT_PATH}

[Install]
WantedBy=multi-user.target
`;

export function sysctlText(sysctls: MachineNeeds['sysctls']): string {
  return Object.entries(sysctls)
    .map(([key, value]) => `${key} = ${value}\n`)
    .join('');
}

export function kubeletConfiguration({ kubelet }: MachineNeeds): object {
  return { apiVersion: 'kubelet.config.k8s.io/v1beta1', kind: 'KubeletConfiguration', ...kubelet };
}

/** Kept from being loaded for a device that is found, not from being loaded by name (modprobe.d(5), blacklist). */
export function heldBackText({ heldBack }: MachineNeeds): string {
  return heldBack.map((name) => `blacklist ${name}\n`).join('');
}
