import * as vscode from 'vscode';
import { LanguageClient, Location, Position } from 'vscode-languageclient/node';

/** Shows the places that a code lens counts: the editor's own list wants its own types. */
export function registerReferences(client: LanguageClient): vscode.Disposable {
  return vscode.commands.registerCommand(
    'eyas.showReferences',
    async (uri: string, position: Position, places: Location[]) => {
      const convert = client.protocol2CodeConverter;
      await vscode.commands.executeCommand(
        'editor.action.showReferences',
        convert.asUri(uri),
        convert.asPosition(position),
        places.map((place) => convert.asLocation(place)),
      );
    },
  );
}
