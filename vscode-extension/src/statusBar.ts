import * as vscode from 'vscode';
import { describe } from './liveText';
import { LiveStatus } from './protocol';

/** State, running version, rate and losses, at a glance. */
export class StatusBar implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem(
    'falco.status',
    vscode.StatusBarAlignment.Left,
    10,
  );

  constructor() {
    this.item.name = 'Falco';
    this.item.command = 'falco.showLive';
  }

  status(status: LiveStatus): void {
    const { text, tooltip, alarming } = describe(status);
    this.item.text = text;
    this.item.tooltip = tooltip;
    this.item.accessibilityInformation = { label: `Falco: ${tooltip}` };
    this.item.backgroundColor = alarming
      ? new vscode.ThemeColor('statusBarItem.warningBackground')
      : undefined;
    this.item.show();
  }

  dispose(): void {
    this.item.dispose();
  }
}
