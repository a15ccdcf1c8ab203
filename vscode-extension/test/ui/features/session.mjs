import { fileURLToPath } from 'node:url';
import { CodeServer } from '../harness/code-server.mjs';
import { RulesFolder } from '../harness/rules-folder.mjs';
import { until } from '../harness/wait.mjs';
import { Workbench } from '../harness/workbench.mjs';

const VSIX = process.env.EYAS_VSIX ?? fileURLToPath(new URL('../../../eyas.vsix', import.meta.url));

/** One VS Code with a folder of rules, for all features in turn. */
export class Session {
  #test;
  #steps = 0;

  static async start(test) {
    const folder = RulesFolder.create();
    test.after(() => folder.remove());
    const eyas = fileURLToPath(new URL('../../../server/bin/eyas', import.meta.url));
    const server = await CodeServer.start({
      vsix: VSIX,
      settings: {
        'falco.remote.ssh': folder.sshStandIn(),
        'falco.remote.kubectl': folder.kubectlStandIn(),
        'falco.remote.eyas': eyas,
        'workbench.preferredLightColorTheme': 'Default Light Modern',
      },
    });
    test.after(() => server.stop());
    const workbench = await Workbench.open(server, folder.file);
    test.after(() => workbench.close());
    await workbench.press('Control+b');
    return new Session(test, workbench, server, folder);
  }

  constructor(test, workbench, server, folder) {
    this.#test = test;
    this.workbench = workbench;
    this.page = workbench.page;
    this.server = server;
    this.folder = folder;
  }

  /** A test of its own, which leaves a picture of how it ended. */
  async step(name, body) {
    const number = String(++this.#steps).padStart(2, '0');
    await this.#test.test(`${number} ${name}`, async () => {
      try {
        await body();
      } finally {
        await this.picture(name, number);
      }
    });
  }

  /** A picture in the middle of a step. */
  async picture(name, number = String(this.#steps).padStart(2, '0')) {
    await this.workbench.screenshot(`features-${number}-${name.replaceAll(/\W+/g, '-')}`);
  }

  /** Waits for a code lens that says something. */
  lens(accepts) {
    return until(
      'the code lens',
      async () => (await this.workbench.codeLenses()).find(accepts),
      60_000,
    );
  }

  /** @returns {{pid: number}[]} the sensors that run */
  sensors() {
    return this.server.processes
      .living()
      .filter(({ command }) => command.includes('eyas.jar sensor --stdio'));
  }
}
