package dev.eyas.sensor.control;

import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.MessageIssueException;
import org.eclipse.lsp4j.jsonrpc.MessageIssueHandler;
import org.eclipse.lsp4j.jsonrpc.MessageProducer;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseMessage;

/**
 * Reads messages, and answers itself those that LSP4J would take in silently or at any cost: too
 * long to be meant, no JSON, no call, or of more parts than any call has. A client that goes on
 * with such messages, or sends what is no message at all, is left.
 */
final class StrictFrames implements MessageProducer {
  /** Bytes of a message at most. */
  static final int MAX_LENGTH = 4 << 20;

  /** Messages of a connection that are refused until it is closed. */
  static final int PATIENCE = 16;

  private final InputStream input;
  private final MessageJsonHandler json;
  private final MessageIssueHandler issues;
  private final MessageConsumer answers;
  private final RefusalLog log;
  private volatile boolean goesOn = true;
  private int refused;

  /**
   * @param answers where refusals go
   * @param log is told of them
   */
  StrictFrames(
      InputStream input,
      MessageJsonHandler json,
      MessageIssueHandler issues,
      MessageConsumer answers,
      RefusalLog log) {
    this.input = input;
    this.answers = answers;
    this.log = log;
    this.json = json;
    this.issues = issues;
  }

  /** Where refused messages are told. */
  @FunctionalInterface
  interface RefusalLog {
    void refused(String reason);
  }

  /** Reads until the stream ends, {@link #close} is called, or the client is left. */
  @Override
  public void listen(MessageConsumer consumer) {
    try {
      while (goesOn) {
        int length = FrameHeader.read(input);
        if (length == FrameHeader.END) {
          return;
        }
        receive(length, consumer);
      }
    } catch (FrameHeader.MalformedException e) {
      refuse(ResponseErrorCode.ParseError, e.getMessage());
    } catch (IOException e) {
      // The client is gone.
    }
  }

  /** Reads no further message. */
  void close() {
    goesOn = false;
  }

  private void receive(int length, MessageConsumer consumer) throws IOException {
    if (length > MAX_LENGTH) {
      input.skipNBytes(length);
      refuse(
          ResponseErrorCode.InvalidRequest,
          "A message of " + length + " bytes is longer than " + MAX_LENGTH);
      return;
    }
    byte[] body = input.readNBytes(length);
    if (body.length == length) {
      decode(new String(body, StandardCharsets.UTF_8), consumer);
    }
  }

  private void decode(String text, MessageConsumer consumer) {
    try {
      CallShape.check(text);
      consumer.consume(json.parseMessage(text));
    } catch (MessageIssueException e) {
      issues.handle(e.getRpcMessage(), e.getIssues());
    } catch (CallShape.NoCallException e) {
      refuse(ResponseErrorCode.InvalidRequest, e.getMessage());
    } catch (JsonParseException e) {
      refuse(ResponseErrorCode.ParseError, "A message is no JSON: " + e.getMessage());
    }
  }

  /** Without an id: nobody knows which message it was. */
  private void refuse(ResponseErrorCode code, String reason) {
    refused++;
    log.refused(reason);
    ResponseMessage answer = new ResponseMessage();
    answer.setError(new ResponseError(code, reason, null));
    answers.consume(answer);
    if (refused == PATIENCE) {
      log.refused("that was the last of " + PATIENCE + " such messages; the connection is closed");
      close();
    }
  }
}
