import { runBlueprint } from '../../stacks/blueprint.ts';

// Reads and checks the site file, then refuses it or writes its stacks for Terraform.
await runBlueprint(new URL('site.yaml', import.meta.url));
