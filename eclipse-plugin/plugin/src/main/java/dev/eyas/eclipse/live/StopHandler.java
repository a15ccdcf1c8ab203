package dev.eyas.eclipse.live;

import dev.eyas.eclipse.EyasPlugin;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;

/** Stops the live run. */
public final class StopHandler extends AbstractHandler {
  @Override
  public Object execute(ExecutionEvent event) {
    EyasPlugin.get().execute("eyas.live.stop");
    return null;
  }
}
