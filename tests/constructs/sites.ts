import { readFileSync } from 'node:fs';
import { App } from 'cdktf';
import { parse } from 'yaml';
import type { Pool, Site, Tenant } from '../../site/model/index.ts';
import { readSpec } from '../../site/spec/read-spec.ts';
import { type Beside, resolveBeside } from '../site/checks/read-example.ts';
import { LabStack } from '../stacks/lab.ts';

const defaultSite = parse(readFileSync(new URL('../../blueprints/liquid-retrofit/site.yaml', import.meta.url), 'utf8'));

/** A site file as plain data, to be changed by a test that knows what is there. */
// biome-ignore lint/suspicious/noExplicitAny: every part of it may be changed
export type SiteData = any;

/** The site of this repository, as it is or changed. What it expects and assumes is left out: a change makes it untrue. */
export function siteWith(change: (data: SiteData) => void = () => {}, beside: Beside = {}): Site {
  const data: SiteData = structuredClone(defaultSite);
  delete data.expect;
  delete data.assumptions;
  change(data);
  const read = readSpec(data);
  if ('diagnostics' in read) throw new Error(JSON.stringify(read.diagnostics, null, 2));
  const { site, diagnostics: problems } = resolveBeside(read.spec, beside);
  if (site === undefined) throw new Error(JSON.stringify(problems, null, 2));
  return site;
}

/** Where the adapters of a server of eight rails stand on its bus. */
const ADAPTERS = ['0c', '18', '2a', '3b', '9a', 'ab', 'bc', 'cd'].map((bus) => `0000:${bus}:00.0`);

/**
 * The rental servers, DGX B300, on a Spectrum-X fabric of their own: eight ports of 800 Gb/s, each on two planes of 400
 * that software joins. Pods take whole interfaces.
 */
export function onTwoPlanes(data: SiteData): void {
  const { manager: _, ...ib } = data.fabrics.ib;
  data.fabrics.eth = {
    ...ib,
    kind: 'roce',
    switch: 'nvidia/sn5600',
    access: 'host-device',
    planes: 2,
    planesJoined: 'by-software',
    spectrumX: 'RA2.2',
    qos: { priority: 3, dscp: 24 },
  };
  const { interfaces: __, ...rental } = data.pools.rental;
  data.pools.rental = { ...rental, fabric: 'eth', adapters: ADAPTERS };
  // Sixteen networks more than there were, in parts as large as theirs.
  data.cluster.rdma.subnet = '10.128.0.0/13';
}

export function poolOf(site: Site, id: string): Pool {
  return found(site.pools.find((pool) => pool.id === id));
}

export function tenantOf(site: Site, id: string): Tenant {
  return found(site.tenants.find((tenant) => tenant.id === id));
}

export function found<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('the test looks for something that is not there');
  return thing;
}

/** Somewhere to put a construct that is looked at and not written. */
export function labStack(): LabStack {
  return new LabStack(new App());
}
