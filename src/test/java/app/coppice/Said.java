package app.coppice;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/// What a program that is going to be killed says of its deeds, line by line. Thread-safe.
final class Said {
  private final List<String> lines = new ArrayList<>();
  private final Map<String, Long> lasts = new TreeMap<>();
  private final CompletableFuture<Void> all;
  private String now = "start";
  private boolean sound;
  private boolean over;
  private int begun;
  private int taken;
  private long since;

  Said(Process process) {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    all =
        CompletableFuture.runAsync(
            () -> {
              output.lines().forEach(this::hear);
              end();
            },
            Thread::startVirtualThread);
  }

  private synchronized void hear(String line) {
    lines.add(line);
    if (line.equals("sound")) {
      sound = true;
    } else if (line.startsWith("begin ")) {
      now = line.substring("begin ".length());
      since = System.nanoTime();
      begun++;
    } else if (line.startsWith("end ")) {
      lasts.put(now, 1 + (System.nanoTime() - since) / 1_000_000);
      now = "between";
    }
    notifyAll();
  }

  private synchronized void end() {
    over = true;
    notifyAll();
  }

  synchronized void awaitSound() throws InterruptedException, TimeoutException {
    await(() -> sound);
  }

  /// The next deed.
  synchronized String awaitBegin() throws InterruptedException, TimeoutException {
    await(() -> begun > taken);
    taken = begun;
    return now;
  }

  private void await(BooleanSupplier condition) throws InterruptedException, TimeoutException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
    while (!condition.getAsBoolean()) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0 || over) {
        throw new TimeoutException();
      }
      wait(left);
    }
  }

  synchronized String now() {
    return now;
  }

  synchronized Map<String, Long> lasts() {
    return new TreeMap<>(lasts);
  }

  List<String> lines() {
    all.join();
    synchronized (this) {
      return List.copyOf(lines);
    }
  }
}
