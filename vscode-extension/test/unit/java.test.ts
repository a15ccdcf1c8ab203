import assert from 'node:assert/strict';
import { test } from 'node:test';
import { candidates, findJava, majorVersion } from '../../src/java';

test('the version is read in the old and the new form', () => {
  assert.equal(majorVersion('openjdk version "17.0.15" 2025-04-15'), 17);
  assert.equal(majorVersion('java version "1.8.0_402"'), 8);
  assert.equal(majorVersion('command not found'), 0);
});

test('the setting is binding; without it JAVA_HOME comes before the PATH', () => {
  const env = { JAVA_HOME: '/jdk', PATH: '/usr/bin:/bin' };
  assert.deepEqual(
    candidates('/chosen', env, 'linux').map((place) => place.executable),
    ['/chosen/bin/java'],
  );
  assert.deepEqual(
    candidates('', env, 'linux').map((place) => place.executable),
    ['/jdk/bin/java', '/usr/bin/java', '/bin/java'],
  );
});

test('an old Java is passed over, and named when there is no other', async () => {
  const places = candidates('', { JAVA_HOME: '/old', PATH: '/new' }, 'linux');
  const version = async (executable: string) => (executable.startsWith('/old') ? 11 : 21);
  assert.deepEqual(await findJava(places, version), { executable: '/new/java', version: 21 });
  await assert.rejects(
    findJava(places, async () => 11),
    /Java 17 or newer: \/old\/bin\/java \(from JAVA_HOME\) is Java 11; .*falco\.java\.home/,
  );
});
