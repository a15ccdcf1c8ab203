import assert from 'node:assert/strict';
import { RulesFolder } from '../harness/rules-folder.mjs';
import { until } from '../harness/wait.mjs';

const { LOCAL } = RulesFolder;

/** What the editor changes, and what an override comes to. */
export async function changing(session) {
  const { workbench, folder, page } = session;
  const step = (name, body) => session.step(name, body);

  await step('a whole item is filled in, and faded while nobody uses it', async () => {
    await workbench.press('Control+End');
    await workbench.type('mac');
    const first = page.locator('.suggest-widget.visible .monaco-list-row.focused');
    await until('the snippet', async () => (await first.innerText()).includes('macro …'));
    await workbench.press('Enter');
    await until('the item', () => workbench.shows('- macro: name'));
    await workbench.type('nobodys');
    await workbench.press('Escape');
    await until('it is faded', async () => {
      const faded = page.locator('.monaco-editor .squiggly-inline-unnecessary');
      return (await faded.count()) > 0;
    });
  });
  await workbench.command('File: Revert File');

  await step('all that is outdated is mended at once', async () => {
    await workbench.press('Control+End');
    // Each line break indents the next line, so that a key stands below the first one.
    await page.keyboard.insertText('- list: readers\nitems: [tail]\nappend: true');
    await until('the keys', () => workbench.shows('  append: true'));
    await until('it is struck out', async () => {
      const struck = page.locator('.monaco-editor .squiggly-inline-deprecated');
      return (await struck.count()) > 0;
    });
    await workbench.command('Fix All');
    await until('the override', () => workbench.shows('items: append'));
    assert.equal(await workbench.shows('append: true'), false);
  });
  await workbench.command('File: Revert File');

  await step('a selected part of a condition becomes a macro', async () => {
    const line = folder.line('vim, nano');
    await workbench.goTo(line, '    and '.length + 1);
    await workbench.press('Shift+End');
    await until('the offers', async () => {
      await workbench.press('Control+.');
      await page.getByText('Extract into a macro').first().waitFor({ timeout: 5_000 });
      return true;
    });
    await page.getByText('Extract into a macro').first().click();
    await until('the macro', () => workbench.shows('- macro: new_macro'));
    await until('its use', () => workbench.shows('and new_macro'));
  });
  await workbench.command('File: Revert File');

  await step('a quick fix mends a misspelt field by keys alone', async () => {
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
    await session.picture('quick fixes');
    await workbench.press('Enter');
    await until('it is mended', async () => (await workbench.squiggles('error')) === 0);
    assert.match(await workbench.lineText('vim, nano'), /and proc\.name in/);
  });
  await workbench.replaceLine(folder.line('vim, nano'), '    and proc.name in (vim, nano)');

  await step('a document is laid out', async () => {
    await workbench.replaceLine(folder.line('vim, nano'), '    and proc.name in (vim,nano)');
    await workbench.command('Format Document');
    await until('the layout', () => workbench.shows('and proc.name in (vim, nano)'));
    await workbench.press('Control+z');
    await until('as before', () => workbench.shows('(vim,nano)'));
  });
  await workbench.replaceLine(folder.line('vim, nano'), '    and proc.name in (vim, nano)');

  await step('a macro is renamed in all files', async () => {
    await workbench.goTo(folder.line('fd.directory'), 8);
    const input = page.locator('.rename-box input');
    await until('the new name', async () => {
      await workbench.press('F2');
      await input.waitFor({ timeout: 5_000 });
      return true;
    });
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

  await step('the effective rule stands beside the written one and follows it', async () => {
    const line = folder.line('proc.name != tail');
    await session.lens((text) => text.includes('overrides falco_rules.yaml'));
    await workbench.goTo(line - 1);
    await workbench.command('Show CodeLens Commands for Current Line');
    await workbench.pickRow('overrides falco_rules.yaml');
    const diff = page.locator('.monaco-diff-editor').first();
    await until('the effective rule', async () => (await diff.innerText()).includes('tail'));
    await until('who wrote it', async () =>
      (await workbench.inlineTexts()).some((text) => text.includes('falco_rules.local.yaml')),
    );
    await workbench.replaceLine(line, '  condition: and proc.name != more');
    await until('the edit', async () => (await diff.innerText()).includes('more'));
    await workbench.replaceLine(line, '  condition: and proc.name != tail');
    await until('the edit', async () => (await diff.innerText()).includes('tail'));
  });
  await workbench.command('View: Close Editors in Other Groups');
  await workbench.openFile(LOCAL);
  assert.equal(await workbench.squiggles('error'), 0);
}
