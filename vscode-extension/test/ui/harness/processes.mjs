import fs from 'node:fs';
import { until } from './wait.mjs';

const MARKER = 'EYAS_UI_TEST';

/**
 * Everything that one test starts, found by a variable that children inherit: the servers, the
 * language server, and a sensor that outlived its editor.
 */
export class ProcessFamily {
  /** @param {string} id unique to the test run */
  constructor(id) {
    this.environment = { [MARKER]: id };
    this.entry = `${MARKER}=${id}`;
  }

  /** @returns {{pid: number, command: string}[]} the living ones, this process excluded */
  living() {
    return fs
      .readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
      .filter((pid) => read(`/proc/${pid}/environ`).split('\0').includes(this.entry))
      .map((pid) => ({
        pid: Number(pid),
        command: read(`/proc/${pid}/cmdline`).replaceAll('\0', ' '),
      }));
  }

  /** Ends them all, politely first. */
  async end() {
    this.#signal('SIGTERM');
    await until('processes end', () => this.living().length === 0, 5_000).catch(() => {
      this.#signal('SIGKILL');
      return until('processes die', () => this.living().length === 0, 5_000);
    });
  }

  #signal(signal) {
    for (const { pid } of this.living()) {
      try {
        process.kill(pid, signal);
      } catch {
        // It ended meanwhile.
      }
    }
  }
}

function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
