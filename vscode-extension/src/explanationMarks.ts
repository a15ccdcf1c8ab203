import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';
import { Mark, marks } from './explainText';
import { Explanation, Outcome } from './protocol';

const COLOURS: Record<Outcome, string> = {
  true: 'falco.whyNot.true',
  false: 'falco.whyNot.false',
  'no value': 'falco.whyNot.noValue',
  failed: 'falco.whyNot.noValue',
};

/** Colours the parts of a condition in the editors, with the values behind them. */
export class ExplanationMarks implements vscode.Disposable {
  private readonly types = new Map(
    (Object.keys(COLOURS) as Outcome[]).map((outcome) => [outcome, decoration(COLOURS[outcome])]),
  );
  private readonly listeners: vscode.Disposable;
  private shown: Mark[] = [];

  constructor(private readonly client: LanguageClient) {
    this.listeners = vscode.Disposable.from(
      vscode.window.onDidChangeVisibleTextEditors(() => this.draw()),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && this.isMarked(document)) {
          this.clear();
        }
      }),
    );
  }

  /** Of an event that older rules judged nothing is marked: the text is another one now. */
  show(explanation: Explanation): void {
    this.shown = explanation.current ? marks(explanation.condition) : [];
    this.draw();
  }

  clear(): void {
    this.shown = [];
    this.draw();
  }

  dispose(): void {
    this.listeners.dispose();
    this.types.forEach((type) => type.dispose());
  }

  private draw(): void {
    void vscode.commands.executeCommand('setContext', 'falco.explained', this.shown.length > 0);
    for (const editor of vscode.window.visibleTextEditors) {
      const own = this.of(editor.document);
      for (const [outcome, type] of this.types) {
        const fitting = own.filter((mark) => mark.outcome === outcome);
        editor.setDecorations(
          type,
          fitting.map((mark) => this.option(mark)),
        );
      }
    }
  }

  private isMarked(document: vscode.TextDocument): boolean {
    return this.of(document).length > 0;
  }

  private of(document: vscode.TextDocument): Mark[] {
    const uri = document.uri.toString();
    return this.shown.filter(
      (mark) => this.client.protocol2CodeConverter.asUri(mark.uri).toString() === uri,
    );
  }

  private option(mark: Mark): vscode.DecorationOptions {
    const hoverMessage = new vscode.MarkdownString().appendText(mark.hover);
    const after = { contentText: ` ${mark.inline} `, margin: '0 0.5ch' };
    return {
      range: this.client.protocol2CodeConverter.asRange(mark.range),
      hoverMessage,
      renderOptions: mark.inline ? { after } : undefined,
    };
  }
}

function decoration(colour: string): vscode.TextEditorDecorationType {
  const background = new vscode.ThemeColor(`${colour}Background`);
  const foreground = new vscode.ThemeColor(`${colour}Foreground`);
  return vscode.window.createTextEditorDecorationType({
    backgroundColor: background,
    borderRadius: '2px',
    overviewRulerColor: foreground,
    overviewRulerLane: vscode.OverviewRulerLane.Right,
    after: { color: foreground, fontStyle: 'italic' },
  });
}
