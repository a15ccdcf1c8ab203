package dev.eyas.eclipse.live;

import dev.eyas.eclipse.EyasPlugin;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.part.ViewPart;

/** The live run: its state and counts on a line, the latest alerts below, fields as tool tips. */
public final class LiveView extends ViewPart {
  public static final String ID = "dev.eyas.eclipse.live";

  private static final int REFRESH_MILLIS = 200;

  private final LiveRun run = EyasPlugin.get().liveRun();
  private final Runnable told = this::scheduleRefresh;
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private Label status;
  private TableViewer alerts;
  private Display display;

  @Override
  public void createPartControl(Composite parent) {
    display = parent.getDisplay();
    GridLayoutFactory.fillDefaults().applyTo(parent);
    status = new Label(parent, SWT.NONE);
    GridDataFactory.fillDefaults().grab(true, false).indent(5, 3).applyTo(status);
    alerts = new TableViewer(parent, SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
    GridDataFactory.fillDefaults().grab(true, true).applyTo(alerts.getControl());
    alerts.getTable().setHeaderVisible(true);
    alerts.setContentProvider(ArrayContentProvider.getInstance());
    ColumnViewerToolTipSupport.enableFor(alerts);
    column("Time", 220, LiveAlert::time);
    column("Priority", 80, LiveAlert::priority);
    column("Rule", 240, LiveAlert::rule);
    column("Output", 900, LiveAlert::message);
    run.addListener(told);
    refresh();
  }

  private void column(String title, int width, Function<LiveAlert, String> text) {
    var column = new TableViewerColumn(alerts, SWT.NONE);
    column.getColumn().setText(title);
    column.getColumn().setWidth(width);
    column.setLabelProvider(
        new ColumnLabelProvider() {
          @Override
          public String getText(Object alert) {
            return text.apply((LiveAlert) alert);
          }

          @Override
          public String getToolTipText(Object alert) {
            return fields((LiveAlert) alert);
          }
        });
  }

  private static String fields(LiveAlert alert) {
    return alert.fields().entrySet().stream()
        .map(field -> field.getKey() + " = " + field.getValue())
        .collect(Collectors.joining("\n"));
  }

  /** However much is told, it is drawn a few times a second. */
  private void scheduleRefresh() {
    if (scheduled.compareAndSet(false, true)) {
      display.asyncExec(() -> display.timerExec(REFRESH_MILLIS, this::refresh));
    }
  }

  private void refresh() {
    scheduled.set(false);
    if (!status.isDisposed()) {
      status.setText(line(run.status()));
      alerts.setInput(run.alerts());
    }
  }

  private static String line(LiveStatus status) {
    if (!status.running()) {
      return status.message();
    }
    String counts =
        status.rules().stream()
            .filter(count -> count.matches() > 0)
            .map(count -> "%s: %,d".formatted(count.rule(), count.matches()))
            .collect(Collectors.joining("   "));
    return "%s   %,d events, %,.0f/s   %s"
        .formatted(status.message(), status.events(), status.eventsPerSecond(), counts);
  }

  @Override
  public void setFocus() {
    alerts.getControl().setFocus();
  }

  @Override
  public void dispose() {
    run.removeListener(told);
    super.dispose();
  }
}
