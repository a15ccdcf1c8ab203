import * as vscode from 'vscode';
import { ExecuteCommandRequest, LanguageClient } from 'vscode-languageclient/node';
import { LANGUAGE } from './client';
import { START, STOP, Target } from './protocol';
import { chooseTarget, withPrograms } from './targets';

/** The user's commands that run the rules; each is a request or two to the server. */
export class Runs implements vscode.Disposable {
  private readonly commands: vscode.Disposable;
  private target: Target = {};
  private active = false;

  constructor(private readonly client: LanguageClient) {
    const command = (id: string, action: () => Promise<void>) =>
      vscode.commands.registerCommand(id, action);
    this.commands = vscode.Disposable.from(
      command('falco.run', () => this.runOn({})),
      command('falco.runOn', () => this.choose()),
      command('falco.restart', () => this.restart()),
      command('falco.stop', () => this.execute(STOP)),
      command('falco.showLive', showLive),
    );
  }

  dispose(): void {
    this.commands.dispose();
  }

  /**
   * @param active whether rules run, or are about to
   */
  setActive(active: boolean): void {
    this.active = active;
  }

  /** Runs the rules, where they ran last, unless they run. */
  async ensureRunning(): Promise<void> {
    if (!this.active) {
      await this.start();
    }
  }

  private async choose(): Promise<void> {
    const target = await chooseTarget();
    if (target) {
      await this.runOn(target);
    }
  }

  /** What runs elsewhere is stopped first. */
  private async runOn(target: Target): Promise<void> {
    const moves = this.active && JSON.stringify(target) !== JSON.stringify(this.target);
    this.target = target;
    await (moves ? this.restart() : this.start());
  }

  private async restart(): Promise<void> {
    await this.execute(STOP);
    await this.start();
  }

  private async start(): Promise<void> {
    const document = rulesDocument();
    if (!document) {
      void vscode.window.showErrorMessage(
        'Open a Falco rules file first, to run its folder’s rules.',
      );
      return;
    }
    const uri = this.client.code2ProtocolConverter.asUri(document.uri);
    await this.execute(START, uri, withPrograms(this.target));
  }

  private async execute(command: string, ...args: unknown[]): Promise<void> {
    await this.client.sendRequest(ExecuteCommandRequest.type, { command, arguments: args });
  }
}

/** Brings the live view to the front; the keyboard stays where it is. */
export async function showLive(): Promise<void> {
  await vscode.commands.executeCommand('falco.live.focus', { preserveFocus: true });
}

function rulesDocument(): vscode.TextDocument | undefined {
  const isRules = (document: vscode.TextDocument) => document.languageId === LANGUAGE;
  const active = vscode.window.activeTextEditor?.document;
  return active && isRules(active) ? active : vscode.workspace.textDocuments.find(isRules);
}
