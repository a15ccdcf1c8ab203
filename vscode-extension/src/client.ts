import * as path from 'node:path';
import * as vscode from 'vscode';
import { Executable, LanguageClient } from 'vscode-languageclient/node';
import { candidates, findJava } from './java';

export const LANGUAGE = 'falco-rules';

/** The language server of the distribution inside the extension, as a client that is not started. */
export async function createClient(context: vscode.ExtensionContext): Promise<LanguageClient> {
  const setting = vscode.workspace.getConfiguration('falco').get<string>('java.home', '');
  const java = await findJava(candidates(setting, process.env, process.platform));
  return new LanguageClient(
    'falco',
    'Falco Rules',
    serverCommand(path.join(context.extensionPath, 'server'), java.executable),
    {
      documentSelector: [{ scheme: 'file', language: LANGUAGE }],
      synchronize: { configurationSection: 'falco' },
      progressOnInitialization: true,
    },
  );
}

/** On Unix the distribution's own launcher, which sets the JVM's flags; Windows has no shell for it. */
function serverCommand(home: string, java: string): Executable {
  if (process.platform === 'win32') {
    const jar = path.join(home, 'lib', 'eyas.jar');
    return { command: java, args: ['-Xmx384m', `-Deyas.home=${home}`, '-jar', jar, 'lsp'] };
  }
  const javaHome = path.dirname(path.dirname(java));
  return {
    command: '/bin/sh',
    args: [path.join(home, 'bin', 'eyas'), 'lsp'],
    options: { env: { ...process.env, JAVA_HOME: javaHome } },
  };
}
