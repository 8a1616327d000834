package org.unroll.kernel.protocol;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A kernel in a process of its own, and a front end that talks to it. */
public final class KernelProcess implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;

  private final Process process;
  private final Path directory;
  private final ZContext context = new ZContext();
  private final MessageCodec codec;
  private final ZMQ.Socket shell;
  private final ZMQ.Socket control;
  private final ZMQ.Socket stdin;
  private final ZMQ.Socket iopub;

  private KernelProcess(Process process, Path directory, ConnectionFile file) {
    this.process = process;
    this.directory = directory;
    codec = new MessageCodec(file);
    iopub = socket(SocketType.SUB, file.address(file.iopubPort()));
    iopub.setHWM(0);
    iopub.subscribe(ZMQ.SUBSCRIPTION_ALL);
    shell = socket(SocketType.DEALER, file.address(file.shellPort()));
    control = socket(SocketType.DEALER, file.address(file.controlPort()));
    stdin = socket(SocketType.DEALER, file.address(file.stdinPort()));
  }

  private ZMQ.Socket socket(SocketType type, String address) {
    ZMQ.Socket socket = context.createSocket(type);
    socket.setHWM(0);
    if (type == SocketType.DEALER) {
      socket.setIdentity("front end".getBytes(StandardCharsets.US_ASCII));
    }
    socket.setReceiveTimeOut(PATIENCE_MILLIS);
    socket.connect(address);
    return socket;
  }

  /** A kernel of this project's classes. */
  public static KernelProcess start() throws IOException {
    return start(Map.of());
  }

  /** A kernel of this project's classes, with these environment variables. */
  public static KernelProcess start(Map<String, String> environment) throws IOException {
    return start(
        environment,
        List.of(
            java(),
            "-Xmx512m",
            "--add-opens=jdk.jshell/jdk.jshell=ALL-UNNAMED",
            "-Dfile.encoding=UTF-8",
            "-cp",
            System.getProperty("java.class.path"),
            "org.unroll.kernel.Main"));
  }

  /** A kernel launched by this command, to which the connection file is added. */
  public static KernelProcess start(Map<String, String> environment, List<String> command)
      throws IOException {
    Path directory = Files.createTempDirectory("kernel");
    Path file = directory.resolve("connection.json");
    Files.writeString(file, connection().toString());
    List<String> whole = new ArrayList<>(command);
    whole.add(file.toString());
    ProcessBuilder builder = new ProcessBuilder(whole);
    builder.directory(directory.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("IJAVA_"));
    builder.environment().remove("JPY_PARENT_PID");
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(directory.resolve("log").toFile());
    KernelProcess kernel = new KernelProcess(builder.start(), directory, ConnectionFile.read(file));
    kernel.awaitReady();
    return kernel;
  }

  /** The Java that runs the tests. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static JsonObject connection() throws IOException {
    JsonObject json = new JsonObject();
    json.addProperty("transport", "tcp");
    json.addProperty("ip", "127.0.0.1");
    json.addProperty("signature_scheme", "hmac-sha256");
    json.addProperty("key", "a secret");
    List<ServerSocket> taken = new ArrayList<>();
    for (String port :
        List.of("shell_port", "control_port", "stdin_port", "iopub_port", "hb_port")) {
      ServerSocket free = new ServerSocket(0);
      taken.add(free);
      json.addProperty(port, free.getLocalPort());
    }
    for (ServerSocket socket : taken) {
      socket.close();
    }
    return json;
  }

  /** A subscription takes a moment: asks until the answer is heard on iopub too. */
  private void awaitReady() {
    iopub.setReceiveTimeOut(200);
    for (int i = 0; i < 300; i++) {
      Message request = send(shell, "kernel_info_request", "{}");
      receive(shell);
      for (Message heard = poll(iopub); heard != null; heard = poll(iopub)) {
        if (isIdleOf(heard, request)) {
          iopub.setReceiveTimeOut(PATIENCE_MILLIS);
          return;
        }
      }
    }
    throw new AssertionError("The kernel is not heard. Its log:\n" + log());
  }

  public String log() {
    try {
      return Files.readString(directory.resolve("log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  public Process process() {
    return process;
  }

  /** The folder in which the kernel works. */
  public Path directory() {
    return directory;
  }

  /** What a cell gave: the reply and everything published for it before idle. */
  public record Outcome(Message reply, List<Message> published) {
    public String status() {
      return reply.text("status", "");
    }

    /** The text of one stream. */
    public String stream(String name) {
      StringBuilder text = new StringBuilder();
      published.stream()
          .filter(m -> m.type().equals("stream") && m.text("name", "").equals(name))
          .forEach(m -> text.append(m.text("text", "")));
      return text.toString();
    }

    public String out() {
      return stream("stdout");
    }

    /** All messages of a type. */
    public List<Message> all(String type) {
      return published.stream().filter(m -> m.type().equals(type)).toList();
    }

    /** The text of the result; null if there is none. */
    public String result() {
      return all("execute_result").stream()
          .findFirst()
          .map(m -> m.object("data").get("text/plain").getAsString())
          .orElse(null);
    }

    public String errorName() {
      return reply.text("ename", "");
    }

    public String errorValue() {
      return reply.text("evalue", "");
    }

    /** The traceback without colours. */
    public String traceback() {
      return String.valueOf(reply.content().get("traceback"))
          .replaceAll("\\\\u001b\\[[0-9;]*m", "");
    }
  }

  /** Executes a cell and waits until the kernel is idle again. */
  public Outcome execute(String code) {
    JsonObject content = new JsonObject();
    content.addProperty("code", code);
    content.addProperty("allow_stdin", true);
    return finish(begin("execute_request", content));
  }

  /** Sends a request on the shell channel. */
  public Message begin(String type, JsonObject content) {
    return send(shell, type, content.toString());
  }

  /** Sends a cell without waiting for anything. */
  public Message begin(String code) {
    JsonObject content = new JsonObject();
    content.addProperty("code", code);
    content.addProperty("allow_stdin", true);
    return begin("execute_request", content);
  }

  /** Waits for the reply to a request and for idle. */
  public Outcome finish(Message request) {
    Message reply = replyTo(shell, request);
    return new Outcome(reply, published(request));
  }

  /** Everything published for a request, up to idle. */
  public List<Message> published(Message request) {
    List<Message> published = new ArrayList<>();
    while (true) {
      Message message = receive(iopub);
      if (isIdleOf(message, request)) {
        return published;
      }
      if (isOf(message, request)) {
        published.add(message);
      }
    }
  }

  /** The next published message that satisfies the condition. */
  public Message awaitPublished(Predicate<Message> condition) {
    while (true) {
      Message message = receive(iopub);
      if (condition.test(message)) {
        return message;
      }
    }
  }

  /** Asks on the shell channel; {@code content} is JSON. */
  public Message ask(String type, String content) {
    Message request = send(shell, type, content);
    return replyTo(shell, request);
  }

  /** Asks on the control channel; {@code content} is JSON. */
  public Message order(String type, String content) {
    Message request = send(control, type, content);
    return replyTo(control, request);
  }

  /** Waits until the kernel asks for input. */
  public Message awaitInputRequest() {
    return receive(stdin);
  }

  /** Waits until the kernel asks for input, and gives it. */
  public Message answerInput(String value) {
    Message question = awaitInputRequest();
    JsonObject content = new JsonObject();
    content.addProperty("value", value);
    Frames.send(stdin, codec.encode(codec.message("input_reply", content, null)));
    return question;
  }

  /** Sends frames as they are. */
  public void sendRaw(List<byte[]> frames) {
    Frames.send(shell, frames);
  }

  /** The frames of a proper request. */
  public List<byte[]> frames(String type, String content) {
    JsonObject json = JsonParser.parseString(content).getAsJsonObject();
    return codec.encode(codec.message(type, json, null));
  }

  private Message send(ZMQ.Socket socket, String type, String content) {
    JsonObject json = JsonParser.parseString(content).getAsJsonObject();
    Message message = codec.message(type, json, null);
    Frames.send(socket, codec.encode(message));
    return message;
  }

  private Message replyTo(ZMQ.Socket socket, Message request) {
    while (true) {
      Message reply = receive(socket);
      if (isOf(reply, request)) {
        return reply;
      }
    }
  }

  private static boolean isOf(Message message, Message request) {
    return message.parent().has("msg_id")
        && message.parent().get("msg_id").equals(request.header().get("msg_id"));
  }

  private static boolean isIdleOf(Message message, Message request) {
    return isOf(message, request)
        && message.type().equals("status")
        && message.text("execution_state", "").equals("idle");
  }

  private Message receive(ZMQ.Socket socket) {
    Message message = poll(socket);
    if (message == null) {
      throw new AssertionError("The kernel is silent. Its log:\n" + log());
    }
    return message;
  }

  private Message poll(ZMQ.Socket socket) {
    byte[] frame = socket.recv();
    if (frame == null) {
      return null;
    }
    List<byte[]> frames = new ArrayList<>();
    frames.add(frame);
    while (socket.hasReceiveMore()) {
      frames.add(socket.recv());
    }
    try {
      return codec.decode(frames);
    } catch (MalformedMessageException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    context.close();
    process.destroy();
    process
        .onExit()
        .completeOnTimeout(process, 10, TimeUnit.SECONDS)
        .thenAccept(Process::destroyForcibly)
        .join();
    deleteFolder();
  }

  private void deleteFolder() {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
