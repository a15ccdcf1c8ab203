import * as vscode from 'vscode';
import { LanguageClient, Location } from 'vscode-languageclient/node';
import { addException } from './exceptions';
import { falcoJson } from './falcoJson';
import { explain, LiveAlert } from './protocol';
import { Action } from './view/messages';
import { WhyNot } from './whyNot';

/** What the user can do with an alert of the live view. */
export class AlertActions {
  constructor(
    private readonly client: LanguageClient,
    private readonly whyNot: WhyNot,
  ) {}

  async run(action: Action, alert: LiveAlert): Promise<void> {
    try {
      await this[action](alert);
    } catch (error) {
      void vscode.window.showWarningMessage((error as Error).message);
    }
  }

  private async goToRule({ location }: LiveAlert): Promise<void> {
    if (location) {
      await this.open(location);
    }
  }

  private async goToCondition(alert: LiveAlert): Promise<void> {
    const { condition } = await this.client.sendRequest(explain, eventOf(alert));
    await this.open(condition);
  }

  private async explain(alert: LiveAlert): Promise<void> {
    await this.whyNot.explainAlert(eventOf(alert), alert.message);
  }

  private async addException(alert: LiveAlert): Promise<void> {
    await addException(this.client, alert);
  }

  private async copy(alert: LiveAlert): Promise<void> {
    await vscode.env.clipboard.writeText(falcoJson(alert));
    vscode.window.setStatusBarMessage('Copied the alert as JSON', 3_000);
  }

  private async open({ uri, range }: Location): Promise<void> {
    const convert = this.client.protocol2CodeConverter;
    await vscode.window.showTextDocument(convert.asUri(uri), {
      selection: convert.asRange(range),
      viewColumn: vscode.ViewColumn.One,
    });
  }
}

function eventOf({ version, rule, eventNumber }: LiveAlert) {
  return { version, rule, eventNumber };
}
