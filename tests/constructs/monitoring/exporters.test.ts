import { describe, expect, it } from 'vitest';
import { alloyConfiguration } from '../../../constructs/monitoring/alloy-configuration.ts';
import { addExporters } from '../../../constructs/monitoring/exporters.ts';
import { Alloy, Loki } from '../../../constructs/monitoring/logs.ts';
import { scrapesOf } from '../../../constructs/monitoring/scrapes.ts';
import { isRelease, renderedIn } from '../../../constructs/terraform/rendering.ts';
import { CONTROL_PLANE } from '../../../constructs/tolerations.ts';
import { chartsNeeded, type Site } from '../../../site/model/index.ts';
import { alloyFmt, alloyJudge } from '../../rig/alloy-fmt.ts';
import { strangersIn } from '../../rig/crds/strangers.ts';
import { describeWith } from '../../rig/judges.ts';
import { labStack, siteWith } from '../sites.ts';

const site = siteWith((data) => {
  data.monitoring.exporters = {
    ipmi: { discovery: 'https://inventory.example.com/sd?role=bmc', secret: 'ipmi' },
    redfish: { hosts: ['10.0.0.1'], secret: 'redfish' },
    snmp: {
      secret: 'snmp',
      groups: { pdus: { hosts: ['pdu-1', 'pdu-2'], modules: ['raritan'], auth: 'v3' } },
    },
    smartctl: true,
    ufm: { host: 'ufm.example.com:9002' },
    others: { cdus: { hosts: ['10.0.1.1:8080'], scheme: 'https' } },
  };
  data.monitoring.logs = { retention: '14 d', storage: '500 GB' };
});

/** Without what the site of the repository reads. */
const bare = siteWith((data) => {
  delete data.monitoring.exporters;
});

const releases = () => {
  const stack = labStack();
  addExporters(stack, { site, after: [] });
  return new Map(
    renderedIn(stack)
      .filter(isRelease)
      .map((one) => [one.release, one]),
  );
};

describe('an exporter', () => {
  it('is installed where the site file asks for it, by its pinned chart', () => {
    expect([...releases().values()].map(({ release, pin }) => `${release} ${pin.version}`)).toEqual([
      'prometheus-ipmi-exporter 0.8.2',
      'idrac-exporter 2.6.1',
      'prometheus-snmp-exporter 9.17.1',
      'prometheus-smartctl-exporter 0.17.1',
    ]);
    expect(chartsNeeded(site)).toEqual(expect.arrayContaining(['idrac-exporter', 'loki', 'alloy']));
    const stack = labStack();
    addExporters(stack, { site: bare, after: [] });
    expect(renderedIn(stack)).toEqual([]);
  });

  it('has its passwords from a Secret that is only named', () => {
    expect(releases().get('idrac-exporter')?.values).toMatchObject({ existingSecret: 'redfish', idracConfig: '' });
    expect(releases().get('prometheus-ipmi-exporter')?.values).toMatchObject({ configSecret: { name: 'ipmi' } });
    expect(releases().get('prometheus-snmp-exporter')?.values).toMatchObject({
      extraArgs: ['--config.file=/run/secrets/snmp-exporter/snmp.yml'],
      extraSecretMounts: [{ mountPath: '/run/secrets/snmp-exporter', secretName: 'snmp' }],
    });
  });

  it('is not waited for: its Secret can only be made after its namespace, and a node of it may be down', () => {
    expect([...releases().values()].map(({ release, wait }) => `${release} ${wait}`)).toEqual([
      'prometheus-ipmi-exporter false',
      'idrac-exporter false',
      'prometheus-snmp-exporter false',
      'prometheus-smartctl-exporter false',
    ]);
  });

  it('of drives runs where the drives are, and calls their node by its name', () => {
    expect(releases().get('prometheus-smartctl-exporter')?.values).toMatchObject({
      affinity: { nodeAffinity: expect.anything() },
      serviceMonitor: { enabled: true, relabelings: [{ targetLabel: 'node' }] },
    });
  });
});

describe('what is scraped', () => {
  const scrapes = scrapesOf(site);

  it('is one object a group of machines', () => {
    expect(scrapes.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'ScrapeConfig ipmi',
      'ScrapeConfig redfish',
      'ScrapeConfig snmp-pdus',
      'ScrapeConfig ufm',
      'ScrapeConfig other-cdus',
    ]);
    expect(scrapesOf(bare)).toEqual([]);
  });

  it('has only fields that its kind knows', () => {
    expect(scrapes.flatMap(strangersIn)).toEqual([]);
    const [first] = scrapes;
    if (first === undefined) throw new Error('nothing is scraped');
    expect(strangersIn({ ...first, spec: { scheme: 'gopher', hosts: [] } })).toHaveLength(2);
  });

  it('asks the exporter, and goes by the machine', () => {
    expect(scrapes[2]?.spec).toMatchObject({
      metricsPath: '/snmp',
      params: { module: ['raritan'], auth: ['v3'] },
      staticConfigs: [{ targets: ['pdu-1', 'pdu-2'] }],
      relabelings: [
        { targetLabel: '__param_target' },
        { targetLabel: 'instance' },
        { targetLabel: '__address__', replacement: 'prometheus-snmp-exporter.monitoring.svc:9116' },
      ],
    });
  });

  it('is found by an inventory where machines are too many to name', () => {
    expect(scrapes[0]?.spec).toMatchObject({ httpSDConfigs: [{ url: 'https://inventory.example.com/sd?role=bmc' }] });
  });

  it('of UFM is a handful of figures by the names of its ports, as of when they are read', () => {
    expect(scrapes[3]?.spec).toMatchObject({
      metricsPath: '/xcset/low_freq_debug',
      honorTimestamps: false,
      metricRelabelings: [
        { action: 'keep', regex: 'Link_Down|Symbol_Errors|Effective_BER|phy_state' },
        { action: 'labelkeep', regex: expect.stringMatching(/^__name__\|job\|instance\|Node_GUID/) },
      ],
    });
  });

  it('of an exporter that runs wild does not fill Prometheus', () => {
    expect(scrapes[4]?.spec).toMatchObject({ sampleLimit: 50_000 });
  });
});

describe('logs', () => {
  const { logs } = site.spec.monitoring ?? {};
  if (logs === undefined) throw new Error('the site has no logs');
  const { values } = new Loki(labStack(), 'loki', { site, logs, after: [] });

  it('are kept as long as the site file says, by a compactor that is on', () => {
    expect(values).toMatchObject({
      deploymentMode: 'SingleBinary',
      loki: { limits_config: { retention_period: '336h' }, compactor: { retention_enabled: true } },
    });
  });

  it('have a schema, without which the chart refuses to render', () => {
    expect(values).toMatchObject({ loki: { schemaConfig: { configs: [{ store: 'tsdb', schema: 'v13' }] } } });
  });

  it('have room for a stream of every container of the site: of more Loki drops the lines', () => {
    const limitsOf = (one: Site) => {
      const { values } = new Loki(labStack(), 'loki', { site: one, logs, after: [] });
      return (values as { loki: { limits_config: object } }).loki.limits_config;
    };
    // 1,456 nodes of 220 are more than the 300,000 containers of the largest cluster, and write 15 MB/s.
    expect(limitsOf(site)).toMatchObject({
      max_global_streams_per_user: 300_000,
      ingestion_rate_mb: 15,
      ingestion_burst_size_mb: 22.5,
    });
    const few = { ...site, pools: site.pools.filter(({ id }) => id === 'rental') };
    expect(few.pools).toHaveLength(1);
    expect(limitsOf(few)).toMatchObject({ max_global_streams_per_user: 5000, ingestion_rate_mb: 4 });
  });

  it('are waited for only where the class of their disk is there before the first apply', () => {
    const onStore = siteWith((data) => {
      data.monitoring.logs = { retention: '14 d', storage: '500 GB' };
      delete data.monitoring.class;
      data.monitoring.store = 'checkpoints';
    });
    const loki = (one: Site) => new Loki(labStack(), 'loki', { site: one, logs, after: [] });
    expect(loki(site).rendering).toMatchObject({
      wait: true,
      values: { singleBinary: { persistence: { storageClass: 'local-path' } } },
    });
    expect(loki(onStore).rendering).toMatchObject({
      wait: false,
      values: { singleBinary: { persistence: { storageClass: 'checkpoints' } } },
    });
  });

  it('outlive the StatefulSet: the chart would delete their disk with it', () => {
    expect(values).toMatchObject({
      singleBinary: { persistence: { size: '500G', whenDeleted: 'Retain', whenScaled: 'Retain' } },
    });
  });

  it('are those of the kernel too, from every node there is, and go on where they were read to', () => {
    const { values: alloy } = new Alloy(labStack(), 'alloy', { site, after: [] });
    expect(JSON.stringify(alloy)).toContain('_TRANSPORT=kernel');
    expect(alloy).toMatchObject({
      alloy: { storagePath: '/var/lib/alloy' },
      controller: {
        tolerations: expect.arrayContaining([CONTROL_PLANE, { key: 'afterhash.io/storage', operator: 'Exists' }]),
        volumes: { extra: [{ hostPath: { path: '/var/lib/alloy' } }] },
      },
    });
  });

  it('are followed in files: through the API server it would be a connection a container', () => {
    const alloy = new Alloy(labStack(), 'alloy', { site, after: [] });
    const { content } = (alloy.values as { alloy: { configMap: { content: string } } }).alloy.configMap;
    expect(content).toContain('loki.source.file "pods"');
    expect(content).not.toContain('loki.source.kubernetes');
    expect(content).toContain('regex         = "(meridian|open-market)"');
    expect(content).toContain('http://loki.monitoring.svc:3100/loki/api/v1/push');
  });

  it('have those of the kernel beside them where nodes keep a journal: Talos keeps none', () => {
    const read = (machines: string) => {
      const one = siteWith((data) => {
        data.cluster.machines = machines;
      });
      return JSON.stringify(new Alloy(labStack(), 'alloy', { site: one, after: [] }).values);
    };
    expect(read('cloud-init')).toContain('/var/log/journal');
    expect(read('talos')).not.toContain('journal');
  });
});

describeWith(alloyJudge)('Alloy', () => {
  it.each([[['meridian', 'open-market']], [[]]])(
    'reads the configuration as we write it, with tenants %j',
    async (tenants) => {
      const configuration = alloyConfiguration('http://loki.monitoring.svc:3100', tenants, tenants.length > 0);
      const { code, stdout, stderr } = await alloyFmt(configuration);
      expect(code, stderr).toBe(0);
      const words = (text: string) => text.replaceAll(/\s+/g, '');
      expect(words(stdout)).toBe(words(configuration));
      expect((await alloyFmt(configuration.replace('}', ''))).code).toBe(1);
    },
  );
});
