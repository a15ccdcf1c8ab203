import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';

export const REQUIRED_JAVA = 17;

export interface Candidate {
  /** Where it was named, for the user. */
  origin: string;
  executable: string;
}

export interface Java {
  executable: string;
  version: number;
}

/** The places to look for Java, in order; a setting is binding. */
export function candidates(
  setting: string,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): Candidate[] {
  const name = platform === 'win32' ? 'java.exe' : 'java';
  const inHome = (home: string) => path.join(home, 'bin', name);
  if (setting) {
    return [{ origin: 'the setting falco.java.home', executable: inHome(setting) }];
  }
  const onPath = (env.PATH ?? '')
    .split(path.delimiter)
    .filter((folder) => folder)
    .map((folder) => ({ origin: 'the PATH', executable: path.join(folder, name) }));
  const home = env.JAVA_HOME ? [{ origin: 'JAVA_HOME', executable: inHome(env.JAVA_HOME) }] : [];
  return [...home, ...onPath];
}

/** Major version from what `java -version` prints; 0 when it is something else. */
export function majorVersion(output: string): number {
  const match = /version "(?:1\.)?(\d+)/.exec(output);
  return match ? Number(match[1]) : 0;
}

/** The first candidate that is new enough; fails with a message that says what to do. */
export async function findJava(
  places: Candidate[],
  versionOf: (executable: string) => Promise<number> = installedVersion,
): Promise<Java> {
  const found: string[] = [];
  for (const { origin, executable } of places) {
    const version = await versionOf(executable);
    if (version >= REQUIRED_JAVA) {
      return { executable, version };
    }
    if (version > 0) {
      found.push(`${executable} (from ${origin}) is Java ${version}`);
    }
  }
  throw new Error(missing(found, places));
}

function missing(found: string[], places: Candidate[]): string {
  const origins = [...new Set(places.map((place) => place.origin))].join(' and ');
  const seen =
    found.length > 0
      ? found.join('; ')
      : `none was found in ${origins || 'JAVA_HOME and the PATH'}`;
  return `Falco rules need Java ${REQUIRED_JAVA} or newer: ${seen}. Install it, or name its folder in the setting falco.java.home.`;
}

async function installedVersion(executable: string): Promise<number> {
  if (!existsSync(executable)) {
    return 0;
  }
  try {
    const { stdout, stderr } = await promisify(execFile)(executable, ['-version']);
    return majorVersion(stderr + stdout);
  } catch {
    return 0;
  }
}
