package org.unroll.kernel.protocol;

import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/** Echoes whatever arrives, so that a front end sees that the process lives. */
final class Heartbeat {
  private final ZMQ.Socket socket;

  Heartbeat(ZContext context, String address) {
    socket = context.createSocket(SocketType.ROUTER);
    socket.bind(address);
    Thread thread = new Thread(this::run, "kernel-heartbeat");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      while (true) {
        byte[] frame = socket.recv();
        socket.send(frame, socket.hasReceiveMore() ? ZMQ.SNDMORE : 0);
      }
    } catch (ZMQException e) {
      socket.close();
    }
  }
}
