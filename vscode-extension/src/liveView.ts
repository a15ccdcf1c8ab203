import * as vscode from 'vscode';
import { FromView, ToView } from './view/messages';
import { LiveAlert, LiveStatus } from './protocol';

/** At most this many alerts wait for the view; older ones give way. */
const BACKLOG = 500;
const FLUSH_MILLIS = 200;

/** The panel with the latest matches. Alerts are handed over in batches, so that it stays smooth. */
export class LiveView implements vscode.WebviewViewProvider, vscode.Disposable {
  private readonly registration: vscode.Disposable;
  private view: vscode.WebviewView | undefined;
  private lastStatus: LiveStatus | undefined;
  private backlog: LiveAlert[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly extension: vscode.Uri) {
    this.registration = vscode.window.registerWebviewViewProvider('falco.live', this, {
      webviewOptions: { retainContextWhenHidden: true },
    });
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.view = view;
    view.webview.options = { enableScripts: true, localResourceRoots: [this.extension] };
    view.webview.onDidReceiveMessage((message: FromView) => this.receive(message));
    view.onDidDispose(() => (this.view = undefined));
    view.webview.html = this.page(view.webview);
  }

  status(status: LiveStatus): void {
    this.lastStatus = status;
    this.post({ kind: 'status', status });
  }

  alert(alert: LiveAlert): void {
    this.backlog.push(alert);
    if (this.backlog.length > BACKLOG) {
      this.backlog.shift();
    }
    this.timer ??= setTimeout(() => this.flush(), FLUSH_MILLIS);
  }

  clear(): void {
    this.backlog = [];
    this.post({ kind: 'clear' });
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.registration.dispose();
  }

  private flush(): void {
    this.timer = undefined;
    if (this.view && this.backlog.length > 0) {
      this.post({ kind: 'alerts', alerts: this.backlog });
      this.backlog = [];
    }
  }

  private receive(message: FromView): void {
    if (message.kind === 'ready') {
      if (this.lastStatus) {
        this.post({ kind: 'status', status: this.lastStatus });
      }
      this.flush();
    } else {
      void open(message.location);
    }
  }

  private post(message: ToView): void {
    void this.view?.webview.postMessage(message);
  }

  private page(webview: vscode.Webview): string {
    const uri = (...names: string[]) =>
      webview.asWebviewUri(vscode.Uri.joinPath(this.extension, ...names)).toString();
    const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src ${webview.cspSource}`;
    return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="UTF-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <link rel="stylesheet" href="${uri('media', 'view.css')}">
</head>
<body id="falco-live">
  <header>
    <span id="status" role="status" aria-label="Falco status">Not running</span>
    <button id="pause" aria-label="Pause" aria-pressed="false">Pause</button>
    <button id="clear" aria-label="Clear">Clear</button>
  </header>
  <ul id="counts" aria-label="Matches by rule"></ul>
  <ol id="alerts" aria-label="Alerts"></ol>
  <script src="${uri('out', 'view.js')}"></script>
</body>
</html>`;
  }
}

async function open(location: NonNullable<LiveAlert['location']>): Promise<void> {
  const { start, end } = location.range;
  await vscode.window.showTextDocument(vscode.Uri.parse(location.uri), {
    selection: new vscode.Range(start.line, start.character, end.line, end.character),
  });
}
