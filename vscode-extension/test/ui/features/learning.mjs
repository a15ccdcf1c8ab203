import { until } from '../harness/wait.mjs';

/** What a newcomer finds. */
export async function learning(session) {
  const { workbench, page } = session;

  await session.step('the walkthrough of the first rule', async () => {
    await workbench.command('View: Toggle Panel Visibility');
    await workbench.command('Welcome: Open Walkthrough...');
    await workbench.pickRow('Your first Falco rule');
    const walkthrough = page.locator('.gettingStartedContainer');
    await until('its steps', async () => {
      const text = await walkthrough.innerText();
      return ['Find Java', 'Write a rule', 'Run it', 'Ask why it is silent'].every((title) =>
        text.includes(title),
      );
    });
    await until('what is told beside them', async () => {
      const texts = page.frames().map((frame) => frame.locator('body').innerText());
      return (await Promise.all(texts)).some((text) => text.includes('openjdk-17-jre-headless'));
    });
  });

  await session.step('settings say what they are for', async () => {
    await workbench.command('Preferences: Open Settings (UI)');
    const settings = page.locator('.settings-editor');
    await settings.waitFor({ timeout: 20_000 });
    await workbench.type('@ext:eyas.eyas');
    await until('a setting and its description', async () =>
      /Adopt By Content[^]*Treat a YAML file as Falco rules/.test(await settings.innerText()),
    );
  });
}
