import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

/** A folder of rules about files of its own, and the programs that touch them. */
export class RulesFolder {
  static LOCAL = 'falco_rules.local.yaml';
  static RULE = 'Secret Read';
  static SILENT = 'Secret Read by Editor';
  /** Matches only what RULE has matched before. */
  static AGAIN = 'Secret Read Again';

  static create() {
    return new RulesFolder(fs.mkdtempSync(path.join(os.tmpdir(), 'eyas-rules-')));
  }

  constructor(root) {
    this.root = root;
    this.secret = path.join(root, 'secret');
    fs.writeFileSync(this.secret, 'x');
    fs.writeFileSync(path.join(root, 'falco_rules.yaml'), this.#shared());
    fs.writeFileSync(this.file, this.#local());
    fs.writeFileSync(path.join(root, 'site.yaml'), '- list: sites\n  items: [a]\n');
    fs.writeFileSync(path.join(root, 'values.yaml'), 'services:\n  web: {}\n');
  }

  get file() {
    return path.join(this.root, RulesFolder.LOCAL);
  }

  /** @returns {number} line of the local file that holds a text, from 1 */
  line(text) {
    return lineOf(this.file, text);
  }

  /** @returns {number} the same in the file that the local one changes */
  sharedLine(text) {
    return lineOf(path.join(this.root, 'falco_rules.yaml'), text);
  }

  /** Reads the secret, with `cat` unless another program is named. */
  async read(program = 'cat') {
    await promisify(execFile)(program, [this.secret]);
  }

  /** Reads the secret so many times, as fast as a shell does. */
  async readOften(times) {
    const loop = `i=0; while ((i < ${times})); do : <"$0"; i=$((i + 1)); done`;
    await promisify(execFile)('bash', ['-c', loop, this.secret]);
  }

  /** What `ssh` does with its command, on this machine; keeps its arguments. */
  sshStandIn() {
    return this.#standIn('ssh', 'while [ "$1" != -- ]; do shift; done; shift 2; exec sh -c "$*"');
  }

  /** What `kubectl exec` does with its command, on this machine; keeps its arguments. */
  kubectlStandIn() {
    return this.#standIn('kubectl', 'while [ "$1" != -- ]; do shift; done; shift; exec "$@"');
  }

  /** @returns {string} the arguments of the stand-in's last call; empty while there was none */
  calls(name) {
    const file = path.join(this.root, `${name}.args`);
    return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  }

  remove() {
    fs.rmSync(this.root, { recursive: true });
  }

  #standIn(name, body) {
    const file = path.join(this.root, name);
    const script = `#!/bin/sh\necho "$@" >"$0.args"\n${body}\n`;
    fs.writeFileSync(file, script, { mode: 0o755 });
    return file;
  }

  #shared() {
    return `# Rules of the house.

- list: readers
  items: [cat, head, bash]

- macro: opens_file
  condition: (evt.type in (open, openat, openat2))

- rule: ${RulesFolder.RULE}
  desc: Somebody reads the secret
  condition: opens_file and fd.name = ${this.secret} and proc.name in (readers)
  output: Secret read (file=%fd.name program=%proc.name user=%user.name)
  priority: NOTICE

- rule: ${RulesFolder.AGAIN}
  desc: Somebody reads the secret, once more
  condition: opens_file and fd.name = ${this.secret} and proc.name = head
  output: Secret read again (file=%fd.name program=%proc.name)
  priority: INFO
`;
  }

  #local() {
    return `# Changes of our own; they are loaded after falco_rules.yaml.

- rule: ${RulesFolder.SILENT}
  desc: An editor reads the secret
  condition: >
    opens_file and fd.directory = ${this.root}
    and fd.name = ${this.secret}
    and proc.name in (vim, nano)
    and not proc.tty = 0
  output: Secret read by an editor (file=%fd.name program=%proc.name)
  priority: WARNING
  tags: [T1003.008]

- rule: ${RulesFolder.RULE}
  condition: and proc.name != tail
  override:
    condition: append
`;
  }
}

function lineOf(file, text) {
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  return lines.findIndex((line) => line.includes(text)) + 1;
}
