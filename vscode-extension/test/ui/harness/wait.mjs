/**
 * Polls until `probe` gives something truthy, and returns it.
 *
 * @param {string} what what is waited for, for the error message
 * @param {() => any} probe may be asynchronous; an exception counts as "not yet"
 * @param {number} timeout milliseconds
 */
export async function until(what, probe, timeout = 60_000) {
  const end = Date.now() + timeout;
  let last;
  for (;;) {
    try {
      last = await probe();
      if (last) return last;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) {
      throw new Error(`${what}: not within ${timeout} ms (last seen: ${describe(last)})`);
    }
    await sleep(100);
  }
}

/** @param {number} milliseconds */
export function sleep(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function describe(value) {
  return value instanceof Error ? value.message : JSON.stringify(value);
}
