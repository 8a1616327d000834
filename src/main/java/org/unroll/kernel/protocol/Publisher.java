package org.unroll.kernel.protocol;

import com.google.gson.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * The iopub channel: everything that all front ends see. One thread writes the socket, in the order
 * in which messages were published. Text of a stream is gathered for up to {@value #BATCH_MILLIS}
 * ms or {@value #BATCH_CHARS} characters; anything else published first sends the text before it.
 * Nothing is dropped: the socket has no high-water mark, and a writer that is {@value #MAX_WAITING}
 * messages ahead waits.
 */
public final class Publisher {
  private static final int BATCH_MILLIS = 60;
  private static final int BATCH_CHARS = 32 * 1024;
  private static final int MAX_WAITING = 2_000;

  private final MessageCodec codec;
  private final ZMQ.Socket socket;
  private final Thread thread = new Thread(this::run, "kernel-iopub");
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Condition room = lock.newCondition();
  private final Deque<Message> waiting = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private String textStream;
  private Message textParent;
  private long textSince;
  private boolean closing;

  Publisher(ZContext context, String address, MessageCodec codec) {
    this.codec = codec;
    socket = context.createSocket(SocketType.PUB);
    socket.setHWM(0);
    socket.setLinger(2_000);
    socket.bind(address);
    thread.setDaemon(true);
    thread.start();
  }

  /** Publishes a message as part of what answers {@code parent} (null: of nothing). */
  public void publish(String type, JsonObject content, Message parent) {
    publish(codec.message(type, content, parent));
  }

  /** Publishes a message that is made already. */
  public void publish(Message message) {
    lock.lock();
    try {
      endText();
      waiting.add(message);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Publishes the state of the kernel while it works on {@code parent}: busy or idle. */
  public void status(String state, Message parent) {
    JsonObject content = new JsonObject();
    content.addProperty("execution_state", state);
    publish("status", content, parent);
  }

  /** Adds text to a stream, {@code stdout} or {@code stderr}. */
  public void write(String stream, String more, Message parent) {
    lock.lock();
    try {
      if (parent != textParent || !stream.equals(textStream)) {
        endText();
        textStream = stream;
        textParent = parent;
      }
      if (text.isEmpty()) {
        textSince = System.nanoTime();
        changed.signal();
      }
      text.append(more);
      if (text.length() >= BATCH_CHARS) {
        endText();
        changed.signal();
        waitForRoom();
      }
    } finally {
      lock.unlock();
    }
  }

  private void waitForRoom() {
    while (waiting.size() > MAX_WAITING && !closing) {
      room.awaitUninterruptibly();
    }
  }

  private void endText() {
    if (text.isEmpty()) {
      return;
    }
    JsonObject content = new JsonObject();
    content.addProperty("name", textStream);
    content.addProperty("text", text.toString());
    waiting.add(codec.message("stream", content, textParent));
    text.setLength(0);
    text.trimToSize();
  }

  private void run() {
    for (Message next = next(); next != null; next = next()) {
      try {
        Frames.send(socket, codec.encode(next));
      } catch (RuntimeException | OutOfMemoryError e) {
        Log.warn("iopub channel: " + e);
      }
    }
    socket.close();
  }

  /** The next message to send; null when the channel is closed and empty. */
  private Message next() {
    lock.lock();
    try {
      while (waiting.isEmpty()) {
        if (closing) {
          endText();
          return waiting.poll();
        }
        awaitText();
      }
      room.signalAll();
      return waiting.poll();
    } finally {
      lock.unlock();
    }
  }

  private void awaitText() {
    if (text.isEmpty()) {
      changed.awaitUninterruptibly();
      return;
    }
    long left = textSince + TimeUnit.MILLISECONDS.toNanos(BATCH_MILLIS) - System.nanoTime();
    if (left <= 0) {
      endText();
      return;
    }
    try {
      changed.awaitNanos(left);
    } catch (InterruptedException e) {
      endText();
    }
  }

  /** Sends everything that was published, then closes the socket. */
  void close() {
    lock.lock();
    try {
      closing = true;
      changed.signal();
      room.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      thread.join(3_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
