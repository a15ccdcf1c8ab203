package dev.eyas.eclipse.assist;

import org.eclipse.jface.text.AbstractReusableInformationControlCreator;
import org.eclipse.jface.text.DefaultInformationControl;
import org.eclipse.jface.text.IInformationControl;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

/** The platform's plain information popup, which by itself cuts long lines off. */
final class WrappingPopup extends DefaultInformationControl {
  static final IInformationControlCreator CREATOR =
      new AbstractReusableInformationControlCreator() {
        @Override
        protected IInformationControl doCreateInformationControl(Shell parent) {
          return new WrappingPopup(parent);
        }
      };

  private WrappingPopup(Shell parent) {
    super(parent, false);
  }

  @Override
  protected void createContent(Composite parent) {
    super.createContent(parent);
    for (Control child : parent.getChildren()) {
      if (child instanceof StyledText text) {
        text.setWordWrap(true);
      }
    }
  }
}
