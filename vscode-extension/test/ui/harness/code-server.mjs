import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ProcessFamily } from './processes.mjs';
import { until } from './wait.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));

/** What keeps a test quiet: no welcome page, no side bar of assistants, no downloads. */
const SETTINGS = {
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.commandCenter': false,
  'workbench.colorTheme': 'Default Dark Modern',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** A real VS Code behind a local port, with folders of its own that vanish when it stops. */
export class CodeServer {
  /**
   * @param {{vsix?: string, settings?: object, prefix?: string[]}} options `vsix` is installed before
   *     the start; `prefix` is a command that runs the server, such as unshare
   */
  static async start({ vsix, settings = {}, prefix = [] } = {}) {
    const root = fs.mkdtempSync(path.join(os.tmpdir(), 'eyas-ui-'));
    const server = new CodeServer(root, await freePort(), prefix);
    try {
      server.configure(settings);
      if (vsix) server.#install(vsix);
      await server.#launch();
      return server;
    } catch (error) {
      const log = server.log();
      await server.stop();
      throw new Error(`${error.message}\n${log}`);
    }
  }

  constructor(root, port, prefix) {
    this.prefix = prefix;
    const installation = execFileSync(path.join(HERE, '../install-code-server.sh'), {
      encoding: 'utf8',
    }).trim();
    this.node = path.join(installation, 'node/bin/node');
    this.entry = path.join(installation, 'code-server/node_modules/code-server/out/node/entry.js');
    this.root = root;
    this.address = `127.0.0.1:${port}`;
    this.processes = new ProcessFamily(path.basename(root));
    this.environment = {
      PATH: process.env.PATH,
      LANG: 'C.UTF-8',
      HOME: this.#folder('home'),
      XDG_CONFIG_HOME: this.#folder('home/.config'),
      XDG_DATA_HOME: this.#folder('home/.local/share'),
      XDG_CACHE_HOME: this.#folder('home/.cache'),
      XDG_RUNTIME_DIR: this.#folder('run'),
      EXTENSIONS_GALLERY: '{"serviceUrl":""}',
      ...this.processes.environment,
    };
  }

  /** @param {string} file absolute; opened beside its folder */
  url(file) {
    const payload = [['openFile', `vscode-remote://${this.address}${file}`]];
    const query = new URLSearchParams({
      folder: path.dirname(file),
      payload: JSON.stringify(payload),
    });
    return `http://${this.address}/?${query}`;
  }

  /** @returns {string} what the server printed */
  log() {
    const file = path.join(this.root, 'server.log');
    return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  }

  /** Copies the editor's and its extensions' log files. */
  saveLogs(target) {
    const logs = path.join(this.root, 'data/logs');
    if (fs.existsSync(logs)) fs.cpSync(logs, target, { recursive: true });
  }

  async stop() {
    await this.processes.end();
    fs.rmSync(this.root, { recursive: true, force: true });
  }

  #folder(name) {
    const folder = path.join(this.root, name);
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
  }

  /** Settings for the user and the machine, from the next start of an editor on. */
  configure(settings) {
    // Settings of the machine count only in the latter.
    for (const place of ['data/User', 'data/Machine']) {
      const file = path.join(this.#folder(place), 'settings.json');
      fs.writeFileSync(file, JSON.stringify({ ...SETTINGS, ...settings }));
    }
    fs.writeFileSync(path.join(this.root, 'config.yaml'), '');
  }

  #arguments(...more) {
    const folders = [
      '--user-data-dir',
      this.#folder('data'),
      '--extensions-dir',
      this.#folder('extensions'),
    ];
    return [this.entry, '--config', path.join(this.root, 'config.yaml'), ...folders, ...more];
  }

  #install(vsix) {
    execFileSync(this.node, this.#arguments('--install-extension', vsix, '--force'), {
      env: this.environment,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  }

  async #launch() {
    const log = fs.openSync(path.join(this.root, 'server.log'), 'a');
    const [program, ...rest] = [
      ...this.prefix,
      this.node,
      ...this.#arguments(
        ...['--auth', 'none', '--bind-addr', this.address],
        ...['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'],
        '--disable-getting-started-override',
      ),
    ];
    const child = spawn(program, rest, { env: this.environment, stdio: ['ignore', log, log] });
    fs.closeSync(log);
    await until('code-server answers', async () => {
      if (child.exitCode !== null) throw new Error(`code-server ended with ${child.exitCode}`);
      return (await fetch(`http://${this.address}/healthz`)).ok;
    });
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
