import fs from 'node:fs';

/** What a test may need of the machine, and how to tell what is missing. */
const CHECKS = {
  browser: () => present(process.env.CHROMIUM ?? '/usr/bin/chromium', 'no Chromium'),
  sensor: () =>
    (process.getuid() !== 0 && 'not root') ||
    present('/sys/kernel/btf/vmlinux', 'the kernel has no BTF'),
  docker: () => present('/usr/sbin/dockerd', 'no dockerd'),
};

/**
 * Options for `test`: without a capability the test says so and is skipped, and in CI it fails.
 *
 * @param {(keyof typeof CHECKS)[]} needed
 * @returns {{skip?: string}}
 */
export function needs(...needed) {
  const missing = needed.map((name) => CHECKS[name]()).filter(Boolean);
  if (missing.length === 0) return {};
  const reason = `NOT RUN: ${missing.join(', ')}`;
  if (process.env.EYAS_CI === 'true') throw new Error(reason);
  return { skip: reason };
}

function present(file, otherwise) {
  return fs.existsSync(file) ? undefined : otherwise;
}
