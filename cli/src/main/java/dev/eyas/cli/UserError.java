package dev.eyas.cli;

/** Something that the user can mend. The message says what is wrong, where, and what would help. */
final class UserError extends RuntimeException {
  UserError(String message) {
    super(message);
  }

  UserError(String message, Throwable cause) {
    super(message, cause);
  }
}
