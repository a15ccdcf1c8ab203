import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describe } from '../../src/liveText';
import type { LiveAlert, LiveStatus } from '../../src/protocol';
import { Rows } from '../../src/view/rows';

const running: LiveStatus = {
  state: 'running',
  message: 'Running version 2 on node',
  runningVersion: 2,
  editVersion: 2,
  editErrors: [],
  events: 10,
  eventsPerSecond: 3.6,
  dropped: {},
  rules: [],
};

test('the status bar tells version, rate and losses', () => {
  assert.equal(describe(running).text, '$(eye) Falco: version 2 · 4 events/s');
  const lossy = describe({ ...running, dropped: { ring: 3, late: 2 } });
  assert.match(lossy.text, /5 dropped/);
  assert.ok(lossy.alarming);
});

test('a broken edit says which version still runs', () => {
  const broken = describe({
    ...running,
    editVersion: 3,
    editErrors: [{ message: 'no such field' }],
  });
  assert.match(broken.text, /running version 2, edit has errors/);
  assert.ok(broken.alarming);
});

test('rows wait while paused, and no more than fit', () => {
  const rows = new Rows(2);
  const alert = (rule: string) => ({ rule }) as LiveAlert;
  assert.deepEqual(rows.arrive([alert('a')]), [alert('a')]);
  rows.pause();
  assert.deepEqual(rows.arrive([alert('b'), alert('c'), alert('d')]), []);
  assert.deepEqual(rows.resume(), [alert('c'), alert('d')]);
});
