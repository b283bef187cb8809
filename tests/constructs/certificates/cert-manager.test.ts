import { expect, it } from 'vitest';
import { CertManager } from '../../../constructs/certificates/cert-manager.ts';
import { labStack, siteWith } from '../sites.ts';

it('brings its CRDs, which the chart leaves out, and keeps them', () => {
  const { values } = new CertManager(labStack(), 'a', { site: siteWith() });
  expect(values).toMatchObject({ crds: { enabled: true, keep: true } });
});

it('comes with its images from the mirror of the site', () => {
  const { values, pin } = new CertManager(labStack(), 'a', { site: siteWith() });
  expect(values).toMatchObject({ imageRegistry: 'mirror.columbia.example', imageNamespace: 'quay.io/jetstack' });
  expect(pin).toEqual({
    name: 'cert-manager',
    repository: 'oci://mirror.columbia.example/quay.io/jetstack/charts',
    version: 'v1.21.1',
  });
});
