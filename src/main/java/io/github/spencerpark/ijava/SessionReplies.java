package io.github.spencerpark.ijava;

import com.google.gson.Gson;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.messages.ContentType;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import org.unroll.kernel.shell.Output;

/** Passes what the base kernel's own streams publish on to a session's output. */
final class SessionReplies extends ShellReplyEnvironment {
  private static final Gson JSON = new Gson();

  private final Output output;

  SessionReplies(Output output) {
    super(null, null, null, null);
    this.output = output;
  }

  @Override
  public void publish(Message<?> message) {
    publish(message.getHeader().getType(), message.getContent());
  }

  @Override
  public <T extends ContentType<T>> void publish(T content) {
    publish(content.getType(), content);
  }

  private void publish(MessageType<?> type, Object content) {
    if (type == MessageType.PUBLISH_DISPLAY_DATA) {
      output.display((DisplayData) content);
    } else if (type == MessageType.PUBLISH_UPDATE_DISPLAY_DATA) {
      output.update((DisplayData) content);
    } else {
      output.publish(type.getName(), JSON.toJsonTree(content).getAsJsonObject());
    }
  }

  @Override
  public String readFromStdIn(String prompt, boolean password) {
    return output.ask(prompt, password);
  }
}
