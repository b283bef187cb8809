import assert from 'node:assert';
import { Release } from '@cdktf/provider-helm/lib/release/index.js';
import { Construct } from 'constructs';
import { jsonText } from './json.ts';
import type { KubernetesObject } from './kubernetes-object.ts';
import { literal } from './literal.ts';
import { present } from './present.ts';
import { type ChartPin, markRendered, type Rendered, type RenderedRelease } from './rendering.ts';

/** Helm keeps a release as a Secret `sh.helm.release.v1.<name>.v<n>` and takes at most this (helm v4.1.4, pkg/chart/common/util). */
const LONGEST_RELEASE_NAME = 53;

/** What Helm itself waits for: the provider's default (terraform-provider-helm v3.1.1, docs/resources/release.md). */
const DEFAULT_TIMEOUT_SECONDS = 300;

const DNS_NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

export interface ChartReleaseProps {
  /** At most 53 characters. */
  readonly release: string;

  readonly namespace: string;

  /** The chart and its exact version. A mirror is named in `repository`. */
  readonly pin: ChartPin;

  /** Plain JSON, in the shape of the chart's values. No text in it is ever a template. */
  readonly values: object;

  /**
   * How long Helm waits for the release to be ready.
   *
   * @default 300
   */
  readonly timeoutSeconds?: number;

  /**
   * Whether Helm makes the namespace, without labels or quota.
   *
   * @default false - a Namespace makes it
   */
  readonly createNamespace?: boolean;

  /**
   * Whether the chart's `crds` folder is left out.
   *
   * @default false - Helm installs it once, and never upgrades it
   */
  readonly skipCrds?: boolean;

  /**
   * Kinds that the chart asks the cluster for: whoever renders it without one has to say them.
   *
   * @default none
   */
  readonly apiVersions?: readonly string[];

  /**
   * Whether Helm waits until what it made is ready.
   *
   * @default true
   */
  readonly wait?: boolean;

  /**
   * Releases of this stack that come first. Releases of earlier stacks do so anyway.
   *
   * @default none
   */
  readonly after?: readonly ChartRelease[];
}

/** The chart that the stack's own folder carries, and what is printed by it. */
export interface InPackageChart {
  readonly chart: string;
  readonly objects: readonly KubernetesObject[];
}

/**
 * A Helm chart in the cluster.
 *
 * Never atomic and never cleaned up on failure: to roll back a driver or a
 * network half-way leaves nodes in a state that nobody has tested.
 */
export class ChartRelease extends Construct implements Rendered {
  readonly values: object;
  readonly pin: ChartPin;
  readonly rendering: RenderedRelease;

  constructor(scope: Construct, id: string, props: ChartReleaseProps & { readonly inPackage?: InPackageChart }) {
    super(scope, id);
    assert(
      DNS_NAME.test(props.release) && props.release.length <= LONGEST_RELEASE_NAME,
      `bug: "${props.release}" is no release name of at most ${LONGEST_RELEASE_NAME} characters`,
    );
    this.values = props.values;
    this.pin = props.pin;
    this.rendering = {
      ...(props.inPackage === undefined ? {} : { objects: props.inPackage.objects }),
      release: props.release,
      namespace: props.namespace,
      createNamespace: props.createNamespace ?? false,
      pin: props.pin,
      values: props.values,
      timeoutSeconds: props.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS,
      skipCrds: props.skipCrds ?? false,
      apiVersions: props.apiVersions ?? [],
      wait: props.wait ?? true,
      needs: (props.after ?? []).map(({ rendering }) => `${rendering.namespace}/${rendering.release}`),
    };
    markRendered(this);

    const { release, namespace, timeoutSeconds, createNamespace, skipCrds, wait } = this.rendering;
    new Release(
      this,
      'Resource',
      present({
        name: literal(release),
        namespace: literal(namespace),
        chart: literal(props.inPackage?.chart ?? props.pin.name),
        repository: props.pin.repository === undefined ? undefined : literal(props.pin.repository),
        version: literal(props.pin.version),
        values: [literal(jsonText(props.values))],
        timeout: timeoutSeconds,
        createNamespace,
        skipCrds,
        wait,
        atomic: false,
        cleanupOnFail: false,
        dependsOn: props.after?.map((earlier) => earlier.resource),
      }),
    );
  }

  /** The provider's own resource: the escape hatch. */
  get resource(): Release {
    return this.node.findChild('Resource') as Release;
  }
}
