import { yamlText } from '../yaml-text.ts';
import type { MachineNeeds } from './machine-needs.ts';
import {
  ACS_SCRIPT,
  ACS_SCRIPT_PATH,
  ACS_UNIT,
  CONTAINERD_DROP_INS,
  containerdText,
  heldBackText,
  JOURNAL_PATH,
  JOURNAL_TEXT,
  KUBELET_DROP_INS,
  kubeletConfiguration,
  MEMLOCK_DROP_IN,
  MODULES_PATH,
  modulesText,
  sysctlText,
} from './machine-texts.ts';
import { groupUnit, groupUnitName, VOLUME_GROUP_SCRIPT, VOLUME_GROUP_SCRIPT_PATH } from './volume-groups.ts';

/** Modes are decimal where YAML is read as JSON: 0644 and 0755. */
const PLAIN = 0o644;
const PROGRAM = 0o755;

/** In the place of the one that the system brings, which cannot be written and imports nothing (Flatcar documentation, switching to unified cgroups, for the variable). */
const CONTAINERD_CONFIG = '/etc/containerd/config.toml';
const CONTAINERD_TEXT = `version = 2\nimports = ["/usr/share/containerd/config.toml", "${CONTAINERD_DROP_INS}/*.toml"]\n`;

/** Butane for Flatcar, which butane makes Ignition of (https://coreos.github.io/butane/config-flatcar-v1_1). */
export function butane(needs: MachineNeeds): object {
  const { kernelArguments, sysctls, heldBack, modules, volumeGroups, peerToPeer, journalRead } = needs;
  const file = (path: string, inline: string, mode = PLAIN) => ({ path, mode, contents: { inline } });
  return {
    variant: 'flatcar',
    version: '1.1.0',
    kernel_arguments: { should_exist: kernelArguments },
    storage: {
      files: [
        ...(Object.keys(sysctls).length > 0 ? [file('/etc/sysctl.d/50-afterhash.conf', sysctlText(sysctls))] : []),
        ...(heldBack.length > 0 ? [file('/etc/modprobe.d/50-afterhash.conf', heldBackText(needs))] : []),
        ...(modules.length > 0 ? [file(MODULES_PATH, modulesText(needs))] : []),
        ...(journalRead ? [file(JOURNAL_PATH, JOURNAL_TEXT)] : []),
        file(`${KUBELET_DROP_INS}/50-afterhash.conf`, yamlText(kubeletConfiguration(needs.kubelet))),
        file(CONTAINERD_CONFIG, CONTAINERD_TEXT),
        file(`${CONTAINERD_DROP_INS}/50-afterhash.toml`, containerdText(needs)),
        ...(volumeGroups.length > 0 ? [file(VOLUME_GROUP_SCRIPT_PATH, VOLUME_GROUP_SCRIPT, PROGRAM)] : []),
        ...(peerToPeer ? [file(ACS_SCRIPT_PATH, ACS_SCRIPT, PROGRAM)] : []),
      ],
    },
    systemd: {
      units: [
        {
          name: 'containerd.service',
          dropins: [
            { name: '50-memlock.conf', contents: MEMLOCK_DROP_IN },
            {
              name: '50-configuration.conf',
              contents: `[Service]\nEnvironment=CONTAINERD_CONFIG=${CONTAINERD_CONFIG}\n`,
            },
          ],
        },
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
        ...volumeGroups.map((group) => ({
          name: groupUnitName(group),
          enabled: true,
          contents: groupUnit(group),
        })),
      ],
    },
  };
}
