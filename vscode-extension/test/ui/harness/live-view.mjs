import { sleep, until } from './wait.mjs';

/** The "Falco Live" view. */
export class LiveView {
  /** @param {import('./workbench.mjs').Workbench} workbench */
  static async of(workbench) {
    return new LiveView(await workbench.webview('#falco-live'));
  }

  constructor(frame) {
    this.frame = frame;
  }

  /** @returns {Promise<{state: string, version: number, text: string}>} */
  async status() {
    return this.frame.locator('#status').evaluate((line) => ({
      state: line.dataset.state,
      version: Number(line.dataset.version),
      text: line.textContent,
    }));
  }

  /** @returns {Promise<{rule: string, output: string, version: number}[]>} on the screen, newest first */
  async alerts() {
    return this.frame
      .locator('#alerts .alert')
      .evaluateAll((rows) =>
        rows.map(({ dataset }) => ({ ...dataset, version: Number(dataset.version) })),
      );
  }

  /** Selects the newest alert whose output holds a text, and returns its fields. */
  async fields(text) {
    const newest = this.frame.locator(`#alerts .alert[data-output*="${text}"]`).first();
    const lines = this.frame.locator('#details .field');
    // Another alert may arrive between the look and the click, and take its place.
    await until(`details of ${text}`, async () => {
      await newest.click({ timeout: 5_000 });
      const message = this.frame.locator('#details .message');
      return (await message.innerText({ timeout: 5_000 })).includes(text);
    });
    return Object.fromEntries(
      await lines.evaluateAll((all) =>
        all.map((line) => [line.dataset.field, line.querySelector('.value').textContent]),
      ),
    );
  }

  /** Does something with the selected alert. */
  async act(action) {
    await this.frame.locator(`#details .actions .${action}`).click();
  }

  /** Presses a button of the head. */
  async press(id) {
    await this.frame.locator(`#${id}`).click();
  }

  /** @returns {Promise<string>} what is written on a button */
  async button(id) {
    return this.frame.locator(`#${id}`).innerText();
  }

  async filter(text) {
    await this.frame.locator('#filter').fill(text);
  }

  /** @returns {Promise<Map<string, number>>} rules of the groups, with their numbers of alerts */
  async groups() {
    return new Map(
      await this.frame
        .locator('#alerts .group')
        .evaluateAll((all) => all.map(({ dataset }) => [dataset.rule, Number(dataset.count)])),
    );
  }

  /** @returns {Promise<number>} how many lines the list has, drawn or not */
  async size() {
    const line = this.frame.locator('#alerts .line').first();
    return Number(await line.getAttribute('aria-setsize'));
  }

  /** @returns {Promise<string[]>} the line with rules and their exact numbers of matches */
  async counts() {
    return this.frame.locator('#counts .count').allInnerTexts();
  }

  /** @returns {Promise<number>} exact number of matches, 0 when the view names none */
  async matches(rule) {
    const counts = await this.frame
      .locator('#counts .count')
      .evaluateAll((all) => all.map(({ dataset }) => [dataset.rule, Number(dataset.matches)]));
    return Object.fromEntries(counts)[rule] ?? 0;
  }

  /** The number of matches once it has stopped growing. */
  async settledMatches(rule) {
    let last = -1;
    return until(
      'the count settles',
      async () => {
        const before = last;
        last = await this.matches(rule);
        await sleep(2_000);
        return last === before && { count: last };
      },
      60_000,
    ).then(({ count }) => count);
  }
}
