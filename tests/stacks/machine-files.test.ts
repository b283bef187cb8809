import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { machineFiles } from '../../stacks/machine-files.ts';
import { found, type SiteData, siteWith } from '../constructs/sites.ts';
import { twoVendors } from '../rig/two-vendors.ts';

function schema(name: string): z.ZodType {
  const packed = readFileSync(new URL(`facts/${name}.schema.json.gz`, import.meta.url));
  return z.fromJSONSchema(JSON.parse(gunzipSync(packed).toString('utf8')));
}

/** Fields that cloud-init takes (https://cloudinit.readthedocs.io, module reference, read 2026-11-22). */
const cloudConfig = z.strictObject({
  write_files: z.array(
    z.strictObject({ path: z.string(), permissions: z.string().regex(/^0[0-7]{3}$/), content: z.string() }),
  ),
  runcmd: z.array(z.array(z.string())),
  power_state: z.strictObject({ mode: z.enum(['poweroff', 'reboot', 'halt']), message: z.string() }),
});

const rental = {
  hugepages: '64 GiB',
  reserved: { cpus: 8, memory: '32 GiB' },
  drives: ['nvme1n1', 'disk/by-path/pci-0000:01:00.0-nvme-1'],
};

function files(machines: string, change: (data: SiteData) => void = () => {}): ReadonlyMap<string, string> {
  return machineFiles(
    siteWith((data) => {
      data.cluster.machines = machines;
      data.pools.rental.machine = rental;
      change(data);
    }),
  );
}

function documentOf(machines: string, pool = 'rental', change?: (data: SiteData) => void): SiteData {
  const ending = { talos: 'talos', flatcar: 'butane', 'cloud-init': 'cloud-init' }[machines];
  return parse(found(files(machines, change).get(`machines/${pool}.${ending}.yaml`)));
}

/** The settings of the kubelet, wherever a system keeps them. */
const kubeletOf = {
  talos: (document: SiteData) => document.machine.kubelet.extraConfig,
  flatcar: (document: SiteData) =>
    parse(document.storage.files.find(({ path }: SiteData) => path.includes('kubelet')).contents.inline),
  'cloud-init': (document: SiteData) =>
    parse(document.write_files.find(({ path }: SiteData) => path.includes('kubelet.conf.d')).content),
};

describe('the documents that machines start from', () => {
  it('are one a pool, and none where the file does not say what they start from', () => {
    expect([...files('talos').keys()]).toEqual(['machines/train.talos.yaml', 'machines/rental.talos.yaml']);
    expect(machineFiles(siteWith())).toEqual(new Map());
  });

  it.each(['talos', 'flatcar', 'cloud-init'] as const)(
    'keep others off a node of %s from its first moment',
    (system) => {
      const kubelet = kubeletOf[system](documentOf(system));
      expect(kubelet).toMatchObject({
        registerWithTaints: [{ key: 'afterhash.io/pool', value: 'rental', effect: 'NoSchedule' }],
        systemReserved: { cpu: '8', memory: '32Gi' },
        shutdownGracePeriod: '5m0s',
      });
    },
  );

  it.each(['talos', 'flatcar', 'cloud-init'])(
    'list for %s above the settings what a person has to see to',
    (system) => {
      for (const text of files(system).values()) {
        const list = text.split('\n').filter((line) => line.startsWith('# [ ] '));
        expect(list.join('\n')).toMatch(/IOMMU on.*ACS/);
        expect(list.join('\n')).toContain('node names match ^');
        expect(list.join('\n')).toContain('with 1.7 set enable_cdi = true');
      }
    },
  );

  it('say what the pod network must leave alone, or pods get no port of a fabric', () => {
    const listed = (change?: (data: SiteData) => void) =>
      found(files('cloud-init', change).get('machines/train.cloud-init.yaml')).match(
        /cni\.exclusive=false.*devices/,
      ) !== null;
    expect(listed()).toBe(true);
    expect(listed((data) => Object.assign(data.cluster, { cni: 'calico' }))).toBe(false);
  });

  it('let devices reach memory as it is, in each form', () => {
    for (const system of ['talos', 'flatcar', 'cloud-init'] as const)
      expect(JSON.stringify(documentOf(system)), system).toContain('iommu.passthrough=1');
  });

  it('raise the limit on locked memory, which pods have no right to', () => {
    expect(JSON.stringify(documentOf('flatcar').systemd)).toContain('LimitMEMLOCK=infinity');
    expect(JSON.stringify(documentOf('cloud-init').write_files)).toContain('LimitMEMLOCK=infinity');
    const [limit] = documentOf('talos').machine.baseRuntimeSpecOverrides.process.rlimits;
    expect(limit.type).toBe('RLIMIT_MEMLOCK');
  });

  it('set pages of 2 MiB aside', () => {
    expect(documentOf('talos').machine.sysctls).toMatchObject({ 'vm.nr_hugepages': '32768' });
    expect(JSON.stringify(documentOf('cloud-init'))).toContain('vm.nr_hugepages = 32768');
    expect(JSON.stringify(documentOf('cloud-init', 'train'))).not.toContain('hugepages');
  });

  it('take access control off the bridges of servers, and leave racks with a link to each processor alone', () => {
    expect(JSON.stringify(documentOf('cloud-init', 'rental'))).toContain('ECAP_ACS');
    expect(JSON.stringify(documentOf('cloud-init', 'train'))).not.toContain('ECAP_ACS');
  });

  it('go where Red Hat looks for arguments of the kernel and the kubelet, where nodes boot it', () => {
    const document = documentOf('cloud-init', 'rental', (data) => {
      data.cluster.nodes = { os: 'rhel9' };
    });
    expect(document.runcmd[0]).toEqual(['grubby', '--update-kernel=ALL', '--args=iommu.passthrough=1']);
    const paths = document.write_files.map(({ path }: SiteData) => path);
    expect(paths).toContain('/etc/sysconfig/kubelet');
    expect(paths).not.toContain('/etc/default/grub.d/50-afterhash.cfg');
  });

  it('make the volume group of the drives that the file names, without a shell', () => {
    const { runcmd } = documentOf('cloud-init');
    expect(runcmd.at(-1)).toEqual(['vgcreate', 'nvme', '/dev/nvme1n1', '/dev/disk/by-path/pci-0000:01:00.0-nvme-1']);
    expect(JSON.stringify(documentOf('flatcar').systemd)).toContain('vgcreate nvme /dev/nvme1n1 /dev/disk');
    const without = files('cloud-init', (data) => {
      delete data.pools.rental.machine.drives;
    });
    expect(without.get('machines/rental.cloud-init.yaml')).not.toContain('vgcreate');
    expect(without.get('machines/rental.cloud-init.yaml')).toContain('# [ ] the image makes LVM volume group "nvme"');
  });
});

describe('as their readers see them', () => {
  it('Talos knows every field', () => {
    const talos = schema('talos');
    for (const pool of ['train', 'rental']) expect(talos.safeParse(documentOf('talos', pool)).error).toBeUndefined();
    expect(talos.safeParse({ machine: { hugepages: 1 } }).success).toBe(false);
  });

  it('Ignition knows every field that butane makes of ours', () => {
    const ignition = schema('ignition');
    for (const pool of ['train', 'rental'])
      expect(ignition.safeParse(asIgnition(documentOf('flatcar', pool))).error).toBeUndefined();
    expect(ignition.safeParse({ ignition: { version: '3.4.0' }, storage: { file: [] } }).success).toBe(false);
  });

  it('cloud-init knows its file by the first line, and every field', () => {
    const text = found(files('cloud-init').get('machines/rental.cloud-init.yaml'));
    expect(text).toMatch(/^#cloud-config\n/);
    for (const pool of ['train', 'rental'])
      expect(cloudConfig.safeParse(documentOf('cloud-init', pool)).error).toBeUndefined();
  });
});

describe('the documents of machines with GPUs of AMD', () => {
  const ofBoth = machineFiles(twoVendors.site);
  const textOf = (pool: string) => found(ofBoth.get(`machines/${pool}.cloud-init.yaml`));

  it('ask for the driver of the file, and say nothing of NVIDIA', () => {
    expect(textOf('mi300x')).toContain('the amdgpu driver and its firmware are in the image');
    expect(textOf('mi355x')).toContain('amdgpu of the image is not loaded at boot');
    for (const pool of ['mi300x', 'mi355x']) expect(textOf(pool)).not.toMatch(/nvidia driver|nouveau/i);
    expect(textOf('h200')).not.toMatch(/amdgpu|kfd/);
  });

  it('keep the amdgpu of the kernel out only where the operator loads another', () => {
    expect(textOf('mi355x')).toContain('blacklist amdgpu');
    expect(textOf('mi300x')).not.toContain('blacklist amdgpu');
  });

  it('let pods that are not root open the GPUs', () => {
    expect(textOf('mi300x')).toContain('device_ownership_from_security_context = true');
  });

  it('have fields that cloud-init knows', () => {
    for (const pool of ['mi300x', 'mi355x']) expect(cloudConfig.safeParse(parse(textOf(pool))).error).toBeUndefined();
  });
});

/** What butane 0.24 does to the parts that are written here: names without underscores, text as a data URL. */
function asIgnition({ variant, version, kernel_arguments, storage, systemd }: SiteData): object {
  expect([variant, version]).toEqual(['flatcar', '1.1.0']);
  return {
    ignition: { version: '3.4.0' },
    kernelArguments: { shouldExist: kernel_arguments.should_exist },
    storage: {
      files: storage.files.map(({ contents: { inline }, ...file }: SiteData) => ({
        ...file,
        contents: { source: `data:,${encodeURIComponent(inline)}` },
      })),
    },
    systemd,
  };
}
