package dev.eyas.eclipse.tests;

import java.util.stream.Stream;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** Finds widgets by what they are and where they lie. */
final class Widgets {
  private Widgets() {}

  /** The widgets of a kind, at any depth, in the order in which they were added. */
  static <T extends Control> Stream<T> inside(Composite parent, Class<T> kind) {
    return Stream.of(parent.getChildren()).flatMap(child -> from(child, kind));
  }

  private static <T extends Control> Stream<T> from(Control control, Class<T> kind) {
    if (kind.isInstance(control)) {
      return Stream.of(kind.cast(control));
    }
    return control instanceof Composite composite ? inside(composite, kind) : Stream.empty();
  }
}
