import type { MachineNeeds } from './machine-needs.ts';

/** Memory that an adapter reads must stay where it is, and a container has no right to ask for that itself. */
export const MEMLOCK_DROP_IN = '[Service]\nLimitMEMLOCK=infinity\n';

/**
 * Red Hat keeps the journal in memory where nobody has made its folder, and the lines of the kernel are read from the drive
 * (systemd, journald.conf(5), Storage=; read 2026-11-26).
 */
export const JOURNAL_PATH = '/etc/systemd/journald.conf.d/50-afterhash.conf';
export const JOURNAL_TEXT = '[Journal]\nStorage=persistent\n';

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

export function kubeletConfiguration(kubelet: Partial<MachineNeeds['kubelet']>): object {
  return { apiVersion: 'kubelet.config.k8s.io/v1beta1', kind: 'KubeletConfiguration', ...kubelet };
}

/** Kept from being loaded for a device that is found, not from being loaded by name (modprobe.d(5), blacklist). */
export function heldBackText({ heldBack }: MachineNeeds): string {
  return heldBack
    .map((name) => `blacklist ${name}\n${name === 'nouveau' ? 'options nouveau modeset=0\n' : ''}`)
    .join('');
}

/** Read at every start (modules-load.d(5)). */
export const MODULES_PATH = '/etc/modules-load.d/50-afterhash.conf';

export function modulesText({ modules }: MachineNeeds): string {
  return modules.map((name) => `${name}\n`).join('');
}

/** Where containerd looks for parts of its configuration from 2.2 on, and where its own file says so before (containerd/containerd #12323). */
export const CONTAINERD_DROP_INS = '/etc/containerd/conf.d';

const CRI_RUNTIME = "[plugins.'io.containerd.cri.v1.runtime']\n";

/**
 * Unlike those of NVIDIA, devices of AMD belong to a group: a pod that is not root opens them only where the runtime
 * hands them over (ROCm/ROCT-Thunk-Interface, README; Kubernetes, Non-root Containers And Devices).
 */
const DEVICE_OWNERSHIP = 'device_ownership_from_security_context = true\n';

/** The part that Talos puts into its own file of containerd, where CDI is on; none for NVIDIA. */
export function containerdPart({ vendor }: MachineNeeds): string | undefined {
  return vendor === 'amd' ? `${CRI_RUNTIME}${DEVICE_OWNERSHIP}` : undefined;
}

/**
 * Without a version: a file of version 3 beside one of version 2 makes containerd 2.1.4 drop what the other says of the
 * same plugin, its cgroup driver first, and one without goes with both. Containerd 1 knows no plugin of this name.
 */
export function containerdText({ vendor }: MachineNeeds): string {
  const ownership = vendor === 'amd' ? DEVICE_OWNERSHIP : '';
  return `${CRI_RUNTIME}enable_cdi = true\n${ownership}`;
}
