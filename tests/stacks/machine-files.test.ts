import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { machineNeeds } from '../../constructs/machines/machine-needs.ts';
import { MODULES_PATH } from '../../constructs/machines/machine-texts.ts';
import { machineFiles } from '../../stacks/machine-files.ts';
import { storeFiles } from '../../stacks/store-files.ts';
import { found, onTwoPlanes, poolOf, type SiteData, siteWith } from '../constructs/sites.ts';
import { otherNames } from '../exports/renamed-hosts.ts';
import { twoVendors } from '../rig/two-vendors.ts';
import { describeReader, machineReaders } from './machine-readers.ts';

const rental = {
  hugepages: '64 GiB',
  reserved: { cpus: 8, memory: '32 GiB' },
  drives: ['nvme1n1', 'disk/by-path/pci-0000:01:00.0-nvme-1'],
};

function files(machines: string, change: (data: SiteData) => void = () => {}): ReadonlyMap<string, string> {
  return machineFiles(
    siteWith((data) => {
      data.cluster.machines = machines;
      data.pools.rental.machine = { ...rental };
      change(data);
    }),
  );
}

function documentOf(machines: string, pool = 'rental', change?: (data: SiteData) => void): SiteData {
  const ending = { talos: 'talos', flatcar: 'butane', 'cloud-init': 'cloud-init' }[machines];
  return parse(found(files(machines, change).get(`machines/${pool}.${ending}.yaml`)));
}

function fileOf(document: SiteData, path: string): string {
  return found(document.write_files.find((file: SiteData) => file.path === path)).content;
}

function inlineOf(document: SiteData, path: string): string {
  return found(document.storage.files.find((file: SiteData) => file.path === path)).contents.inline;
}

function unitOf(document: SiteData, name: string): SiteData {
  return found(document.systemd.units.find((unit: SiteData) => unit.name === name));
}

/** Two groups on the drives of a node, one on an array and one with a thin pool. */
function laidOut(data: SiteData): void {
  data.pools.rental.machine.drives = ['nvme1n1', 'nvme2n1', 'nvme3n1', 'nvme4n1', 'nvme5n1'];
  Object.assign(data.storage['scratch-rental'], { layout: 'raid10', drives: 4 });
  data.storage.cache = {
    kind: 'node-nvme',
    on: ['rental'],
    volumeGroup: 'cache',
    drives: 1,
    thin: { pool: 'snaps', overprovision: 2 },
  };
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
        expect(list.join('\n')).toContain('containerd is 2.0 or later');
      }
    },
  );

  it('name the inventory where the hosts of a pool are called by one', () => {
    const { placed, listed } = otherNames();
    const first = (site: typeof placed) => machineNeeds(site, poolOf(site, 'rental')).checklist[0];
    expect(first(placed)).toMatch(/^node names match \^rental-/);
    expect(first(listed)).toBe('node names are those of hosts/rental.csv, each in its place');
  });

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

  it('keep the journal on the drive where somebody reads what the kernel said, and say what Talos cannot', () => {
    const read = (data: SiteData) => {
      data.monitoring.logs = { retention: '14 d', storage: '500 GB' };
    };
    for (const system of ['cloud-init', 'flatcar']) {
      expect([...files(system, read).values()].join()).toContain('Storage=persistent');
      expect([...files(system).values()].join()).not.toContain('Storage=persistent');
    }
    expect([...files('talos', read).values()].join()).toContain('talosctl dmesg');
    expect([...files('talos').values()].join()).not.toContain('talosctl dmesg');
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

  it('have servers of a shared store join with the taint that keeps others off, as nodes of a pool do', () => {
    const starting = (change: (data: SiteData) => void = () => {}) =>
      storeFiles(
        siteWith((data) => {
          data.cluster.machines = 'cloud-init';
          change(data);
        }),
      );
    const text = found(starting().get('stores/checkpoints.kubelet.yaml'));
    expect(parse(text)).toEqual({
      apiVersion: 'kubelet.config.k8s.io/v1beta1',
      kind: 'KubeletConfiguration',
      registerWithTaints: [{ key: 'afterhash.io/storage', value: 'checkpoints', effect: 'NoSchedule' }],
    });
    expect(text).toContain('# [ ] names of servers match ^checkpoints-');
    const bought = starting((data) => {
      data.storage.checkpoints = { kind: 'weka', capacity: '8 PB', write: '200 GB/s', secret: 'weka' };
    });
    expect(bought.size).toBe(0);
  });

  it('go where Red Hat looks for arguments of the kernel and the kubelet, where nodes boot it', () => {
    const document = documentOf('cloud-init', 'rental', (data) => {
      data.cluster.nodes = { os: 'rhel9' };
    });
    expect(document.runcmd.slice(0, 2)).toEqual([
      ['dracut', '--force'],
      ['grubby', '--update-kernel=ALL', '--args=iommu.passthrough=1'],
    ]);
    const paths = document.write_files.map(({ path }: SiteData) => path);
    expect(paths).toContain('/etc/sysconfig/kubelet');
    expect(paths).not.toContain('/etc/default/grub.d/50-afterhash.cfg');
  });

  it('make the volume group of the drives that the file names, without a shell', () => {
    const unit = fileOf(documentOf('cloud-init'), '/etc/systemd/system/volume-group-nvme.service');
    expect(unit).toContain(
      'ExecStart=/opt/afterhash/volume-group nvme - - /dev/nvme1n1 /dev/disk/by-path/pci-0000:01:00.0-nvme-1\n',
    );
    expect(unitOf(documentOf('flatcar'), 'volume-group-nvme.service').contents).toBe(unit);
    expect(documentOf('cloud-init').runcmd).toContainEqual(['systemctl', 'enable', 'volume-group-nvme.service']);
    const without = files('cloud-init', (data) => {
      delete data.pools.rental.machine.drives;
    });
    expect(without.get('machines/rental.cloud-init.yaml')).not.toContain('volume-group');
    expect(without.get('machines/rental.cloud-init.yaml')).toContain('# [ ] the image makes LVM volume group "nvme"');
  });

  it('bring what a thin pool needs to start again, and what erases drives where a pool changes hands', () => {
    const packages = (change: (data: SiteData) => void) =>
      documentOf('cloud-init', 'rental', change).packages.filter((name: string) => name !== 'pciutils');
    expect(packages(() => {})).toEqual(['lvm2']);
    const thin = (data: SiteData) => (data.storage['scratch-rental'].thin = { overprovision: 2 });
    expect(packages(thin)).toEqual(['lvm2', 'thin-provisioning-tools']);
    // There lvm2 has it with it.
    expect(
      packages((data) => {
        thin(data);
        data.cluster.nodes = { os: 'rhel9' };
      }),
    ).toEqual(['lvm2']);
    expect(
      packages((data) => {
        data.tenants.meridian.pools.rental = '1 node';
      }),
    ).toEqual(['lvm2', 'nvme-cli']);
  });

  it('ask for what GPUs read storage by, where no container brings it', () => {
    const listed = (change: (data: SiteData) => void) =>
      found(files('cloud-init', change).get('machines/rental.cloud-init.yaml'));
    const direct = (data: SiteData) => (data.storage['scratch-rental'].gpuDirect = true);
    expect(listed(direct)).toContain('# [ ] the storage transports of DOCA-OFED for NVMe are in the image');
    expect(listed(direct)).not.toContain('nvidia-fs');
    const own = listed((data) => {
      direct(data);
      data.pools.rental.driver = { host: true };
    });
    expect(own).toContain('# [ ] nvidia-fs is in the image and loaded');
    expect(listed(() => {})).not.toContain('storage transports');
  });

  it('make an array below it, each group of the pool, and thin pools, where the storage asks for them', () => {
    const document = documentOf('cloud-init', 'rental', laidOut);
    expect(fileOf(document, '/etc/systemd/system/volume-group-nvme.service')).toContain(
      'ExecStart=/opt/afterhash/volume-group nvme raid10 - /dev/nvme1n1 /dev/nvme2n1 /dev/nvme3n1 /dev/nvme4n1\n',
    );
    expect(fileOf(document, '/etc/systemd/system/volume-group-cache.service')).toContain(
      'ExecStart=/opt/afterhash/volume-group cache - snaps /dev/nvme5n1\n',
    );
    expect(document.packages).toEqual(['pciutils', 'lvm2', 'thin-provisioning-tools', 'mdadm']);
    const listed = found(
      files('talos', (data) => {
        laidOut(data);
        delete data.pools.rental.machine.drives;
      }).get('machines/rental.talos.yaml'),
    );
    expect(listed).toContain('volume group "nvme" of an array (raid10) of the data drives');
    expect(listed).toContain('volume group "cache" of the data drives, and thin pool "snaps" in it');
  });

  it('keep nouveau from the GPUs, and turn CDI on in the way of containerd 2', () => {
    for (const text of [
      fileOf(documentOf('cloud-init'), '/etc/modprobe.d/50-afterhash.conf'),
      inlineOf(documentOf('flatcar'), '/etc/modprobe.d/50-afterhash.conf'),
    ])
      expect(text).toBe('blacklist nouveau\noptions nouveau modeset=0\n');
    for (const text of [
      fileOf(documentOf('cloud-init'), '/etc/containerd/conf.d/50-afterhash.toml'),
      inlineOf(documentOf('flatcar'), '/etc/containerd/conf.d/50-afterhash.toml'),
    ])
      expect(text).toBe("[plugins.'io.containerd.cri.v1.runtime']\nenable_cdi = true\n");
    expect(documentOf('cloud-init').runcmd[0]).toEqual(['update-initramfs', '-u']);
  });

  /** Modules that are loaded by name, wherever a system keeps their names. */
  const modulesOf = {
    talos: (document: SiteData) => document.machine.kernel.modules.map(({ name }: SiteData) => name),
    flatcar: (document: SiteData) => inlineOf(document, MODULES_PATH).trimEnd().split('\n'),
    'cloud-init': (document: SiteData) => fileOf(document, MODULES_PATH).trimEnd().split('\n'),
  };

  it('load what makes devices of adapters, and interfaces of InfiniBand ports, where the drivers are of the kernel', () => {
    const all = ['mlx5_ib', 'ib_umad', 'ib_uverbs', 'rdma_ucm', 'ib_ipoib'];
    for (const system of ['flatcar', 'cloud-init'] as const)
      expect(modulesOf[system](documentOf(system)), system).toEqual(all);
    // IP over InfiniBand is no module there.
    const nvidia = ['nvidia', 'nvidia_uvm', 'nvidia_drm', 'nvidia_modeset'];
    expect(modulesOf.talos(documentOf('talos'))).toEqual([...nvidia, ...all.slice(0, -1)]);
    expect(files('cloud-init').get('machines/rental.cloud-init.yaml')).toContain(
      '# [ ] the kernel has mlx5_ib, ib_umad, ib_uverbs, rdma_ucm, ib_ipoib',
    );
    const ofEthernet = documentOf('cloud-init', 'rental', (data) => {
      delete data.tenants.meridian.pkey;
      data.fabrics.ib.kind = 'roce';
    });
    expect(modulesOf['cloud-init'](ofEthernet)).toEqual(all.slice(0, -1));
  });

  it('ask for the MTU of ports that nobody cuts into functions', () => {
    const listed = (access: string) =>
      files('cloud-init', (data) => {
        delete data.tenants.meridian.pkey;
        Object.assign(data.fabrics.ib, { kind: 'roce', mtu: 9000, access });
      }).get('machines/rental.cloud-init.yaml');
    expect(listed('shared')).toContain('# [ ] ports on fabric "ib" are set to an MTU of 9000');
    expect(listed('sriov')).not.toContain('MTU');
  });

  it('say what a port on several planes has to be before the node joins, and who divides it', () => {
    const listed = (fabric: object, pool: object = {}) =>
      files('cloud-init', (data) => {
        onTwoPlanes(data);
        Object.assign(data.fabrics.eth, fabric);
        Object.assign(data.pools.rental, pool);
      }).get('machines/rental.cloud-init.yaml');
    const byOperator = listed({});
    expect(byOperator).toContain('# [ ] firmware: adapters have the version that NVIDIA names for Spectrum-X RA2.2');
    expect(byOperator).toContain('# [ ] adapters of the fabric are at 0000:0c:00.0, ');
    expect(byOperator).toContain(
      '# [ ] a port on fabric "eth" is 2 interfaces of 400 Gb/s, one a plane; the operator of the adapters divides it',
    );
    expect(listed({ spectrumX: undefined })).toContain('firmware divides it before the node joins');
    const whole = { adapters: undefined, interfaces: Array.from({ length: 8 }, (_, i) => `en${i}`) };
    expect(listed({ spectrumX: undefined, planesJoined: 'by-adapter' }, whole)).toContain(
      '# [ ] a port on fabric "eth" is one interface, and its adapter spreads traffic over 2 planes below it',
    );
    expect(listed({ planes: 1, planesJoined: undefined })).not.toContain('plane;');
  });

  it('leave modules of a fabric to the network driver that is not of the kernel', () => {
    for (const ofed of ['host', 'operator']) {
      const document = documentOf('cloud-init', 'rental', (data) => {
        data.pools.rental.server = 'nvidia/dgx-h100';
        data.cluster.rdma.ofed = ofed;
      });
      expect(JSON.stringify(document), ofed).not.toContain('modules-load.d');
    }
  });

  it('load what speaks to the switches of NVLink 5, on a fabric or not', () => {
    const document = documentOf('cloud-init', 'rental', (data) => {
      data.pools.rental.server = 'nvidia/dgx-b200';
      data.cluster.rdma.ofed = 'host';
    });
    expect(modulesOf['cloud-init'](document)).toEqual(['mlx5_ib', 'ib_umad']);
  });

  it('ask for what sets up the switches of a board, where the driver is in the image and comes without', () => {
    const listed = (server: string, driver: object) =>
      found(
        files('cloud-init', (data) => {
          Object.assign(data.pools.rental, { server, driver });
        }).get('machines/rental.cloud-init.yaml'),
      ).replace(/\n[^#].*/s, '');
    expect(listed('nvidia/dgx-h100', { host: true })).toContain('# [ ] Fabric Manager starts with the machine');
    expect(listed('nvidia/dgx-b200', { host: true })).toContain('# [ ] Fabric Manager and NVLSM start');
    expect(listed('generic/8x-l40s-4u', { host: true })).not.toContain('Fabric Manager');
    expect(listed('nvidia/dgx-b200', {})).not.toContain('Fabric Manager');
  });

  it('ask for the service of the image to keep its hands off what ComputeDomains start', () => {
    const listed = (driver: object) =>
      found(
        files('cloud-init', (data) => {
          data.pools.train.driver = driver;
        }).get('machines/train.cloud-init.yaml'),
      );
    expect(listed({ host: true })).toMatch(/# \[ \] nvidia-imex .* its service masked/);
    expect(listed({})).not.toContain('imex');
  });

  it('put a file that can be written in the place of the one of Flatcar, which is read first', () => {
    const document = documentOf('flatcar');
    expect(inlineOf(document, '/etc/containerd/config.toml')).toContain(
      'imports = ["/usr/share/containerd/config.toml", "/etc/containerd/conf.d/*.toml"]',
    );
    expect(JSON.stringify(unitOf(document, 'containerd.service'))).toContain(
      'CONTAINERD_CONFIG=/etc/containerd/config.toml',
    );
  });
});

describe('processors on the side of the GPUs', () => {
  const change = (machine: object) => (data: SiteData) => {
    for (const pool of ['train', 'rental']) data.pools[pool].machine = machine;
  };

  it('are for pods that ask for whole ones, and no pod is refused for want of them', () => {
    const kubelet = kubeletOf['cloud-init'](documentOf('cloud-init'));
    expect(kubelet).toMatchObject({ cpuManagerPolicy: 'static', topologyManagerPolicy: 'best-effort' });
    expect(kubelet).not.toHaveProperty('memoryManagerPolicy');
  });

  it('are not chosen where nothing is reserved, with which the kubelet would not start', () => {
    expect(kubeletOf['cloud-init'](documentOf('cloud-init', 'rental', change({})))).not.toHaveProperty(
      'cpuManagerPolicy',
    );
    expect(files('cloud-init', change({})).get('machines/rental.cloud-init.yaml')).toContain('say machine.reserved');
  });

  it('are not chosen on boards with more NUMA nodes than the kubelet takes', () => {
    const grace = change({ reserved: rental.reserved });
    expect(kubeletOf.talos(documentOf('talos', 'train', grace))).not.toHaveProperty('topologyManagerPolicy');
    expect(files('talos', grace).get('machines/train.talos.yaml')).toContain('the kubelet takes eight at most');
  });
});

for (const [system, reader] of Object.entries(machineReaders))
  describeReader(reader)(`as the reader of ${system} sees them`, () => {
    it('every field is one that it knows', async () => {
      const texts = [...files(system).values(), ...files(system, laidOut).values()];
      expect(texts).toHaveLength(4);
      for (const text of texts) expect(await reader.refusal(text)).toBeUndefined();
      const strange = found(texts[0]).replace(/^(kernel_arguments|machine|runcmd):/m, 'more: 1\n$1:');
      expect(await reader.refusal(strange)).toBeDefined();
    });
  });

describe('the documents of machines with GPUs of AMD', () => {
  const ofBoth = machineFiles(twoVendors.site);
  const textOf = (pool: string) => found(ofBoth.get(`machines/${pool}.cloud-init.yaml`));

  it('ask for the driver of the file, and say nothing of NVIDIA', () => {
    expect(textOf('mi300x')).toContain('the amdgpu driver and its firmware are in the image');
    expect(textOf('mi355x')).toContain('amdgpu of the image is not loaded at boot');
    for (const pool of ['mi300x', 'mi355x']) expect(textOf(pool)).not.toMatch(/nvidia driver|nouveau/i);
    expect(textOf('h200')).not.toMatch(/amdgpu|security_context/);
  });

  it('keep the amdgpu of the kernel out only where the operator loads another', () => {
    expect(textOf('mi355x')).toContain('blacklist amdgpu');
    expect(textOf('mi300x')).not.toContain('blacklist amdgpu');
  });

  it('let pods that are not root open the GPUs', () => {
    expect(textOf('mi300x')).toContain('device_ownership_from_security_context = true');
  });

  it('have fields that cloud-init knows', () => {
    for (const pool of ['mi300x', 'mi355x'])
      expect(machineReaders['cloud-init']?.refusal(textOf(pool))).toBeUndefined();
  });
});
