import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describe } from '../../src/liveText';
import type { LiveAlert, LiveStatus } from '../../src/protocol';
import { Rows } from '../../src/view/rows';
import { falcoJson } from '../../src/falcoJson';

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
  assert.match(lossy.text, /5 events lost/);
  assert.equal(
    lossy.tooltip,
    'Running version 2 on node\n5 events lost: a missing match proves nothing (ring: 3, late: 2)',
  );
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

const alert = (rule: string, message = '', fields = {}) =>
  ({ rule, priority: 'Notice', eventType: 'open', message, fields }) as LiveAlert;

/** Rules of the lines; those of groups with their number of alerts. */
const shown = (rows: Rows) =>
  rows
    .lines()
    .map((line) => (line.kind === 'group' ? `${line.rule}: ${line.count}` : line.row.alert.rule));

test('rows wait while paused, and no more than fit', () => {
  const rows = new Rows(2);
  rows.arrive([alert('a')]);
  rows.pause();
  rows.arrive([alert('b'), alert('c'), alert('d')]);
  assert.deepEqual(shown(rows), ['a']);
  assert.equal(rows.waitingCount, 2);
  rows.resume();
  assert.deepEqual(shown(rows), ['d', 'c']);
});

test('a filter leaves the rows that have each word, also among those that come later', () => {
  const rows = new Rows();
  rows.arrive([alert('Shell', 'x', { 'proc.name': 'bash' }), alert('Read', '/etc/shadow')]);
  rows.filter('PROC.NAME=bash shell');
  assert.deepEqual(shown(rows), ['Shell']);
  rows.arrive([alert('Shell', 'y', { 'proc.name': 'zsh' }), alert('Shell', 'proc.name=bash')]);
  assert.equal(shown(rows).length, 2);
  rows.filter('');
  assert.equal(shown(rows).length, 4);
});

test('rows are grouped by rule, and a group unfolds', () => {
  const rows = new Rows();
  rows.arrive([alert('a'), alert('b'), alert('a')]);
  rows.group(true);
  assert.deepEqual(shown(rows), ['a: 2', 'b: 1']);
  rows.toggle('b');
  assert.deepEqual(shown(rows), ['a: 2', 'b: 1', 'b']);
  rows.group(false);
  assert.deepEqual(shown(rows), ['a', 'b', 'a']);
});

test('an alert is copied under the names of Falco’s own JSON', () => {
  const copied = JSON.parse(falcoJson(alert('Shell', 'm', { 'proc.name': 'bash' })));
  assert.equal(copied.output, 'm');
  assert.deepEqual(copied.output_fields, { 'proc.name': 'bash' });
});
