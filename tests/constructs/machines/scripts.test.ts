import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACS_SCRIPT } from '../../../constructs/machines/machine-texts.ts';
import { VOLUME_GROUP_SCRIPT } from '../../../constructs/machines/volume-groups.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'afterhash-script-'));
  mkdirSync(join(folder, 'bin'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A stand-in that notes how it was called, before it does what the test says. */
function program(name: string, body: string): void {
  const text = `#!/bin/sh\necho "${name} $*" >> "${folder}/calls"\n${body}\n`;
  writeFileSync(join(folder, 'bin', name), text, { mode: 0o755 });
}

function run(script: string, args: readonly string[] = []) {
  // The real shell, with nothing on its path but the stand-ins.
  const env = { PATH: join(folder, 'bin') };
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', script, 'sh', ...args], { env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** What was called and changes something. */
function changes(): readonly string[] {
  const file = join(folder, 'calls');
  const calls = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
  return calls.filter((call) => /^(mdadm --create|vgcreate|lvcreate)/.test(call));
}

describe('the script that makes volume groups', () => {
  const NOTHING_YET = 'exit 5';

  beforeEach(() => {
    program('vgs', NOTHING_YET);
    program('lvs', NOTHING_YET);
    program('wipefs', '');
    for (const name of ['mdadm', 'vgcreate', 'lvcreate']) program(name, '');
  });

  it('makes the group of the drives', () => {
    expect(run(VOLUME_GROUP_SCRIPT, ['nvme', '-', '-', '/dev/a', '/dev/b']).status).toBe(0);
    expect(changes()).toEqual(['vgcreate nvme /dev/a /dev/b']);
  });

  it('makes an array first, and a thin pool last', () => {
    expect(run(VOLUME_GROUP_SCRIPT, ['nvme', 'raid6', 'thin', ...'abcd']).status).toBe(0);
    expect(changes()).toEqual([
      'mdadm --create /dev/md/nvme --run --homehost=any --bitmap=internal --level=raid6 --raid-devices=4 a b c d',
      'vgcreate nvme /dev/md/nvme',
      'lvcreate --yes --type thin-pool --extents 100%FREE --name thin nvme',
    ]);
  });

  it('changes nothing at the next start', () => {
    program('vgs', '');
    program('lvs', '');
    expect(run(VOLUME_GROUP_SCRIPT, ['nvme', 'raid10', 'thin', ...'abcd']).status).toBe(0);
    expect(changes()).toEqual([]);
  });

  it('makes the thin pool that a start before could not', () => {
    program('vgs', '');
    expect(run(VOLUME_GROUP_SCRIPT, ['nvme', '-', 'thin', 'a']).status).toBe(0);
    expect(changes()).toEqual(['lvcreate --yes --type thin-pool --extents 100%FREE --name thin nvme']);
  });

  it('leaves drives alone that carry something, and fails', () => {
    program('wipefs', 'if [ "$4" = b ]; then echo xfs; fi');
    const { status, stderr } = run(VOLUME_GROUP_SCRIPT, ['nvme', 'raid10', '-', ...'abcd']);
    expect(status).not.toBe(0);
    expect(stderr).toContain('b carries xfs, and is left alone');
    expect(changes()).toEqual([]);
  });

  it('fails where a drive cannot be looked at', () => {
    program('wipefs', 'exit 1');
    expect(run(VOLUME_GROUP_SCRIPT, ['nvme', '-', '-', 'a']).status).not.toBe(0);
    expect(changes()).toEqual([]);
  });
});

describe('the script that takes access control off bridges', () => {
  const devices = ['0000:00:01.0', '0000:00:02.0', '0000:3a:00.0'];
  let script: string;

  beforeEach(() => {
    for (const device of devices) mkdirSync(join(folder, 'devices', device), { recursive: true });
    script = ACS_SCRIPT.replace('/sys/bus/pci/devices', join(folder, 'devices'));
  });

  /** Registers are files; a device without the capability has none, and setpci fails for it. */
  function setpci(write: string): void {
    writeFileSync(join(folder, '0000:00:01.0'), '001d\n');
    writeFileSync(join(folder, '0000:00:02.0'), '0000\n');
    program(
      'setpci',
      `register="${folder}/$2"\n[ -e "$register" ] || exit 1\ncase $3 in *=*) ${write} ;; *) read -r value < "$register"; echo "$value" ;; esac`,
    );
  }

  it('says which it changed', () => {
    setpci('echo 0000 > "$register"');
    const { status, stdout } = run(script);
    expect(stdout).toBe('0000:00:01.0: access control was 001d\naccess control taken off 1 bridges, left on 0\n');
    expect(status).toBe(0);
  });

  it('fails where a bridge keeps it', () => {
    setpci(':');
    const { status, stderr } = run(script);
    expect(stderr).toContain('0000:00:01.0: access control stays 001d');
    expect(status).not.toBe(0);
  });

  it('fails where nothing can be written', () => {
    const { status, stderr } = run(script);
    expect(stderr).toContain('the image needs pciutils');
    expect(status).not.toBe(0);
  });
});
