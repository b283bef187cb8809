import { stringify } from 'yaml';
import { butane } from '../constructs/machines/butane.ts';
import { cloudInit } from '../constructs/machines/cloud-init.ts';
import { machineNeeds } from '../constructs/machines/machine-needs.ts';
import { talos } from '../constructs/machines/talos.ts';
import type { Pool, Site } from '../site/model/index.ts';

const FORMS = {
  talos: {
    ending: 'talos.yaml',
    write: talos,
    first: '',
    notes: [
      'an image with UEFI has its kernel arguments from the Image Factory schematic: put those of "install" there too',
    ],
    extensions: {
      nvidia: 'the NVIDIA driver and container toolkit are system extensions of the schematic',
      amd: 'siderolabs/amdgpu and siderolabs/amd-ucode are system extensions of the schematic',
    },
  },
  flatcar: {
    ending: 'butane.yaml',
    write: butane,
    first: '',
    notes: ['butane turns this into Ignition'],
    extensions: undefined,
  },
  // cloud-init knows its own files by this line alone.
  'cloud-init': {
    ending: 'cloud-init.yaml',
    write: cloudInit,
    first: '#cloud-config\n',
    notes: [],
    extensions: undefined,
  },
} as const;

/** A machine-configuration document for the nodes of each pool; none where the file does not say what they start from. */
export function machineFiles(site: Site): ReadonlyMap<string, string> {
  const system = site.spec.cluster?.machines;
  if (system === undefined) return new Map();
  const { ending } = FORMS[system];
  return new Map(site.pools.map((pool) => [`machines/${pool.id}.${ending}`, machineFile(site, pool, system)]));
}

/** What Terraform cannot set on the nodes of a pool, and above it what a person has to see to. */
function machineFile(site: Site, pool: Pool, system: keyof typeof FORMS): string {
  const { write, first, notes, extensions } = FORMS[system];
  const needs = machineNeeds(site, pool);
  const own = extensions === undefined ? [] : [extensions[needs.vendor]];
  const list = [...needs.checklist, ...notes, ...own].map((item) => `# [ ] ${item}\n`).join('');
  return `${first}# Made by \`afterhash render\` from the site file: change that, not this.\n${list}${stringify(write(needs), { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false })}`;
}
