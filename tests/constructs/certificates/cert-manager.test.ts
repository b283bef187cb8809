import { App } from 'cdktf';
import { expect, it } from 'vitest';
import { CertManager } from '../../../constructs/certificates/cert-manager.ts';
import { LabStack } from '../../stacks/lab.ts';
import { siteWith } from '../sites.ts';

it('brings its CRDs, which the chart leaves out, and keeps them', () => {
  const { values } = new CertManager(new LabStack(new App()), 'a', { site: siteWith() });
  expect(values).toMatchObject({ crds: { enabled: true, keep: true } });
});

it('comes with its images from the mirror of the site', () => {
  const { values, pin } = new CertManager(new LabStack(new App()), 'a', { site: siteWith() });
  expect(values).toMatchObject({ imageRegistry: 'mirror.columbia.example', imageNamespace: 'quay.io/jetstack' });
  expect(pin).toEqual({
    name: 'cert-manager',
    repository: 'oci://mirror.columbia.example/quay.io/jetstack/charts',
    version: 'v1.21.1',
  });
});
