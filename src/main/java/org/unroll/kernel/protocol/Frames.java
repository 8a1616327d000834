package org.unroll.kernel.protocol;

import java.util.List;
import org.zeromq.ZMQ;

final class Frames {
  private Frames() {}

  static void send(ZMQ.Socket socket, List<byte[]> frames) {
    int last = frames.size() - 1;
    for (int i = 0; i < last; i++) {
      socket.sendMore(frames.get(i));
    }
    socket.send(frames.get(last));
  }
}
