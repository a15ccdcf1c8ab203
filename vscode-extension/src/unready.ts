// What the extension does while it has no language server.
import * as vscode from 'vscode';

const JAVA_SETTING = 'falco.java.home';

interface Manifest {
  contributes: { commands: { command: string }[] };
}

/** Has the extension's commands say why they cannot do anything yet. */
export function explainCommands(
  context: vscode.ExtensionContext,
  explain: () => Thenable<unknown>,
): vscode.Disposable {
  const { commands } = (context.extension.packageJSON as Manifest).contributes;
  return vscode.Disposable.from(
    ...commands.map(({ command }) => vscode.commands.registerCommand(command, explain)),
  );
}

/** Says that Java is missing, at once and when a command is called, until the setting changes. */
export function waitForJava(
  context: vscode.ExtensionContext,
  missing: string,
  start: () => void,
): void {
  const explain = async () => {
    const settings = 'Open Settings';
    if ((await vscode.window.showErrorMessage(missing, settings)) === settings) {
      await vscode.commands.executeCommand('workbench.action.openSettings', JAVA_SETTING);
    }
  };
  const waiting = vscode.Disposable.from(
    explainCommands(context, explain),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(JAVA_SETTING)) {
        waiting.dispose();
        start();
      }
    }),
  );
  context.subscriptions.push(waiting);
  void explain();
}
