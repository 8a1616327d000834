package org.unroll.kernel.install;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.unroll.kernel.Main;
import org.unroll.kernel.protocol.ConnectionFile;
import org.unroll.kernel.protocol.KernelClient;

/**
 * A short session with a kernel in the same process, so that the classes that a first cell needs
 * are known. They go into the class-data archive.
 */
final class Rehearsal {
  private static final List<String> CELLS =
      List.of(
          "1 + 1",
          "int x = 3; System.out.println(\"x = \" + x);",
          "import java.util.stream.*;\nList<Integer> squares ="
              + " IntStream.range(0, 9).map(i -> i * i).boxed().toList();\nsquares",
          "record Pair(int a, String b) {}\nnew Pair(1, \"b\")",
          "int twice(int a) { return 2 * a; }\ntwice(x)",
          "%lsmagic",
          "display(\"<b>b</b>\", \"text/html\");",
          "throw new IllegalStateException(\"of no matter\");",
          "int wrong = \"text\";");

  private Rehearsal() {}

  public static void main(String[] arguments) throws Exception {
    Path file = Files.createTempFile("rehearsal", ".json");
    try {
      Files.writeString(file, connection().toString());
      Thread kernel = new Thread(() -> run(file), "rehearsal");
      kernel.setDaemon(true);
      kernel.start();
      try (KernelClient client = new KernelClient(ConnectionFile.read(file))) {
        CELLS.forEach(client::execute);
      }
    } finally {
      Files.delete(file);
    }
    System.exit(0);
  }

  private static void run(Path file) {
    try {
      Main.main(new String[] {file.toString()});
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonObject connection() throws IOException {
    JsonObject json = new JsonObject();
    json.addProperty("key", "rehearsal");
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
}
