package dev.eyas.eclipse.tests;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.ITextEditorActionConstants;

/** A rules file in the workbench's editor, seen through the editor's widgets. */
final class OpenEditor {
  private final ITextEditor editor;
  private final StyledText text;

  private OpenEditor(ITextEditor editor) {
    this.editor = editor;
    this.text = (StyledText) editor.getAdapter(Control.class);
  }

  static OpenEditor active() {
    return new OpenEditor((ITextEditor) Workbench.page().getActiveEditor());
  }

  static OpenEditor on(IFile file) throws PartInitException {
    return new OpenEditor((ITextEditor) IDE.openEditor(Workbench.page(), file));
  }

  String editorId() {
    return editor.getSite().getId();
  }

  String text() {
    return text.getText();
  }

  /** Replaces the first occurrence, and leaves the caret behind the replacement. */
  void replace(String old, String replacement) {
    int start = text.getText().indexOf(old);
    text.setFocus();
    text.setSelection(start, start + old.length());
    text.insert(replacement);
    text.setSelection(start + replacement.length());
  }

  /** The marked texts and messages of the error annotations that the editor draws. */
  List<String> errors() {
    IAnnotationModel model =
        editor.getDocumentProvider().getAnnotationModel(editor.getEditorInput());
    IDocument document = editor.getDocumentProvider().getDocument(editor.getEditorInput());
    List<String> errors = new ArrayList<>();
    for (Iterator<Annotation> all = model.getAnnotationIterator(); all.hasNext(); ) {
      Annotation annotation = all.next();
      if (annotation.getType().equals("org.eclipse.ui.workbench.texteditor.error")) {
        Position at = model.getPosition(annotation);
        errors.add(
            document.get().substring(at.offset, at.offset + at.length)
                + ": "
                + annotation.getText());
      }
    }
    return errors;
  }

  String title() {
    return editor.getTitle();
  }

  /** Puts the caret into the first occurrence. */
  void select(String word) {
    text.setFocus();
    text.setSelection(text.getText().indexOf(word) + 1);
  }

  String selected() {
    return text.getSelectionText();
  }

  /** Opens the content assist as its menu entry and its keys do. */
  void contentAssist() {
    editor.getAction(ITextEditorActionConstants.CONTENT_ASSIST).run();
  }

  /** What the proposal popup lists, from its table; nothing when no popup is open. */
  List<String> proposals() {
    return popup()
        .map(table -> Stream.of(table.getItems()).map(TableItem::getText).toList())
        .orElse(List.of());
  }

  /** Picks a proposal as a double click does. */
  void choose(String proposal) {
    Table table = popup().orElseThrow();
    table.setSelection(proposals().indexOf(proposal));
    table.notifyListeners(SWT.DefaultSelection, new Event());
  }

  private static Optional<Table> popup() {
    Shell window = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell();
    return Stream.of(Display.getCurrent().getShells())
        .filter(shell -> shell != window && shell.isVisible())
        .flatMap(shell -> Widgets.inside(shell, Table.class))
        .findFirst();
  }
}
