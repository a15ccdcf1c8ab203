import assert from 'node:assert/strict';
import { LiveView } from '../harness/live-view.mjs';
import { RulesFolder } from '../harness/rules-folder.mjs';
import { until } from '../harness/wait.mjs';

const { AGAIN, LOCAL, RULE } = RulesFolder;

/** Rules that run, and what the editor makes of their events. */
export async function live(session) {
  const { workbench, folder, page } = session;
  const step = (name, body) => session.step(name, body);
  let view;

  await step('an alert arrives with all its fields', async () => {
    await workbench.goTo(folder.line('- rule'));
    await workbench.command('Show CodeLens Commands for Current Line');
    await workbench.pickRow('Run against this node');
    view = await LiveView.of(workbench);
    await running(view);
    await folder.read();
    await until('its alert', async () => (await view.alerts()).some((row) => row.rule === RULE));
    const fields = await view.fields('program=cat');
    assert.equal(fields['fd.name'], folder.secret);
    assert.equal(fields['proc.name'], 'cat');
    assert.match(await workbench.statusBar(), /version \d+ · \d+ events\/s/);
    await session.lens((text) => /1 match · running version/.test(text));
  });

  await step('alerts are filtered, grouped and paused', async () => {
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
    await session.picture('grouped');
    await view.press('group');
    await view.press('pause');
    await folder.read();
    await until('one waits', async () => /Resume \(\d/.test(await view.button('pause')));
    await view.press('pause');
  });

  await step('a rule that an earlier one hides says so', async () => {
    await until('above the alerts', async () =>
      (await view.counts()).some(
        (text) => text.includes(AGAIN) && text.includes(`shadowed by ${RULE}`),
      ),
    );
  });

  await step('from an alert to its rule, by keys alone', async () => {
    await workbench.command('Falco: Show Live Events');
    await view.filter('notice');
    await view.frame.locator('#alerts').focus();
    await workbench.press('Home', 'ArrowDown', 'Enter');
    await until('its file', async () => (await workbench.activeTab()) === 'falco_rules.yaml');
    await until('its line', async () => (await workbench.caret()).line === 9);
    await until('the mark beside it', async () => (await workbench.gutterMarks()) > 0);
    await workbench.openFile(LOCAL);
    await view.filter('');
  });

  await step('what can be done with an alert, by keys alone', async () => {
    await workbench.command('Falco: Show Live Events');
    await view.frame.locator('#alerts').focus();
    await workbench.press('/');
    await workbench.type('notice');
    await view.frame.locator('#alerts').focus();
    await workbench.press('Home');
    const button = view.frame.locator('#details .goToCondition');
    await until('the button', async () => {
      await workbench.press('Tab');
      return button.evaluate((element) => element === document.activeElement);
    });
    await workbench.press('Enter');
    await until('the condition', async () => (await workbench.caret()).line === 11);
    await workbench.openFile(LOCAL);
    await view.frame.locator('#alerts').focus();
    await workbench.press('Escape');
    await until('the details are closed', async () => (await button.count()) === 0);
    await view.filter('');
  });

  await step('an alert is copied as Falco writes it', async () => {
    await view.fields('program=cat');
    await view.act('copy');
    await until('its JSON', async () => {
      const { rule, output_fields } = JSON.parse(await workbench.clipboard());
      return rule === RULE && output_fields['fd.name'] === folder.secret;
    });
  });

  await step('why not: the nearest event, part by part', async () => {
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

  await step('the same on a light background', async () => {
    await workbench.command('Preferences: Toggle between Light/Dark Themes');
    await page.locator('.monaco-workbench.vs').waitFor({ timeout: 20_000 });
    // The keys that call a command may have hidden it.
    await workbench.goTo(folder.line('fd.directory'), 8);
    await workbench.press('Control+Alt+y');
    await until('values behind the parts', async () => {
      await folder.read('head');
      return (await workbench.inlineTexts()).some((text) => text.includes('"head"'));
    });
  });

  await step('an edit takes the colours away', async () => {
    await workbench.goTo(folder.line('fd.directory'), 1);
    await workbench.press('End');
    await workbench.type(' ');
    await until('no marks', async () =>
      (await workbench.inlineTexts()).every((text) => !text.includes('"head"')),
    );
    await workbench.press('Control+z');
  });

  await step('why it matched, also in a file that is opened afterwards', async () => {
    await workbench.command('View: Close Other Editors in Group');
    await folder.read();
    await view.fields('program=cat');
    await view.act('explain');
    await until('the tree', async () =>
      (await workbench.tree()).some((row) => /matched.*program=cat/.test(row)),
    );
    await view.act('goToCondition');
    await until('its file', async () => (await workbench.activeTab()) === 'falco_rules.yaml');
    await until('values behind the parts', async () =>
      (await workbench.inlineTexts()).some((text) => text.includes('"cat"')),
    );
  });

  await step('an event becomes an exception', async () => {
    await workbench.openFile(LOCAL);
    const { version } = await view.status();
    await view.fields('program=cat');
    await view.act('addException');
    const choices = page.locator('.quick-input-widget .monaco-list-row');
    await until('its fields', async () =>
      (await choices.allInnerTexts()).some((row) => row.includes('proc.name')),
    );
    await session.picture('fields');
    await workbench.press('Enter');
    await until('it is written', () => workbench.shows('"cat", "root"'));
    await until('it is in force', async () => (await view.status()).version > version);
    await view.press('clear');
    await folder.read('cat');
    await until('an alert of another program', async () => {
      await folder.read('head');
      return (await view.alerts()).some(({ output }) => output.includes('program=head'));
    });
    assert.ok((await view.alerts()).every(({ output }) => !output.includes('program=cat')));
  });

  await step('thousands of alerts', async () => {
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

  await step('the rules run on another node', async () => {
    await workbench.command('Falco: Run on Another Node or in a Pod…');
    await workbench.pickRow('Another node by ssh…');
    await workbench.fillInput('admin@node-1', 'admin@node-1');
    await until('its shell', () => folder.calls('ssh').includes('-- admin@node-1 sh -c'));
    await running(view);
    await arrives();
  });

  await step('the rules run in a pod', async () => {
    await workbench.command('Falco: Run on Another Node or in a Pod…');
    await workbench.pickRow('A pod by kubectl exec…');
    await workbench.fillInput('security ds/eyas', 'security ds/eyas');
    await until('its exec', () => folder.calls('kubectl').includes('--namespace=security ds/eyas'));
    await running(view);
    await arrives();
  });

  await step('restart, and stop, which leaves no sensor', async () => {
    const before = session.sensors().map(({ pid }) => pid);
    await workbench.command('Falco: Restart');
    await until('a new sensor', () => session.sensors().some(({ pid }) => !before.includes(pid)));
    await arrives();
    await workbench.command('Falco: Stop');
    await until('the sensor is gone', () => session.sensors().length === 0);
    await until('the view says so', async () => (await view.status()).state === 'stopped');
  });
}

function running(view) {
  return until('the sensor runs', async () => (await view.status()).state === 'running', 60_000);
}
