#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { UnreadableInput } from '../site/spec/unreadable-input.ts';
import { exitCodes } from './exit-codes.ts';
import { terminal } from './terminal.ts';

/** The version of the package, beside the sources and beside `dist` alike. */
const { version } = JSON.parse(readFileSync(packageFile(), 'utf8')) as { version: string };

const program = new Command('afterhash')
  .description(
    'One reviewed file of a converted mining site: checked from the grid feed to the tenant, rendered to Terraform and Helm.',
  )
  .version(version)
  .exitOverride()
  .showHelpAfterError('(afterhash --help lists what there is)')
  .configureHelp({ helpWidth: 80 });

// Each command is loaded when it is called: what it does not need costs nothing.
program
  .command('check')
  .argument('<site>', 'the site file')
  .description('hold a site file against every rule')
  .addOption(
    new Option('--format <format>', 'how to print').choices(['pretty', 'json', 'sarif', 'github']).default('pretty'),
  )
  .option('--phase <phase>', 'only this phase of the conversion')
  .action(async (file: string, options) =>
    end(await (await import('./check.ts')).checkCommand(file, options, version)),
  );

program
  .command('cabling')
  .argument('<site>', 'the site file')
  .description('hold a live InfiniBand fabric, as ibnetdiscover prints it, against the cables of the site')
  .requiredOption('--from <file...>', 'what ibnetdiscover printed: a file for each subnet')
  .option(
    '--node-name-map <file>',
    'GUIDs and names of devices that do not say their own, as infiniband-diags reads them',
  )
  .option(
    '--adapters <pool=names...>',
    'adapters of a pool that are its rails, in their order, as in train=mlx5_0,mlx5_3; by default in the order of their numbers',
  )
  .addOption(
    new Option('--format <format>', 'how to print').choices(['pretty', 'json', 'sarif', 'github']).default('pretty'),
  )
  .option(
    '--phase <phase>',
    'what is to be there in this phase: what a later one brings is not missed; the last by default',
  )
  .action(async (file: string, options) =>
    end(await (await import('./cabling.ts')).cablingCommand(file, options, version)),
  );

program
  .command('show')
  .argument('<site>', 'the site file')
  .description('the site at a glance')
  .addOption(new Option('--format <format>', 'how to print').choices(['pretty', 'json']).default('pretty'))
  .option('--phase <phase>', 'as it stands in this phase; the last by default')
  .action(async (file: string, options) => end(await (await import('./show.ts')).showCommand(file, options)));

program
  .command('explain')
  .argument('<what>', 'a code, as in power/failure-overload, or a site file')
  .argument('[path]', 'a number of that site, as in power.facility, or a part, as in pools.train')
  .option('--phase <phase>', 'the number as it is in this phase; the last by default')
  .description('a rule, with its reasons and examples; or how a number that show prints was worked out')
  .action(async (what: string, path: string | undefined, options) =>
    end(await (await import('./explain.ts')).explainCommand(what, path, options.phase)),
  );

program
  .command('catalog')
  .argument('[name]', 'an entry, as in nvidia/gb300-nvl72, or a kind, as in servers')
  .description('the hardware that Afterhash knows, each figure with its source')
  .option('--site <site>', 'with the catalog beside this site file')
  .action(async (name: string | undefined, options) =>
    end(await (await import('./catalog.ts')).catalogCommand(name, options)),
  );

program
  .command('render')
  .argument('<site>', 'the site file')
  .requiredOption('--to <folder>', 'the folder to write; what is there is replaced when all is rendered')
  .description('write Helm values, manifests and a helmfile, for those who deploy without Terraform')
  .action(async (file: string, options) =>
    end(await (await import('./render.ts').catch(withoutPeers)).renderCommand(file, options)),
  );

program
  .command('export')
  .argument('[what]', 'for which program, as in opensm; none lists them')
  .argument('[site]', 'the site file')
  .option('--out <folder>', 'the folder to write; what is there is replaced when all is written')
  .description('write what other programs read: subnet manager, schedulers')
  .action(async (what: string | undefined, file: string | undefined, options) =>
    end(await (await import('./export.ts')).exportCommand(what, file, options)),
  );

program
  .command('upgrade')
  .argument('<site>', 'the site file')
  .requiredOption(
    '--to <target...>',
    'what is to have which version, as in kueue@0.20.7, kubernetes@1.35 or pools.train.driver@580.95.05; a file of pins; or "pinned" for the charts of this Afterhash',
  )
  .addOption(new Option('--format <format>', 'how to print').choices(['pretty', 'json']).default('pretty'))
  .description('the ordered steps to other versions of charts, Kubernetes and drivers, and what each takes out of work')
  .action(async (file: string, options) => end(await (await import('./upgrade.ts')).upgradeCommand(file, options)));

program
  .command('schema')
  .argument('<name>', 'site, catalog, check or show')
  .description('the JSON Schema of the site file, the catalog file, or what a command prints')
  .action(async (name: string) => end((await import('./schema.ts')).schemaCommand(name)));

await program.parseAsync().catch(fail);

function end(code: number): void {
  process.exitCode = code;
}

/** The three ways to fail: wrong use, unreadable input, a bug of ours. The author's mistakes are no failures; they are printed. */
function fail(error: unknown): void {
  if (error instanceof CommanderError) {
    end(error.exitCode === 0 ? exitCodes.clean : exitCodes.wrongUse);
    return;
  }
  const { red, cyan } = terminal(process.stderr).paint;
  if (error instanceof UnreadableInput) {
    process.stderr.write(
      `${red('error')}: ${error.message}\n${error.help === undefined ? '' : `  ${cyan('help')}: ${error.help}\n`}`,
    );
    end(exitCodes.wrongUse);
    return;
  }
  process.stderr.write(
    `${red('bug')}: Afterhash failed, not you; please report what follows\n${error instanceof Error ? error.stack : String(error)}\n`,
  );
  end(exitCodes.bug);
}

/** Only `render` needs CDKTF: whoever checks and shows sites may leave it out. */
function withoutPeers(error: unknown): never {
  const missing =
    error instanceof Error
      ? /Cannot find package '((?:@cdktf\/|cdktf|constructs)[^']*)'/.exec(error.message)?.[1]
      : undefined;
  if (missing === undefined) throw error;
  throw new UnreadableInput(
    `\`render\` needs a package that is not installed: ${missing}`,
    'npm install cdktf@0.21.0 constructs @cdktf/provider-kubernetes@12 @cdktf/provider-helm@12',
    error,
  );
}

function packageFile(): URL {
  const beside = new URL('../package.json', import.meta.url);
  return beside.pathname.endsWith('/dist/package.json') ? new URL('../../package.json', import.meta.url) : beside;
}
