package dev.eyas.ide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.xtext.service.OperationCanceledManager;
import org.eclipse.xtext.util.CancelIndicator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PatientRequestManagerTest {
  private final OperationCanceledManager cancelled = new OperationCanceledManager();
  private final ExecutorService parallel = Executors.newCachedThreadPool();
  private final PatientRequestManager requests = new PatientRequestManager(parallel, cancelled);

  @AfterEach
  void shutdown() {
    requests.shutdown();
    parallel.shutdownNow();
  }

  @Test
  void changesWaitForAnswers() throws Exception {
    CountDownLatch answering = new CountDownLatch(1);
    CompletableFuture<String> answer = requests.runRead(cancel -> answerAfter(answering, cancel));
    CompletableFuture<String> change = requests.runWrite(() -> "changed", (cancel, text) -> text);
    assertFalse(change.isDone());
    answering.countDown();
    assertEquals("answered", Editor.await(answer));
    assertEquals("changed", Editor.await(change));
  }

  @Test
  void clientsCancelTheirRequests() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CompletableFuture<String> answer = requests.runRead(cancel -> answerAfter(never, cancel));
    answer.cancel(true);
    CompletableFuture<String> change = requests.runWrite(() -> "changed", (cancel, text) -> text);
    assertEquals("changed", Editor.await(change));
  }

  @Test
  void changesEndEarlierChecks() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CompletableFuture<String> check =
        requests.runWrite(() -> "", (cancel, text) -> answerAfter(never, cancel));
    CompletableFuture<String> change = requests.runWrite(() -> "changed", (cancel, text) -> text);
    assertEquals("changed", Editor.await(change));
    assertThrows(Exception.class, () -> Editor.await(check));
  }

  @Test
  void failedAnswersDoNotHoldChangesUp() throws Exception {
    CompletableFuture<String> answer =
        requests.runRead(
            cancel -> {
              throw new IllegalStateException("on purpose");
            });
    CompletableFuture<String> change = requests.runWrite(() -> "changed", (cancel, text) -> text);
    assertEquals("changed", Editor.await(change));
    assertThrows(Exception.class, () -> Editor.await(answer));
  }

  @Test
  void failedChangesDoNotTakeTheNextWithThem() throws Exception {
    CompletableFuture<String> failing =
        requests.runWrite(
            () -> "",
            (cancel, text) -> {
              throw new IllegalStateException("on purpose");
            });
    CompletableFuture<String> change = requests.runWrite(() -> "changed", (cancel, text) -> text);
    assertEquals("changed", Editor.await(change));
    assertThrows(Exception.class, () -> Editor.await(failing));
  }

  private String answerAfter(CountDownLatch latch, CancelIndicator cancel) {
    try {
      while (!latch.await(5, TimeUnit.MILLISECONDS)) {
        cancelled.checkCanceled(cancel);
      }
      return "answered";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
