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

/** Where kubeadm's packages read the kubelet's arguments from (kubernetes/release, kubelet packages). */
const KUBELET_ARGUMENTS = { debian: '/etc/default/kubelet', redhat: '/etc/sysconfig/kubelet' } as const;

/**
 * User data for an image with systemd, GRUB and the packages of kubeadm: Ubuntu
 * where the file does not say that nodes boot Red Hat. Commands are lists, so that no shell reads what a person typed.
 */
export function cloudInit(needs: MachineNeeds): object {
  const { family, kernelArguments, sysctls, heldBack, modules, volumeGroups, packages, peerToPeer, journalRead } =
    needs;
  const boot = kernelArguments.join(' ');
  const file = (path: string, content: string, permissions = '0644') => ({ path, permissions, content });
  const unit = (name: string) => `/etc/systemd/system/${name}`;
  return {
    ...(packages.length > 0 ? { packages } : {}),
    write_files: [
      ...(family === 'debian'
        ? [file('/etc/default/grub.d/50-afterhash.cfg', `GRUB_CMDLINE_LINUX="$GRUB_CMDLINE_LINUX ${boot}"\n`)]
        : []),
      ...(Object.keys(sysctls).length > 0 ? [file('/etc/sysctl.d/50-afterhash.conf', sysctlText(sysctls))] : []),
      ...(heldBack.length > 0 ? [file('/etc/modprobe.d/50-afterhash.conf', heldBackText(needs))] : []),
      ...(modules.length > 0 ? [file(MODULES_PATH, modulesText(needs))] : []),
      ...(journalRead ? [file(JOURNAL_PATH, JOURNAL_TEXT)] : []),
      file(unit('containerd.service.d/50-memlock.conf'), MEMLOCK_DROP_IN),
      file(`${CONTAINERD_DROP_INS}/50-afterhash.toml`, containerdText(needs)),
      file(KUBELET_ARGUMENTS[family], `KUBELET_EXTRA_ARGS=--config-dir=${KUBELET_DROP_INS}\n`),
      file(`${KUBELET_DROP_INS}/50-afterhash.conf`, yamlText(kubeletConfiguration(needs.kubelet))),
      ...(peerToPeer ? [file(ACS_SCRIPT_PATH, ACS_SCRIPT, '0755'), file(unit('acs-off.service'), ACS_UNIT)] : []),
      ...(volumeGroups.length > 0 ? [file(VOLUME_GROUP_SCRIPT_PATH, VOLUME_GROUP_SCRIPT, '0755')] : []),
      ...volumeGroups.map((group) => file(unit(groupUnitName(group)), groupUnit(group))),
    ],
    runcmd: [
      // Where the module is in the first ramdisk, it is loaded before anybody reads the file.
      ...(heldBack.length > 0 ? [family === 'debian' ? ['update-initramfs', '-u'] : ['dracut', '--force']] : []),
      family === 'debian' ? ['update-grub'] : ['grubby', '--update-kernel=ALL', `--args=${boot}`],
      ...(peerToPeer ? [['systemctl', 'enable', 'acs-off.service']] : []),
      ...volumeGroups.map((group) => ['systemctl', 'enable', groupUnitName(group)]),
    ],
    // Kernel arguments and the runtime's limits hold from the next start.
    power_state: { mode: 'reboot', message: 'kernel arguments' },
  };
}
