package lv.aprite.engine.work;

import java.util.ArrayDeque;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;

/// A fixed number of threads, the caller's included, that do jobs in the order in which they were
/// handed in.
///
/// The caller of [#await] works too while it waits. So a crew of one has no thread of its own, a
/// crew of two adds one, and a crew never waits for itself. One thread hands in and awaits; jobs
/// may hand in and await further jobs. Whoever makes a crew closes it.
public final class Crew implements AutoCloseable {
  private final ArrayDeque<Job<?>> waiting = new ArrayDeque<>();
  private final Thread[] threads;
  private boolean closed;

  public Crew(int threadsTotal) {
    if (threadsTotal < 1 || threadsTotal > 256) {
      throw new IllegalArgumentException("threads: expected 1 to 256, found " + threadsTotal);
    }
    threads = new Thread[threadsTotal - 1];
    for (int i = 0; i < threads.length; i++) {
      threads[i] = Thread.ofPlatform().daemon().name("crew-" + (i + 1)).unstarted(this::work);
    }
    for (Thread thread : threads) {
      thread.start();
    }
  }

  /// Threads in all, the caller's included.
  public int size() {
    return threads.length + 1;
  }

  public synchronized <T> Job<T> submit(Callable<T> task) {
    if (closed) {
      throw new IllegalStateException("the crew is closed");
    }
    Job<T> job = new Job<>(task);
    waiting.add(job);
    notifyAll();
    return job;
  }

  /// The job's result. Works on other jobs until it is there.
  ///
  /// @throws CompletionException with the cause when the job failed
  public <T> T await(Job<T> job) {
    while (true) {
      Job<?> next;
      synchronized (this) {
        while (!job.done && waiting.isEmpty()) {
          try {
            wait();
          } catch (InterruptedException e) {
            throw interrupted(e);
          }
        }
        if (job.done) {
          break;
        }
        next = waiting.remove(job) ? job : waiting.remove();
      }
      complete(next);
    }
    return job.result();
  }

  private void work() {
    while (true) {
      Job<?> next;
      synchronized (this) {
        while (waiting.isEmpty() && !closed) {
          try {
            wait();
          } catch (InterruptedException e) {
            throw interrupted(e);
          }
        }
        if (closed) {
          return;
        }
        next = waiting.remove();
      }
      complete(next);
    }
  }

  private void complete(Job<?> job) {
    job.run();
    synchronized (this) {
      job.done = true;
      notifyAll();
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while waiting for a job", e);
  }

  /// Drops what has not begun and waits for what has.
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      waiting.clear();
      notifyAll();
    }
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// One task and, once it is done, what came of it.
  public static final class Job<T> {
    private sealed interface Outcome<T> {
      record Pending<T>() implements Outcome<T> {}

      record Success<T>(T value) implements Outcome<T> {}

      record Failure<T>(Throwable cause) implements Outcome<T> {}
    }

    private final Callable<T> task;
    private Outcome<T> outcome = new Outcome.Pending<>();
    private boolean done;

    private Job(Callable<T> task) {
      this.task = task;
    }

    private void run() {
      try {
        outcome = new Outcome.Success<>(task.call());
      } catch (Throwable e) {
        outcome = new Outcome.Failure<>(e);
      }
    }

    private T result() {
      return switch (outcome) {
        case Outcome.Success<T>(T value) -> value;
        case Outcome.Failure<T>(Throwable cause) -> throw new CompletionException(cause);
        case Outcome.Pending<T>() -> throw new IllegalStateException("the job is not done");
      };
    }
  }
}
