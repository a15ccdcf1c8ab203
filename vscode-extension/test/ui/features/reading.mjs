import assert from 'node:assert/strict';
import { RulesFolder } from '../harness/rules-folder.mjs';
import { until } from '../harness/wait.mjs';

const { LOCAL, SILENT } = RulesFolder;

/** What the editor tells about a file. */
export async function reading(session) {
  const { workbench, folder, page } = session;
  const step = (name, body) => session.step(name, body);

  await step('rules are known by name and by content', async () => {
    await session.lens((text) => /Run against this node/.test(text));
    const icon = page.locator('.tab.active .falco-rules-lang-file-icon');
    await until('the icon', async () => (await icon.count()) > 0);
    for (const [file, language] of [
      ['site.yaml', 'Falco Rules'],
      ['values.yaml', 'YAML'],
    ]) {
      await workbench.openFile(file);
      await until(language, async () => (await workbench.statusBar()).includes(language));
    }
    await workbench.openFile(LOCAL);
    await workbench.command('View: Close Other Editors in Group');
  });

  const hover = async (line, column, wanted) => {
    await workbench.goTo(line, column);
    await until('the hover', async () => {
      await workbench.press('Control+k', 'Control+i');
      const shown = page.locator('.monaco-hover:not(.hidden) .monaco-hover-content').first();
      await shown.waitFor({ timeout: 5_000 });
      return wanted.test(await shown.innerText());
    });
  };

  await step('a hover explains a field', () =>
    hover(folder.line('fd.directory'), 23, /fd\.directory charbuf[^]*Operators/),
  );

  await step('a hover expands a macro', () =>
    hover(folder.line('fd.directory'), 8, /evt\.type in \(open, openat, openat2\)/),
  );

  await step('hints stand in the text, and names have colours of their own', async () => {
    await workbench.goTo(folder.line('fd.directory'), 8);
    await until('the hint', async () =>
      /opens_file\s*= \(evt\.type in/.test(await workbench.lineText('fd.directory')),
    );
    await workbench.command('Developer: Inspect Editor Tokens and Scopes');
    const widget = page.locator('.token-inspect-widget');
    await until('the colour of a macro', async () =>
      /semantic token type\s*function/.test(await widget.innerText()),
    );
  });
  await workbench.focusEditor();

  await step('items fold', async () => {
    await workbench.press('Control+k', 'Control+0');
    await until('only heads', async () => !(await workbench.shows('desc: An editor')));
    assert.ok(await workbench.shows(`- rule: ${SILENT}`));
  });
  await workbench.press('Control+k', 'Control+j');

  await step('a selection grows by meaning', async () => {
    const column = '    and proc.name in (vi'.length;
    await workbench.goTo(folder.line('vim, nano'), column);
    let grownTo;
    await until('the values in their parentheses', async () => {
      const selected = /\((\d+) selected\)/.exec(await workbench.statusBar())?.[1] ?? '0';
      // A key that is pressed before the last one has shown its effect grows it too far.
      if (selected !== grownTo && selected !== '11') {
        grownTo = selected;
        await workbench.press('Shift+Alt+ArrowRight');
      }
      return selected === '11';
    });
  });

  await step('a signature shows while a call is typed', async () => {
    await workbench.replaceLine(folder.line('vim, nano'), '    and ');
    await workbench.type('tolower(');
    const hints = page.locator('.parameter-hints-widget.visible');
    await until('the signature', async () => /tolower\(text\)/.test(await hints.innerText()));
  });
  await workbench.replaceLine(folder.line('vim, nano'), '    and proc.name in (vim, nano)');

  await step('a tag leads to its technique', async () => {
    const address = 'https://attack.mitre.org/techniques/T1003/008/';
    await page.context().route(address, (route) => route.fulfill({ body: 'T1003.008' }));
    await workbench.goTo(folder.line('T1003'), 12);
    const opened = page.context().waitForEvent('page', { timeout: 30_000 });
    await workbench.command('Open Link');
    const technique = await opened;
    await until('its page', () => technique.url() === address);
    await technique.close();
  });

  await step('items of all files are found by letters of their names', async () => {
    await workbench.focusEditor();
    await workbench.press('Control+t');
    const input = page.locator('.quick-input-widget input.input').first();
    await input.fill('#opfile');
    const rows = page.locator('.quick-input-widget .monaco-list-row');
    await until('the macro', async () =>
      (await rows.allInnerTexts()).some((row) => row.includes('opens_file')),
    );
  });
  await workbench.focusEditor();

  await step('uses are counted above a macro, and shown', async () => {
    await workbench.openFile('falco_rules.yaml');
    await session.lens((text) => /3 references/.test(text));
    await workbench.goTo(6);
    await workbench.command('Show CodeLens Commands for Current Line');
    await workbench.pickRow('3 references');
    const uses = page.locator('.zone-widget .monaco-list-row');
    await until('the uses', async () =>
      (await uses.allInnerTexts()).some((row) => row.includes(LOCAL)),
    );
  });
  await workbench.press('Escape');

  await step('the uses in this file are highlighted', async () => {
    await workbench.goTo(folder.sharedLine('condition: opens_file'), '  condition: op'.length);
    await until('a definition and two uses', async () => {
      const marks = page.locator(
        '.monaco-editor .wordHighlight, .monaco-editor .wordHighlightStrong',
      );
      return (await marks.count()) >= 3;
    });
  });
  await workbench.openFile(LOCAL);

  await step('symbols, references and the call hierarchy', async () => {
    await workbench.press('Control+Shift+o');
    const rows = page.locator('.quick-input-widget .monaco-list-row');
    await until('the outline', async () =>
      (await rows.allInnerTexts()).some((row) => row.includes(SILENT)),
    );
    await workbench.focusEditor();
    await workbench.goTo(folder.line('fd.directory'), 8);
    const uses = page.locator('.zone-widget .monaco-tree, .zone-widget .monaco-list').first();
    await until('the references', async () => {
      await workbench.press('Shift+F12');
      await uses.waitFor({ timeout: 5_000 });
      return true;
    });
    await workbench.press('Escape');
    const callers = page.locator('.sidebar .monaco-list-row');
    await until('its callers', async () => {
      await workbench.press('Shift+Alt+h');
      await callers.first().waitFor({ timeout: 5_000 });
      const rows = (await callers.allInnerTexts()).join('\n');
      return rows.includes('opens_file') && rows.includes(SILENT);
    });
  });
  await workbench.press('Control+b');
}
