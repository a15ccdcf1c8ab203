package dev.eyas.ide;

import com.google.gson.JsonPrimitive;
import dev.eyas.ide.live.LiveRules;
import dev.eyas.ide.live.LiveSession;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** The commands that start and stop running the rules; what comes of it is told as live status. */
final class LiveCommands {
  /** Argument: URI of a document of the folder whose rules are to run. */
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
      session.start(rulesOf.apply(documentUri(params.getArguments())));
    } else {
      session.stop();
    }
  }

  private static String documentUri(List<Object> arguments) {
    if (arguments != null
        && arguments.size() == 1
        && arguments.get(0) instanceof JsonPrimitive uri
        && uri.isString()) {
      return uri.getAsString();
    }
    throw new ResponseErrorException(
        new ResponseError(
            ResponseErrorCode.InvalidParams, START + " takes the URI of a document", null));
  }
}
