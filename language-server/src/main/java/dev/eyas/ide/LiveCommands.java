package dev.eyas.ide;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.eyas.ide.live.LiveRules;
import dev.eyas.ide.live.LiveSession;
import dev.eyas.ide.live.SensorTarget;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** The commands that start and stop running the rules; what comes of it is told as live status. */
final class LiveCommands {
  /**
   * Arguments: URI of a document of the folder whose rules are to run, and where, as {@link
   * LiveTargets} reads it; on this node if that is left out.
   */
  static final String START = "eyas.live.start";

  static final String STOP = "eyas.live.stop";
  static final Set<String> ALL = Set.of(START, STOP);

  private final LiveSession session;
  private final Function<String, LiveRules> rulesOf;

  /**
   * @param rulesOf the rules of the folder of a document, given by its URI
   */
  LiveCommands(LiveSession session, Function<String, LiveRules> rulesOf) {
    this.session = session;
    this.rulesOf = rulesOf;
  }

  void execute(ExecuteCommandParams params) {
    if (params.getCommand().equals(START)) {
      List<Object> arguments = params.getArguments() == null ? List.of() : params.getArguments();
      session.start(target(arguments), rulesOf.apply(documentUri(arguments)));
    } else {
      session.stop();
    }
  }

  private static String documentUri(List<Object> arguments) {
    if (!arguments.isEmpty() && arguments.get(0) instanceof JsonPrimitive uri && uri.isString()) {
      return uri.getAsString();
    }
    throw invalid(START + " takes the URI of a document");
  }

  private static SensorTarget target(List<Object> arguments) {
    if (arguments.size() < 2) {
      return SensorTarget.THIS_NODE;
    }
    if (arguments.get(1) instanceof JsonObject target) {
      return LiveTargets.read(target);
    }
    throw invalid(START + " takes a place to run at as its second argument, an object");
  }

  private static ResponseErrorException invalid(String message) {
    return new ResponseErrorException(
        new ResponseError(ResponseErrorCode.InvalidParams, message, null));
  }
}
