package dev.eyas.rules.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file cannot be read, in words for people. */
public final class ReadFailure {
  private ReadFailure() {}

  /** What is wrong, without the file's name. */
  public static String reason(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof CharacterCodingException) {
      return "not UTF-8 text; save it as UTF-8";
    }
    return "cannot be read: " + told(cause);
  }

  private static String told(IOException cause) {
    return cause instanceof FileSystemException failure && failure.getReason() != null
        ? failure.getReason()
        : cause.getMessage();
  }
}
