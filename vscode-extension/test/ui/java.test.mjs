import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { needs } from './harness/capabilities.mjs';
import { CodeServer } from './harness/code-server.mjs';
import { RulesFolder } from './harness/rules-folder.mjs';
import { until } from './harness/wait.mjs';
import { Workbench } from './harness/workbench.mjs';

const VSIX = process.env.EYAS_VSIX ?? fileURLToPath(new URL('../../eyas.vsix', import.meta.url));

test(
  'without Java the editor says what to install, and starts once there is one',
  needs('browser'),
  async (t) => {
    const folder = RulesFolder.create();
    t.after(() => folder.remove());
    const server = await CodeServer.start({
      vsix: VSIX,
      settings: { 'falco.java.home': '/nowhere' },
    });
    t.after(() => server.stop());
    const workbench = await Workbench.open(server, folder.file);
    t.after(() => workbench.close());

    const message = /Falco rules need Java 17 or newer.*Install it, or name its folder/;
    const told = () =>
      until('the message', async () =>
        (await workbench.notifications()).some((it) => message.test(it)),
      );
    await told();
    await workbench.screenshot('java-missing');
    await workbench.page.getByText('Open Settings').first().click();
    await workbench.page.locator('.settings-editor').waitFor({ timeout: 30_000 });
    await workbench.press('Escape');
    await workbench.command('Falco: Run Against This Node');
    await told();
    assert.deepEqual(await workbench.codeLenses(), []);

    server.configure({});
    await workbench.page.reload();
    await until(
      'the server',
      async () =>
        (await workbench.codeLenses()).some((lens) => lens.includes('Run against this node')),
      120_000,
    );
  },
);
