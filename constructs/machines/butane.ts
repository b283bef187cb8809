import { yamlText } from '../yaml-text.ts';
import type { MachineNeeds } from './machine-needs.ts';
import {
  ACS_SCRIPT,
  ACS_SCRIPT_PATH,
  ACS_UNIT,
  heldBackText,
  KUBELET_DROP_INS,
  kubeletConfiguration,
  MEMLOCK_DROP_IN,
  sysctlText,
} from './machine-texts.ts';

/** Modes are decimal where YAML is read as JSON: 0644 and 0755. */
const PLAIN = 0o644;
const PROGRAM = 0o755;

/** Butane for Flatcar, which butane makes Ignition of (https://coreos.github.io/butane/config-flatcar-v1_1). */
export function butane(needs: MachineNeeds): object {
  const { kernelArguments, sysctls, heldBack, volumeGroup, peerToPeer } = needs;
  const file = (path: string, inline: string, mode = PLAIN) => ({ path, mode, contents: { inline } });
  return {
    variant: 'flatcar',
    version: '1.1.0',
    kernel_arguments: { should_exist: kernelArguments },
    storage: {
      files: [
        ...(Object.keys(sysctls).length > 0 ? [file('/etc/sysctl.d/50-afterhash.conf', sysctlText(sysctls))] : []),
        ...(heldBack.length > 0 ? [file('/etc/modprobe.d/50-afterhash.conf', heldBackText(needs))] : []),
        file(`${KUBELET_DROP_INS}/50-afterhash.conf`, yamlText(kubeletConfiguration(needs))),
        ...(peerToPeer ? [file(ACS_SCRIPT_PATH, ACS_SCRIPT, PROGRAM)] : []),
      ],
    },
    systemd: {
      units: [
        { name: 'containerd.service', dropins: [{ name: '50-memlock.conf', contents: MEMLOCK_DROP_IN }] },
        {
          name: 'kubelet.service',
          dropins: [
            {
              name: '50-afterhash.conf',
              contents: `[Service]\nEnvironment="KUBELET_EXTRA_ARGS=--config-dir=${KUBELET_DROP_INS}"\n`,
            },
          ],
        },
        ...(peerToPeer ? [{ name: 'acs-off.service', enabled: true, contents: ACS_UNIT }] : []),
        ...(volumeGroup === undefined
          ? []
          : [{ name: 'volume-group.service', enabled: true, contents: groupUnit(volumeGroup) }]),
      ],
    },
  };
}

/** Once: a group that is there already is left alone. Drive names have no character that systemd would read. */
function groupUnit({ name, drives }: NonNullable<MachineNeeds['volumeGroup']>): string {
  return `[Unit]
Description=LVM volume group ${name}
ConditionPathExists=!/etc/lvm/backup/${name}
Before=kubelet.service

[Service]
Type=oneshot
RemainAfterExit=true
ExecStart=/usr/sbin/vgcreate ${name} ${drives.map((drive) => `/dev/${drive}`).join(' ')}

[Install]
WantedBy=multi-user.target
`;
}
