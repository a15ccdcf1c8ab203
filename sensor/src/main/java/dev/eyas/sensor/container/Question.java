package dev.eyas.sensor.container;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What is this container? Asked of all runtimes that may know, answered by the first that does. */
final class Question {
  private record Asked(RuntimeLink link, CompletableFuture<Unnamed> answer) {}

  private final List<Asked> asked = new ArrayList<>();
  private final CompletableFuture<Unnamed> answer = new CompletableFuture<>();

  Question(String fullId, List<RuntimeLink> links) {
    links.forEach(link -> asked.add(new Asked(link, link.ask(fullId))));
    CompletableFuture.allOf(asked.stream().map(Asked::answer).toArray(CompletableFuture[]::new))
        .thenRun(() -> answer.complete(worst()));
    asked.forEach(
        a ->
            a.answer()
                .thenAccept(
                    reason -> {
                      if (reason == null) {
                        answer.complete(null);
                      }
                    }));
  }

  /** Of the reasons of all that were asked; null if one of them had none. */
  private Unnamed worst() {
    List<Unnamed> reasons = new ArrayList<>();
    asked.forEach(a -> reasons.add(a.answer().join()));
    return reasons.contains(null)
        ? null
        : reasons.stream().max(Comparator.naturalOrder()).orElse(Unnamed.NO_SOCKET);
  }

  /** Whether somebody has described it, or nobody can. */
  boolean isAnswered() {
    return answer.isDone();
  }

  /**
   * Waits for the answer, but not after runtimes that were too slow lately.
   *
   * @return null if the container has been described, else why not
   */
  Unnamed await(Duration patience) {
    if (!answer.isDone() && asked.stream().noneMatch(a -> a.link().isPrompt())) {
      return Unnamed.TOO_SLOW;
    }
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      asked.stream().filter(a -> !a.answer().isDone()).forEach(a -> a.link().wasSlow());
      return Unnamed.TOO_SLOW;
    } catch (ExecutionException e) {
      return Unnamed.FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Unnamed.TOO_SLOW;
    }
  }

  /** It was described in part, and in time. */
  void forgive() {
    asked.forEach(a -> a.link().wasPrompt());
  }
}
