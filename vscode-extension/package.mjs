// Packages the extension with the distribution that `make build` assembled in ../dist/eyas.
import { createVSIX } from '@vscode/vsce';
import { cpSync, existsSync, rmSync } from 'node:fs';

const distribution = '../dist/eyas';
if (!existsSync(`${distribution}/bin/eyas`)) {
  console.error(`package: there is no distribution in ${distribution}; run "make build" first`);
  process.exit(1);
}
rmSync('server', { recursive: true, force: true });
cpSync(distribution, 'server', { recursive: true });
cpSync('../LICENSE', 'LICENSE');
await createVSIX({ dependencies: false, allowMissingRepository: true, packagePath: 'eyas.vsix' });
