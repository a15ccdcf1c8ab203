import { test } from 'node:test';
import { changing } from './features/changing.mjs';
import { learning } from './features/learning.mjs';
import { live } from './features/live.mjs';
import { reading } from './features/reading.mjs';
import { Session } from './features/session.mjs';
import { needs } from './harness/capabilities.mjs';

test('each feature once, through the user interface', needs('browser', 'sensor'), async (t) => {
  const session = await Session.start(t);
  await reading(session);
  await changing(session);
  await live(session);
  await learning(session);
});
