package dev.eyas.cli;

import dev.eyas.sensor.EventQuery;
import dev.eyas.sensor.LiveOptions;
import dev.eyas.sensor.LiveRecorder;
import dev.eyas.sensor.RecordOptions;
import dev.eyas.sensor.RecordOptions.Rotation;
import dev.eyas.sensor.kernel.ProbeException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "record",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Record this node's events into a capture (.scap), until Ctrl-C, SIGTERM or --duration.",
      "It begins with the processes, descriptors and users that there are, so that 'eyas replay', or"
          + " another tool that reads captures, knows them.",
      "A capture holds command lines, environments and data of the processes in it."
    })
final class RecordCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private ContainerSettings containers;

  @Option(
      names = {"-w", "--write"},
      required = true,
      paramLabel = "FILE",
      description = "The capture to write. A file of that name is overwritten.")
  private Path file;

  @Option(
      names = "--filter",
      paramLabel = "EXPR",
      description =
          "Only events for which this condition holds. Of the others, those that change the state"
              + " are kept for the state alone: a replay shows them to no rule.")
  private String filter = EventQuery.EVERYTHING;

  @Option(
      names = "--tree",
      paramLabel = "PID",
      description =
          "Only this process and what descends from it: nothing of any other process gets into the"
              + " capture.")
  private Long tree;

  @Option(names = "--duration", paramLabel = "SECONDS", description = "End after so many seconds.")
  private Long seconds;

  @Option(
      names = "--rotate",
      paramLabel = "SIZE:COUNT",
      converter = RotationConverter.class,
      description =
          "Begin another file after SIZE bytes of events (k, M, G), keep the last COUNT: x.scap becomes"
              + " x-00001.scap and so on, each with a state of its own at its beginning.")
  private Rotation rotation;

  private volatile boolean stopped;

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    if (seconds != null && seconds < 1) {
      throw new ParameterException(spec.commandLine(), "--duration: at least one second");
    }
    RecordOptions options = new RecordOptions(file, query(), root(), Optional.ofNullable(rotation));
    LiveOptions live = LiveOptions.defaults().withContainers(containers.engines());
    try (LiveRecorder recorder = open(live, options)) {
      err.println("eyas: recording into " + file + "; Ctrl-C ends");
      err.flush();
      try (Termination termination = Termination.callsFor(() -> stopped = true)) {
        return record(recorder, err);
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private int record(LiveRecorder recorder, PrintWriter err) {
    long end = seconds == null ? 0 : System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    int code = 0;
    try {
      recorder.record(() -> !stopped && (seconds == null || System.nanoTime() - end < 0));
    } catch (IOException e) {
      err.println("eyas: " + unwritable(e).getMessage() + "; what is in the capture is whole");
      code = 1;
    }
    err.println("Events recorded: " + recorder.recorded());
    err.println("Events dropped: " + Summary.describe(recorder.dropped()));
    if (rotation != null) {
      err.println("Files begun: " + recorder.segments());
    }
    err.flush();
    return code;
  }

  private LiveRecorder open(LiveOptions live, RecordOptions options) {
    try {
      return LiveRecorder.open(live, options);
    } catch (ProbeException e) {
      throw new UserError(e.getMessage(), e);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private UserError unwritable(IOException e) {
    String reason = e.getMessage();
    if (e instanceof NoSuchFileException) {
      reason = "no such directory";
    } else if (e instanceof AccessDeniedException) {
      reason = "permission denied";
    } else if (e instanceof FileSystemException failure && failure.getReason() != null) {
      reason = failure.getReason();
    }
    return new UserError(file + ": cannot be written: " + reason, e);
  }

  private OptionalLong root() {
    if (tree == null) {
      return OptionalLong.empty();
    }
    if (ProcessHandle.of(tree).isEmpty()) {
      throw new UserError("--tree " + tree + ": no such process");
    }
    return OptionalLong.of(tree);
  }

  private EventQuery query() {
    return Queries.compile(filter, EventQuery.USUAL_FORMAT, spec.commandLine());
  }
}
