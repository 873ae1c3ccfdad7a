import { buildWhatIsMissing } from '../test/support/build.mjs';

if (!buildWhatIsMissing()) process.exit(1);
await import('./serve.mjs');
