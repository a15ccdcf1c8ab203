import { execFile, execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const SCRIPT = fileURLToPath(
  new URL('../../../../sensor/src/test/containers/docker.sh', import.meta.url),
);

/** A real docker daemon of the test's own. */
export class Docker {
  static start() {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'eyas-docker-'));
    execFileSync(SCRIPT, ['start', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
    return new Docker(folder);
  }

  constructor(folder) {
    this.folder = folder;
  }

  /**
   * A command prefix under which this daemon is the machine's: in a mount namespace of its own, the
   * usual socket is this daemon's.
   */
  asTheMachines() {
    const enter = 'mount -t tmpfs none /run && ln -s "$0" /run/docker.sock && exec "$@"';
    return ['unshare', '--mount', 'sh', '-c', enter, path.join(this.folder, 'docker.sock')];
  }

  /** Runs a command in a new container, to its end; returns what it printed. */
  async run(name, ...command) {
    const { stdout } = await promisify(execFile)(SCRIPT, ['run', this.folder, name, ...command]);
    return stdout;
  }

  stop() {
    execFileSync(SCRIPT, ['stop', this.folder]);
  }
}
