import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { needs } from './harness/capabilities.mjs';
import { CodeServer } from './harness/code-server.mjs';
import { LiveView } from './harness/live-view.mjs';
import { RulesFolder } from './harness/rules-folder.mjs';
import { until } from './harness/wait.mjs';
import { Workbench } from './harness/workbench.mjs';

const VSIX = process.env.EYAS_VSIX ?? fileURLToPath(new URL('../../eyas.vsix', import.meta.url));
const { LOCAL, RULE, SILENT } = RulesFolder;

test('each feature once, through the user interface', needs('browser', 'sensor'), async (t) => {
  const { workbench, server, folder } = await setUp(t);
  const step = (name, body) =>
    t.test(name, async () => {
      try {
        await body();
      } finally {
        await workbench.screenshot(`features-${name.replaceAll(/\W+/g, '-')}`);
      }
    });
  const { page } = workbench;
  let view;

  await lens(workbench, (text) => /Run against this node/.test(text));

  await step('01 a quick fix mends a misspelt field by keys alone', async () => {
    await workbench.replaceLine(folder.line('vim, nano'), '    and proc.nmae in (vim, nano)');
    await until('the squiggle', () => workbench.squiggles('error'));
    await workbench.goTo(folder.line('vim, nano'), 12);
    const fix = page.getByText("Change to 'proc.name'").first();
    // It closes by itself when a late answer of the server comes in.
    await until('the quick fixes', async () => {
      await workbench.press('Control+.');
      await fix.waitFor({ timeout: 5_000 });
      return true;
    });
    await workbench.screenshot('features-01-quick-fixes');
    await workbench.press('Enter');
    await until('it is mended', async () => (await workbench.squiggles('error')) === 0);
    assert.match(await workbench.lineText('vim, nano'), /and proc\.name in/);
  });

  await workbench.replaceLine(folder.line('vim, nano'), '    and proc.name in (vim, nano)');

  await step('02 a macro is renamed in all files', async () => {
    await workbench.goTo(folder.line('fd.directory'), 8);
    await workbench.press('F2');
    const input = page.locator('.rename-box input');
    await input.waitFor({ timeout: 20_000 });
    await input.fill('opens_any_file');
    await workbench.press('Enter');
    await until('it is renamed here', async () =>
      (await workbench.lineText('fd.directory')).includes('opens_any_file'),
    );
    await workbench.openFile('falco_rules.yaml');
    await until('it is renamed there', async () =>
      (await workbench.lineText('- macro')).includes('opens_any_file'),
    );
    await workbench.openFile(LOCAL);
  });

  await step('03 symbols, references and the call hierarchy', async () => {
    await workbench.press('Control+Shift+o');
    const rows = page.locator('.quick-input-widget .monaco-list-row');
    await until('the outline', async () =>
      (await rows.allInnerTexts()).some((row) => row.includes(SILENT)),
    );
    await workbench.focusEditor();
    await workbench.goTo(folder.line('fd.directory'), 8);
    await workbench.press('Shift+F12');
    await page.locator('.zone-widget .monaco-tree, .zone-widget .monaco-list').first().waitFor();
    await workbench.press('Escape');
    await workbench.press('Shift+Alt+h');
    const callers = page.locator('.sidebar .monaco-list-row');
    await until('its callers', async () => {
      const rows = (await callers.allInnerTexts()).join('\n');
      return rows.includes('opens_any_file') && rows.includes(SILENT);
    });
  });
  await workbench.press('Control+b');

  await step('04 the effective rule stands beside the written one', async () => {
    await workbench.goTo(folder.line('proc.name != tail'), 5);
    await workbench.command('Falco: Show Effective Rule');
    await page.locator('.diff-editor, .monaco-diff-editor').first().waitFor({ timeout: 20_000 });
    await until('both sides', async () =>
      (await page.locator('.monaco-diff-editor').innerText()).includes('tail'),
    );
  });
  await workbench.command('View: Close Editor');
  await workbench.openFile(LOCAL);

  await step('05 an alert arrives with all its fields', async () => {
    await workbench.command('Falco: Run Against This Node');
    view = await LiveView.of(workbench);
    await running(view);
    await folder.read();
    await until('its alert', async () => (await view.alerts()).some((row) => row.rule === RULE));
    const fields = await view.fields('program=cat');
    assert.equal(fields['fd.name'], folder.secret);
    assert.equal(fields['proc.name'], 'cat');
    assert.match(await workbench.statusBar(), /version \d+ · \d+ events\/s/);
  });

  await step('06 alerts are filtered, grouped, copied and paused', async () => {
    await folder.read('head');
    await until('its alert', async () =>
      (await view.alerts()).some((row) => row.output.includes('program=head')),
    );
    await view.filter('proc.name=head');
    await until('only it', async () => {
      const rows = await view.alerts();
      return rows.length > 0 && rows.every((row) => row.output.includes('program=head'));
    });
    await view.filter('');
    await view.press('group');
    await until('one group', async () => (await view.groups()).get(RULE) >= 2);
    await workbench.screenshot('features-06-grouped');
    await view.press('group');
    await view.press('pause');
    await folder.read();
    await until('one waits', async () => /Resume \(\d/.test(await view.button('pause')));
    await view.press('pause');
  });

  await step('07 from an alert to its rule, by keys alone', async () => {
    await workbench.command('Falco: Show Live Events');
    await view.frame.locator('#alerts').focus();
    await workbench.press('Home', 'ArrowDown', 'Enter');
    await until('its file', async () => (await workbench.activeTab()) === 'falco_rules.yaml');
    await until('its line', async () => (await workbench.caret()).line === 9);
    await until('the mark beside it', async () => (await workbench.gutterMarks()) > 0);
    await workbench.openFile(LOCAL);
  });

  await step('08 why not: the nearest event, part by part', async () => {
    await workbench.goTo(folder.line('fd.directory'), 8);
    await workbench.press('Control+Alt+y');
    await until('a near miss', async () => {
      await folder.read('head');
      return (await workbench.tree()).some((row) => /\d+ of 5 hold/.test(row));
    });
    await until('values behind the parts', async () =>
      (await workbench.inlineTexts()).some((text) => text.includes('"head"')),
    );
    await until('its parts', async () => {
      const rows = await workbench.tree();
      return (
        rows.some((row) => /proc\.name in .*false.*head/.test(row)) &&
        rows.some((row) => /fd\.name = .*true/.test(row))
      );
    });
  });

  await step('09 the same on a light background', async () => {
    await workbench.command('Preferences: Toggle between Light/Dark Themes');
    await page.locator('.monaco-workbench.vs').waitFor({ timeout: 20_000 });
    assert.ok((await workbench.inlineTexts()).some((text) => text.includes('"head"')));
  });

  await step('10 an edit takes the colours away', async () => {
    await workbench.goTo(folder.line('fd.directory'), 1);
    await workbench.press('End');
    await workbench.type(' ');
    await until('no marks', async () =>
      (await workbench.inlineTexts()).every((text) => !text.includes('"head"')),
    );
    await workbench.press('Control+z');
  });

  await step('11 why it matched', async () => {
    await folder.read();
    await view.fields('program=cat');
    await view.act('explain');
    await until('the tree', async () =>
      (await workbench.tree()).some((row) => /matched.*program=cat/.test(row)),
    );
  });

  await step('12 thousands of alerts', async () => {
    await view.press('clear');
    await folder.readOften(5_000);
    await until('thousands of them', async () => (await view.matches(RULE)) >= 3_000);
    await until('a long list', async () => (await view.size()) >= 1_000);
    assert.ok((await view.alerts()).length < 100, 'only what is seen is drawn');
    await view.filter('proc.name=bash');
    await until('the view answers', async () => (await view.alerts()).length > 0);
    await view.filter('proc.name=nobody');
    await until('nothing fits', async () => (await view.alerts()).length === 0);
    await view.filter('');
  });

  const arrives = () =>
    until('an alert', async () => {
      await folder.read('head');
      return (await view.alerts()).some((row) => row.rule === RULE);
    });

  await step('13 the rules run on another node', async () => {
    await workbench.command('Falco: Run on Another Node or in a Pod…');
    await workbench.pickRow('Another node by ssh…');
    await workbench.fillInput('admin@node-1', 'admin@node-1');
    await until('its shell', () => folder.calls('ssh').includes('-- admin@node-1 sh -c'));
    await running(view);
    await arrives();
  });

  await step('14 the rules run in a pod', async () => {
    await workbench.command('Falco: Run on Another Node or in a Pod…');
    await workbench.pickRow('A pod by kubectl exec…');
    await workbench.fillInput('security ds/eyas', 'security ds/eyas');
    await until('its exec', () => folder.calls('kubectl').includes('--namespace=security ds/eyas'));
    await running(view);
    await arrives();
  });

  await step('15 restart, and stop, which leaves no sensor', async () => {
    const before = sensors(server).map(({ pid }) => pid);
    await workbench.command('Falco: Restart');
    await until('a new sensor', () => sensors(server).some(({ pid }) => !before.includes(pid)));
    await arrives();
    await workbench.command('Falco: Stop');
    await until('the sensor is gone', () => sensors(server).length === 0);
    assert.equal((await view.status()).state, 'stopped');
  });
});

async function setUp(t) {
  const folder = RulesFolder.create();
  t.after(() => folder.remove());
  const eyas = fileURLToPath(new URL('../../server/bin/eyas', import.meta.url));
  const server = await CodeServer.start({
    vsix: VSIX,
    settings: {
      'falco.remote.ssh': folder.sshStandIn(),
      'falco.remote.kubectl': folder.kubectlStandIn(),
      'falco.remote.eyas': eyas,
      'workbench.preferredLightColorTheme': 'Default Light Modern',
    },
  });
  t.after(() => server.stop());
  const workbench = await Workbench.open(server, folder.file);
  t.after(() => workbench.close());
  await workbench.press('Control+b');
  return { workbench, server, folder };
}

function running(view) {
  return until('the sensor runs', async () => (await view.status()).state === 'running', 60_000);
}

function lens(workbench, accepts) {
  return until('the code lens', async () => (await workbench.codeLenses()).find(accepts), 60_000);
}

function sensors(server) {
  return server.processes
    .living()
    .filter(({ command }) => command.includes('eyas.jar sensor --stdio'));
}
