import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { needs } from './harness/capabilities.mjs';
import { CodeServer } from './harness/code-server.mjs';
import { Docker } from './harness/docker.mjs';
import { LiveView } from './harness/live-view.mjs';
import { until } from './harness/wait.mjs';
import { Workbench } from './harness/workbench.mjs';

const VSIX = process.env.EYAS_VSIX ?? fileURLToPath(new URL('../../eyas.vsix', import.meta.url));
const WORKSPACE = fileURLToPath(new URL('workspace', import.meta.url));
const LOCAL = 'falco_rules.local.yaml';
const RULE = 'Unauthorized Shell in Container';
const CONDITION = 3;
const CONTAINER = 'shop-frontend';

test(
  'from a rule in the editor to a shell in a container and back',
  needs('browser', 'sensor', 'docker'),
  async (t) => {
    const { workbench, docker, server, file } = await setUp(t);
    await workbench.press('Control+b');
    const original = fs.readFileSync(file, 'utf8');
    const step = (name, body) =>
      t.test(name, async () => {
        try {
          await body();
        } finally {
          await workbench.screenshot(name.replaceAll(/\W+/g, '-'));
        }
      });
    const condition = (text) => workbench.replaceLine(CONDITION, `  condition: ${text}`);
    const shell = (...command) => docker.run(CONTAINER, ...command);

    await step('1 the server starts and warns about the missing event type', async () => {
      const problem = await until(
        'the warning',
        async () => (await workbench.problems()).find((row) => row.includes('LOAD_NO_EVTTYPE')),
        60_000,
      );
      assert.match(problem, /warning/i);
      assert.ok((await workbench.squiggles('warning')) > 0);
      assert.equal(await workbench.squiggles('error'), 0);
      await lens(workbench, (text) => /Run against this node/.test(text));
    });

    await step('2 completion offers fields with type and description', async () => {
      await condition('container.id != host and ');
      await workbench.type('proc.');
      const labels = await workbench.suggestions();
      assert.ok(labels.includes('proc.name'), labels.join());
      await workbench.type('name');
      const details = await workbench.suggestionDetails();
      assert.match(details, /CHARBUF|string/i);
      assert.match(details, /Name of the process/);
    });

    await step('3 completion finds container.id', async () => {
      await condition('');
      await workbench.type('cont');
      const labels = await workbench.suggestions();
      assert.ok(labels.includes('container.id'), labels.join());
    });

    await step('4 an unknown field gets a squiggle', async () => {
      await condition('container.id != host and proc.nmae = bash');
      await until('the squiggle', () => workbench.squiggles('error'));
      await until('the problem', async () =>
        (await workbench.problems()).some((row) => row.includes('proc.nmae')),
      );
    });

    await step('5 a macro of the other file is found', async () => {
      const rules = path.join(path.dirname(file), 'falco_rules.yaml');
      await condition('in_container and proc.name = bash');
      await until('the macro resolves', async () => (await workbench.squiggles('error')) === 0);
      await workbench.goTo(CONDITION, 16);
      await workbench.press('F12');
      await until(
        'its file opens',
        async () => (await workbench.activeTab()) === 'falco_rules.yaml',
      );
      await until('the caret is at it', async () => {
        const { line } = await workbench.caret();
        return lines(rules)[line - 1] === '- macro: in_container';
      });
      await workbench.openFile(LOCAL);
      await condition('container.id != host and proc.name = bash');
    });

    let view;
    await step('6 the rules run against this node', async () => {
      await workbench.command('Falco: Run Against This Node');
      view = await LiveView.of(workbench);
      await until('the sensor runs', async () => (await view.status()).state === 'running', 60_000);
      assert.equal(sensors(server).length, 1);
      await lens(workbench, (text) => /matches · running version/.test(text));
    });

    await step('7 a bash in a container shows up with its container name', async () => {
      await shell('bash', '-c', 'id; ls /');
      const { output } = await until('its alert', async () =>
        (await view.alerts()).find((alert) => alert.output.includes(`container_name=${CONTAINER}`)),
      );
      assert.match(output, /Unauthorized shell detected in container \(command=bash/);
      const fields = await view.fields(CONTAINER);
      assert.equal(fields['container.name'], CONTAINER);
      assert.match(fields['proc.cmdline'], /^bash -c/);
      const count = await view.settledMatches(RULE);
      assert.ok(count > 0);
      await lens(workbench, (text) => matches(text) === count);
    });

    await step('8 the count is exact and the view stays bounded', async () => {
      await until(
        'equal work gives equal counts',
        async () => {
          const [first, second, third] = await growth(view, shell, [1000, 2000, 3000]);
          const perThousand = second - first;
          assert.ok(
            perThousand >= 1000 && perThousand % 1000 === 0,
            `${first}, ${second}, ${third}`,
          );
          return third - second === perThousand;
        },
        120_000,
      );
      const count = await view.matches(RULE);
      await lens(workbench, (text) => matches(text) === count);
      assert.ok((await view.alerts()).length <= 500);
      assert.doesNotMatch((await view.status()).text, /ring full/);
    });

    await step('9 an unsaved edit takes effect without a restart', async () => {
      const [before] = sensors(server);
      await condition('container.id != host and proc.name = zsh');
      await until('version 2 runs', async () => (await view.status()).version > 1);
      await shell('bash', '-c', ': </etc/passwd');
      assert.equal(await view.settledMatches(RULE), 0);
      await shell('sh', '-c', 'busybox cp /bin/bash /tmp/zsh && /tmp/zsh -c ": </etc/passwd"');
      assert.ok((await view.settledMatches(RULE)) > 0);
      const [alert] = await view.alerts();
      assert.match(alert.output, /command=zsh/);
      assert.equal(sensors(server)[0].pid, before.pid);
    });

    await step('10 a broken edit leaves the last good version running and says so', async () => {
      const { version } = await view.status();
      const count = await view.settledMatches(RULE);
      await condition('container.id != host and proc.nmae = zsh');
      await until('it says so', async () =>
        new RegExp(`running version ${version}, edit has errors`).test(await workbench.statusBar()),
      );
      await shell('sh', '-c', 'busybox cp /bin/bash /tmp/zsh && /tmp/zsh -c ": </etc/passwd"');
      assert.ok((await view.settledMatches(RULE)) > count);
      assert.equal((await view.status()).version, version);
    });

    await step('11 stop leaves no sensor', async () => {
      await workbench.command('Falco: Stop');
      await until('the sensor is gone', () => sensors(server).length === 0);
      await lens(workbench, (text) => /Run against this node/.test(text));
      assert.equal(fs.readFileSync(file, 'utf8'), original, 'nothing was saved');
    });
  },
);

async function setUp(t) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'eyas-rules-'));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  fs.cpSync(WORKSPACE, folder, { recursive: true });
  const docker = Docker.start();
  t.after(() => docker.stop());
  const server = await CodeServer.start({ vsix: VSIX, prefix: docker.asTheMachines() });
  t.after(() => server.stop());
  const file = path.join(folder, LOCAL);
  const workbench = await Workbench.open(server, file);
  t.after(() => workbench.close());
  return { workbench, docker, server, file };
}

/** By how much the count grows for shells that open so many files. */
async function growth(view, shell, opens) {
  const counts = [await view.settledMatches(RULE)];
  for (const times of opens) {
    await shell('bash', '-c', `i=0; while ((i < ${times})); do : </etc/passwd; i=$((i + 1)); done`);
    counts.push(await view.settledMatches(RULE));
  }
  return counts.slice(1).map((count, i) => count - counts[i]);
}

/** Waits for the rule's code lens to say something. */
function lens(workbench, accepts) {
  return until('the code lens', async () => (await workbench.codeLenses()).find(accepts), 60_000);
}

function matches(lensText) {
  return Number(/^([\d,]+) match/.exec(lensText)?.[1].replaceAll(',', ''));
}

function sensors(server) {
  return server.processes
    .living()
    .filter(({ command }) => command.includes('eyas.jar sensor --stdio'));
}

function lines(file) {
  return fs.readFileSync(file, 'utf8').split('\n');
}
