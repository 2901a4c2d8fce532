package cn.pmo.itproject.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * A mail server that does not do what one would like: it refuses some addresses, accepts connections and never says a word,
 * or takes a mail and does not say so until it is told to.
 */
final class StubbornMailServer implements AutoCloseable {

  private final ServerSocket socket;
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final String refused;
  private final CountDownLatch handedOver = new CountDownLatch(1);
  private final CountDownLatch answers;

  private StubbornMailServer(String refused, CountDownLatch answers) {
    this.refused = refused;
    this.answers = answers;
    try {
      this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread acceptor = new Thread(this::accept, "stubborn-mail-server");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  /** One that refuses addresses containing a text for good. */
  static StubbornMailServer refusing(String part) {
    return new StubbornMailServer(part, new CountDownLatch(0));
  }

  /** One that is silent. */
  static StubbornMailServer silent() {
    return new StubbornMailServer(null, new CountDownLatch(0));
  }

  /** One that takes mails and confirms none before {@link #answer}. */
  static StubbornMailServer pondering() {
    return new StubbornMailServer("nobody is refused", new CountDownLatch(1));
  }

  /** Returns once a mail was handed over. */
  void awaitMail() throws InterruptedException {
    handedOver.await();
  }

  /** Confirms the mails that were and will be handed over. */
  void answer() {
    answers.countDown();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** How many have connected. */
  int connections() {
    return connections.size();
  }

  /** The addresses mails were taken for. */
  List<String> taken() {
    return List.copyOf(taken);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        connections.add(connection);
        if (refused != null) {
          Thread talk = new Thread(() -> talk(connection), "stubborn-mail-connection");
          talk.setDaemon(true);
          talk.start();
        }
      } catch (IOException e) {
        return;
      }
    }
  }

  private void talk(Socket connection) {
    try (connection) {
      BufferedReader in = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
      OutputStream out = connection.getOutputStream();
      say(out, "220 stubborn.example");
      boolean data = false;
      String to = null;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (data) {
          if (line.equals(".")) {
            data = false;
            taken.add(to);
            handedOver.countDown();
            answers.await();
            say(out, "250 taken");
          }
        } else if (line.startsWith("RCPT") && line.contains(refused)) {
          say(out, "550 5.1.1 no such mailbox");
        } else if (line.startsWith("RCPT")) {
          to = line.replaceAll(".*<(.*)>.*", "$1");
          say(out, "250 ok");
        } else if (line.startsWith("DATA")) {
          data = true;
          say(out, "354 go ahead");
        } else {
          say(out, line.startsWith("QUIT") ? "221 bye" : "250 ok");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() {
    answer();
    try {
      socket.close();
      for (Socket connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
