import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';
import { LiveAlert, LiveStatus } from './protocol';

/** Marks the rules that have matched since the running version came into force. */
export class MatchMarks implements vscode.Disposable {
  private readonly type: vscode.TextEditorDecorationType;
  private readonly listener: vscode.Disposable;
  private readonly places = new Map<string, vscode.Location>();
  private version = 0;

  constructor(
    private readonly client: LanguageClient,
    extension: vscode.Uri,
  ) {
    this.type = vscode.window.createTextEditorDecorationType({
      gutterIconPath: vscode.Uri.joinPath(extension, 'media', 'match.svg'),
      gutterIconSize: '70%',
      overviewRulerColor: new vscode.ThemeColor('falco.whyNot.trueForeground'),
      overviewRulerLane: vscode.OverviewRulerLane.Center,
    });
    this.listener = vscode.window.onDidChangeVisibleTextEditors(() => this.draw());
  }

  alert(alert: LiveAlert): void {
    if (alert.location && alert.version === this.version && !this.places.has(alert.rule)) {
      const { protocol2CodeConverter: convert } = this.client;
      this.places.set(alert.rule, convert.asLocation(alert.location));
      this.draw();
    }
  }

  /** The matches of one version say nothing of the next. */
  status({ runningVersion }: LiveStatus): void {
    if (runningVersion !== this.version) {
      this.version = runningVersion;
      this.places.clear();
      this.draw();
    }
  }

  dispose(): void {
    this.listener.dispose();
    this.type.dispose();
  }

  private draw(): void {
    const places = [...this.places.values()];
    for (const editor of vscode.window.visibleTextEditors) {
      const uri = editor.document.uri.toString();
      const own = places.filter((place) => place.uri.toString() === uri);
      editor.setDecorations(
        this.type,
        own.map(({ range }) => range),
      );
    }
  }
}
