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
 *
 * setpci fails for a device without the capability, so one is asked before it
 * is written. What was changed is in the journal of its unit, and the unit
 * fails where a bridge keeps its access control or setpci is not there.
 */
export const ACS_SCRIPT = `#!/bin/sh
set -eu
command -v setpci >/dev/null || { echo 'no setpci here: the image needs pciutils' >&2; exit 1; }
changed=0 kept=0
for device in /sys/bus/pci/devices/*; do
  address="\${device##*/}"
  control=$(setpci -s "$address" ECAP_ACS+0x6.w 2>/dev/null) || continue
  [ "$control" != 0000 ] || continue
  setpci -s "$address" ECAP_ACS+0x6.w=0000 || true
  if [ "$(setpci -s "$address" ECAP_ACS+0x6.w)" = 0000 ]; then
    echo "$address: access control was $control"
    changed=$((changed + 1))
  else
    echo "$address: access control stays $control" >&2
    kept=$((kept + 1))
  fi
done
echo "access control taken off $changed bridges, left on $kept"
[ "$kept" -eq 0 ]
`;

export const ACS_UNIT = oneShot('PCIe access control services off', ACS_SCRIPT_PATH);

/** A unit that runs once at every start, before pods do. */
export function oneShot(description: string, command: string): string {
  return `[Unit]
Description=${description}
Before=kubelet.service

[Service]
Type=oneshot
RemainAfterExit=true
ExecStart=${command}

[Install]
WantedBy=multi-user.target
`;
}

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
  return heldBack
    .map((name) => `blacklist ${name}\n${name === 'nouveau' ? 'options nouveau modeset=0\n' : ''}`)
    .join('');
}

/** Where containerd looks for parts of its configuration from 2.2 on, and where its own file says so before (containerd/containerd #12323). */
export const CONTAINERD_DROP_IN = '/etc/containerd/conf.d/50-afterhash.toml';

/**
 * Of version 3, which containerd 1 refuses: its way of merging would put these
 * lines in the place of all others of the plugin (containerd/containerd #9982,
 * docs/cri/config.md). Devices of AMD belong to a group that pods of tenants are not in.
 */
export function containerdText({ vendor }: MachineNeeds): string {
  const ownership = vendor === 'amd' ? 'device_ownership_from_security_context = true\n' : '';
  return `version = 3\n\n[plugins.'io.containerd.cri.v1.runtime']\nenable_cdi = true\n${ownership}`;
}
