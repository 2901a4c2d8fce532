package cn.pmo.itproject.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A cable between two programs that can be pulled: TCP connections to a port of ours are handed on to another one. */
final class Network implements AutoCloseable {

  private static final Duration BLINK = Duration.ofMillis(20);

  private enum State {
    /** Everything passes. */
    WHOLE,
    /** Nobody answers: connections are refused, those there are reset. */
    CUT,
    /** Everything vanishes, as behind a dead switch: connections stay open, nothing passes. */
    SILENT
  }

  private final int port;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger broken = new AtomicInteger();
  private volatile State state = State.WHOLE;
  private volatile boolean closed;
  private ServerSocket server;

  Network(int port, int target) {
    this.port = port;
    this.target = target;
    open();
  }

  int port() {
    return port;
  }

  /** From now on connections are refused; those there are end at once. */
  synchronized void cut() {
    state = State.CUT;
    close(server);
    breakConnections();
  }

  /** From now on nothing passes, and nobody is told. */
  void silence() {
    state = State.SILENT;
  }

  /** Everything passes again, also what got stuck in connections both sides have kept open. */
  synchronized void heal() {
    if (state == State.CUT) {
      open();
    }
    state = State.WHOLE;
  }

  /** Connections that were there when the network was cut. */
  int broken() {
    return broken.get();
  }

  private void breakConnections() {
    sockets.forEach(socket -> {
      try {
        socket.setSoLinger(true, 0);
      } catch (IOException e) {
        // It has been closed meanwhile, which is what is wanted.
      }
      close(socket);
      broken.incrementAndGet();
    });
    sockets.clear();
  }

  private synchronized void open() {
    try {
      server = new ServerSocket();
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(InetAddress.getByName(Settings.HOST), port), 200);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ServerSocket accepting = server;
    daemon("network-" + port, () -> accept(accepting));
  }

  private void accept(ServerSocket accepting) {
    while (!accepting.isClosed()) {
      try {
        Socket client = accepting.accept();
        sockets.add(client);
        daemon("network-" + port + "-connect", () -> connect(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void connect(Socket client) {
    if (!passing(client)) {
      return;
    }
    try {
      Socket behind = new Socket(Settings.HOST, target);
      behind.setTcpNoDelay(true);
      client.setTcpNoDelay(true);
      sockets.add(behind);
      daemon("network-" + port + "-up", () -> hand(client, behind));
      daemon("network-" + port + "-down", () -> hand(behind, client));
    } catch (IOException e) {
      close(client);
      sockets.remove(client);
    }
  }

  private void hand(Socket from, Socket to) {
    byte[] buffer = new byte[65536];
    try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (!passing(from)) {
          return;
        }
        out.write(buffer, 0, read);
        out.flush();
      }
      // The end of a connection is a packet, too.
      passing(from);
    } catch (IOException e) {
      // One side is gone; the other one is told below.
    } finally {
      close(from);
      close(to);
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  /** Waits while nothing passes; false if the connection has been cut meanwhile. */
  private boolean passing(Socket socket) {
    while (state == State.SILENT && !closed) {
      Await.pause(BLINK);
    }
    return !closed && state == State.WHOLE && !socket.isClosed();
  }

  @Override
  public void close() {
    closed = true;
    cut();
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      // Closed is closed.
    }
  }
}
