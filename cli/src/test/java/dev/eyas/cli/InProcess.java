package dev.eyas.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** Commands run in this process, with what they print. */
final class InProcess {
  static Finished eyas(Object... arguments) {
    return eyas(Ansi.OFF, arguments);
  }

  static Finished eyas(Ansi colours, Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine eyas =
        Eyas.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .setColorScheme(Help.defaultColorScheme(colours));
    String[] line = new String[arguments.length];
    for (int i = 0; i < line.length; i++) {
      line[i] = arguments[i].toString();
    }
    int code = eyas.execute(line);
    return new Finished(code, out.toString(), err.toString());
  }

  private InProcess() {}
}
