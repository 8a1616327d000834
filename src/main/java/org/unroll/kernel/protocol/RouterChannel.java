package org.unroll.kernel.protocol;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;
import zmq.ZError;

/**
 * A request and reply channel (shell, control or stdin). One thread owns its socket, hands received
 * messages to a consumer that must not block, and sends what other threads post. It waits on the
 * socket and on a pipe that {@link #send} writes to, so nothing is ever polled for.
 */
public final class RouterChannel {
  /** A front end connects its channels one by one; on a busy machine some of them late. */
  private static final Duration CONNECTING = Duration.ofSeconds(20);

  private static final int RETRY_MILLIS = 20;

  /** Writes to the pipes: an interrupt closes a pipe to which the interrupted thread is writing. */
  private static final Executor WAKER = Executors.newSingleThreadExecutor(RouterChannel::daemon);

  private final String name;
  private final MessageCodec codec;
  private final ZMQ.Socket socket;
  private final ZMQ.Poller poller;
  private final Pipe wake;
  private final Queue<Message> outbox = new ConcurrentLinkedQueue<>();
  private final Deque<Undelivered> undelivered = new ArrayDeque<>();
  private final AtomicBoolean woken = new AtomicBoolean();
  private final AtomicBoolean malformedSeen = new AtomicBoolean();
  private final Thread thread;
  private Consumer<Message> consumer;
  private volatile boolean closing;

  /** A message to a front end that is not connected to this channel. */
  private record Undelivered(Message message, long since) {}

  /** Binds the socket; {@link #start} begins to listen. */
  RouterChannel(String name, ZContext context, String address, MessageCodec codec)
      throws IOException {
    this.name = name;
    this.codec = codec;
    socket = context.createSocket(SocketType.ROUTER);
    socket.setHWM(0);
    socket.setRouterHandover(true);
    socket.setRouterMandatory(true);
    socket.bind(address);
    wake = Pipe.open();
    wake.source().configureBlocking(false);
    poller = context.createPoller(2);
    poller.register(socket, ZMQ.Poller.POLLIN);
    poller.register(wake.source(), ZMQ.Poller.POLLIN);
    thread = new Thread(this::run, "kernel-" + name);
    thread.setDaemon(true);
  }

  /** Begins to hand every message that arrives to {@code consumer}. */
  public void start(Consumer<Message> consumer) {
    this.consumer = consumer;
    thread.start();
  }

  /** Sends a message to its identities; returns at once, from any thread. */
  public void send(Message message) {
    outbox.add(message);
    wakeUp();
  }

  private void wakeUp() {
    if (woken.compareAndSet(false, true)) {
      WAKER.execute(this::writeToPipe);
    }
  }

  private void writeToPipe() {
    try {
      wake.sink().write(ByteBuffer.allocate(1));
    } catch (IOException e) {
      Log.warn(name + " channel: " + e);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "kernel-wake");
    thread.setDaemon(true);
    return thread;
  }

  /** Sends what is waiting, closes the socket and ends the thread. */
  void close() {
    closing = true;
    wakeUp();
    try {
      thread.join(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closing) {
      try {
        poller.poll(undelivered.isEmpty() ? -1 : RETRY_MILLIS);
        sendAll();
        if (poller.pollin(0)) {
          receiveAll();
        }
      } catch (RuntimeException | IOException | OutOfMemoryError e) {
        Log.warn(name + " channel: " + e);
      }
    }
    sendRest();
    socket.close();
  }

  private void sendRest() {
    try {
      sendAll();
    } catch (IOException e) {
      Log.warn(name + " channel: " + e);
    }
  }

  private void sendAll() throws IOException {
    wake.source().read(ByteBuffer.allocate(16));
    woken.set(false);
    List<Undelivered> again = List.copyOf(undelivered);
    undelivered.clear();
    again.forEach(this::deliver);
    for (Message message = outbox.poll(); message != null; message = outbox.poll()) {
      deliver(new Undelivered(message, System.nanoTime()));
    }
  }

  /** Sends a message; one whose front end is still connecting is kept for a while. */
  private void deliver(Undelivered one) {
    try {
      Frames.send(socket, codec.encode(one.message()));
    } catch (ZMQException e) {
      if (e.getErrorCode() != ZError.EHOSTUNREACH) {
        throw e;
      }
      if (System.nanoTime() - one.since() < CONNECTING.toNanos()) {
        undelivered.add(one);
      }
    }
  }

  private void receiveAll() {
    for (List<byte[]> frames = receive(); frames != null; frames = receive()) {
      try {
        consumer.accept(codec.decode(frames));
      } catch (MalformedMessageException e) {
        if (malformedSeen.compareAndSet(false, true)) {
          Log.warn("dropped on " + name + ": " + e.getMessage());
        }
      }
    }
  }

  private List<byte[]> receive() {
    byte[] frame = socket.recv(ZMQ.DONTWAIT);
    if (frame == null) {
      return null;
    }
    List<byte[]> frames = new ArrayList<>();
    frames.add(frame);
    while (socket.hasReceiveMore()) {
      frames.add(socket.recv());
    }
    return frames;
  }
}
