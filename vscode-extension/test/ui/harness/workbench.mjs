import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { sleep, until } from './wait.mjs';

const ARTIFACTS = fileURLToPath(new URL('../../../../artifacts/vscode/', import.meta.url));

/** VS Code as a user sees it: keys go in, what is on the screen comes out. */
export class Workbench {
  /**
   * @param {import('./code-server.mjs').CodeServer} server
   * @param {string} file absolute path of the file to open
   */
  static async open(server, file) {
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    });
    try {
      const page = await browser.newPage({
        viewport: { width: 1280, height: 800 },
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      const workbench = new Workbench(browser, page);
      await workbench.#load(server.url(file));
      return workbench;
    } catch (error) {
      await browser.close();
      throw error;
    }
  }

  constructor(browser, page) {
    this.browser = browser;
    this.page = page;
  }

  async close() {
    await this.browser.close();
  }

  /** @param {string} name file name without extension, in artifacts/vscode */
  async screenshot(name) {
    fs.mkdirSync(ARTIFACTS, { recursive: true });
    await this.page.screenshot({ path: path.join(ARTIFACTS, `${name}.png`) });
  }

  // Text

  /** Puts the caret at a place; both count from 1. */
  async goTo(line, column = 1) {
    await this.#pick('Control+g', `:${line}:${column}`);
  }

  /** Shows another file of the folder. */
  async openFile(name) {
    const tab = this.page.locator(`.tabs-container .tab[data-resource-name="${name}"]`);
    if ((await tab.count()) > 0) await tab.click();
    else await this.#pick('Control+p', name, name);
    await until(`${name} is open`, async () => (await this.activeTab()) === name);
    await this.focusEditor();
  }

  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Types as a person does, so that suggestions open by themselves. */
  async type(text) {
    await this.page.keyboard.type(text, { delay: 30 });
  }

  /** Replaces one line, indentation included. */
  async replaceLine(line, text) {
    await this.goTo(line);
    await this.press('Home', 'Home', 'Shift+End');
    await this.page.keyboard.insertText(text);
  }

  async activeTab() {
    return this.page
      .locator('.tabs-container .tab.active')
      .first()
      .getAttribute('data-resource-name');
  }

  /** @returns {Promise<{line: number, column: number}>} where the caret is, counted from 1 */
  async caret() {
    const text = await this.page.locator('#status\\.editor\\.selection').innerText();
    const [, line, column] = /Ln (\d+), Col (\d+)/.exec(text);
    return { line: Number(line), column: Number(column) };
  }

  /** @returns {Promise<boolean>} whether a text is on one of the lines on the screen */
  async shows(text) {
    return this.lineText(text).then(
      () => true,
      () => false,
    );
  }

  /** @returns {Promise<string>} what was copied last */
  async clipboard() {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** @returns {Promise<string>} a line on the screen: the one that holds a text, or so many below */
  async lineText(text, below = 0) {
    const lines = await this.page
      .locator('.editor-instance .view-line, .editor-container .view-line')
      .evaluateAll((all) =>
        all
          .map((line) => ({ top: line.getBoundingClientRect().top, text: line.textContent }))
          .sort((a, b) => a.top - b.top)
          .map((line) => line.text.replaceAll('\u00a0', ' ')),
      );
    const found = lines.findIndex((line) => line.includes(text));
    if (found < 0) throw new Error(`no line with ${text} in\n${lines.join('\n')}`);
    return lines[found + below];
  }

  /** @returns {Promise<string[]>} texts that decorations put behind parts of the text */
  async inlineTexts() {
    return this.page.locator('.monaco-editor .view-line span').evaluateAll((all) =>
      all
        .map((span) => getComputedStyle(span, '::after').content)
        .filter((content) => content && content !== 'none' && content !== 'normal')
        .map((content) => content.replaceAll('\\"', '"')),
    );
  }

  /** @returns {Promise<number>} how many lines on the screen have an icon beside them */
  async gutterMarks() {
    return this.page
      .locator('.monaco-editor .cgmr')
      .evaluateAll(
        (all) => all.filter((mark) => getComputedStyle(mark).backgroundImage !== 'none').length,
      );
  }

  // What the language server shows

  /** @returns {Promise<string[]>} labels of the open suggestion list, down to its end */
  async suggestions() {
    const rows = this.page.locator('.suggest-widget.visible .monaco-list-row .label-name');
    await rows.first().waitFor({ timeout: 60_000 });
    const labels = new Set();
    // The list holds only the rows on the screen; the end has come when paging brings none.
    for (let unchanged = 0; unchanged < 3; ) {
      await sleep(200);
      const known = labels.size;
      for (const label of await rows.allInnerTexts()) labels.add(label);
      unchanged = labels.size === known ? unchanged + 1 : 0;
      await this.press('PageDown');
    }
    return [...labels];
  }

  /** @returns {Promise<string>} type and description shown beside the selected suggestion */
  async suggestionDetails() {
    const details = this.page.locator('.suggest-details-container .suggest-details').first();
    if (!(await details.isVisible())) await this.press('Control+Space');
    await details.waitFor({ timeout: 30_000 });
    // They are asked of the server when the suggestion is looked at.
    return until('details of the suggestion', async () => {
      const text = (await details.innerText()).trim();
      return text.startsWith('Loading') ? '' : text;
    });
  }

  /** @param {'error' | 'warning' | 'info'} severity */
  async squiggles(severity) {
    return this.page.locator(`.monaco-editor .squiggly-${severity}`).count();
  }

  /** @returns {Promise<string[]>} rows of the Problems view, with severity, message and code */
  async problems() {
    await this.command('Problems: Focus on Problems View');
    const rows = this.page.locator('.markers-panel .monaco-list-row');
    const texts = await rows.evaluateAll((all) =>
      all.map((row) => `${row.getAttribute('aria-label')} | ${row.textContent}`),
    );
    await this.focusEditor();
    return texts;
  }

  /** @returns {Promise<string[]>} texts of the code lenses, top to bottom */
  async codeLenses() {
    const lenses = this.page.locator('.codelens-decoration');
    return lenses.evaluateAll((all) =>
      all
        .filter((lens) => lens.offsetParent !== null && lens.textContent.trim())
        .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
        .map((lens) => lens.innerText.replaceAll('\u00a0', ' ')),
    );
  }

  // The workbench around the text

  /** Runs a command by its title in the palette. */
  async command(title) {
    await this.#pick('F1', `>${title}`, title);
  }

  /** Takes the row with a text in the open quick pick, by keys. */
  async pickRow(text) {
    const input = this.page.locator('.quick-input-widget input.input').first();
    await input.waitFor({ timeout: 10_000 });
    await input.fill(text);
    const row = this.page.locator('.quick-input-widget .monaco-list-row.focused');
    await until(`the row ${text}`, async () => (await row.innerText()).includes(text));
    await this.press('Enter');
  }

  /** Answers the input box with a placeholder. */
  async fillInput(placeholder, text) {
    await this.page.locator(`.quick-input-widget input[placeholder="${placeholder}"]`).fill(text);
    await this.press('Enter');
  }

  /** @returns {Promise<string[]>} the rows of the views that are trees, as screen readers hear them */
  async tree() {
    return this.page
      .locator('.panel .customview-tree .monaco-list-row')
      .evaluateAll((all) => all.map((row) => `${row.getAttribute('aria-label')} ${row.innerText}`));
  }

  /** @returns {Promise<string[]>} texts of the notifications on the screen */
  async notifications() {
    return this.page.locator('.notification-list-item-message').allInnerTexts();
  }

  /** @returns {Promise<string>} the whole status bar as text */
  async statusBar() {
    return (await this.page.locator('.statusbar-item').allInnerTexts()).join(' | ');
  }

  /**
   * The frame of a web view whose document matches.
   *
   * @param {string} selector something only that web view has
   */
  async webview(selector) {
    return until(`web view with ${selector}`, async () => {
      for (const frame of this.page.frames()) {
        if (
          (await frame
            .locator(selector)
            .count()
            .catch(() => 0)) > 0
        )
          return frame;
      }
      return undefined;
    });
  }

  /** Leaves lists, widgets and palettes, and puts the keyboard back into the text. */
  async focusEditor() {
    await this.press('Escape', 'Escape', 'Control+1');
  }

  async #load(url) {
    await this.page.goto(url);
    await this.page.locator('.monaco-workbench').waitFor({ timeout: 120_000 });
    await this.page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 120_000 });
    await this.page.locator('.monaco-editor .view-lines').first().click();
  }

  /** Opens a quick input, types, and takes the row that is named `row`, or whatever is first. */
  async #pick(keys, text, row) {
    const input = this.page.locator('.quick-input-widget input.input').first();
    // Keys are lost while the focus is still on its way out of a view.
    await until('a quick input', async () => {
      await this.focusEditor();
      await this.press(keys);
      await input.fill(text, { timeout: 5_000 });
      return true;
    });
    const label = row ? `:is([aria-label="${row}"], [aria-label^="${row}, "])` : '';
    await this.page
      .locator(`.quick-input-widget .monaco-list-row${label}`)
      .first()
      .click({ timeout: 30_000 });
    // What was picked may ask the next question in the same place.
    await until(`${text} is picked`, async () => {
      return !(await input.isVisible()) || (await input.inputValue()) !== text;
    });
    // Otherwise what is under the pointer now shows its hover text.
    await this.page.mouse.move(0, 0);
  }
}
