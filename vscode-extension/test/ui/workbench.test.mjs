import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { needs } from './harness/capabilities.mjs';
import { CodeServer } from './harness/code-server.mjs';
import { until } from './harness/wait.mjs';
import { Workbench } from './harness/workbench.mjs';

test(
  'the harness drives a real workbench and leaves nothing behind',
  needs('browser'),
  async () => {
    const server = await CodeServer.start();
    try {
      const file = path.join(server.root, 'notes.txt');
      fs.writeFileSync(file, 'first\nsecond\n');
      const workbench = await Workbench.open(server, file);
      try {
        await workbench.replaceLine(2, 'typed ');
        await workbench.type('by hand');
        await until('the caret follows', async () => (await workbench.caret()).column === 14);
        await workbench.command('File: Save');
        await until(
          'the file is saved',
          () => fs.readFileSync(file, 'utf8') === 'first\ntyped by hand\n',
        );
      } finally {
        await workbench.close();
      }
    } finally {
      await server.stop();
    }
    assert.deepEqual(server.processes.living(), []);
    assert.ok(!fs.existsSync(server.root));
  },
);
