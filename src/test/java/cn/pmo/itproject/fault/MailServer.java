package cn.pmo.itproject.fault;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/** A real mail server behind a gate that can be shut, that can be slow and that refuses addresses. */
final class MailServer implements AutoCloseable {

  /** A mail as somebody got it. */
  record Mail(String messageId, String recipient, String subject) {
  }

  private final int port;
  private final GreenMail mailbox;
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private volatile Duration delay = Duration.ZERO;
  private ServerSocket gate;

  /**
   * @param port of the gate, where the application sends to
   * @param behind port of the server behind it
   */
  MailServer(int port, int behind) {
    this.port = port;
    this.mailbox = new GreenMail(new ServerSetup(behind, Settings.HOST, ServerSetup.PROTOCOL_SMTP));
    ((Logger) LoggerFactory.getLogger("com.icegreen.greenmail")).setLevel(Level.WARN);
    mailbox.start();
    up();
  }

  int port() {
    return port;
  }

  /** Nobody listens any more. */
  synchronized void down() {
    close(gate);
    sockets.forEach(MailServer::close);
    sockets.clear();
  }

  synchronized void up() {
    if (gate != null && !gate.isClosed()) {
      return;
    }
    try {
      gate = new ServerSocket();
      gate.setReuseAddress(true);
      gate.bind(new InetSocketAddress(InetAddress.getByName(Settings.HOST), port), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ServerSocket accepting = gate;
    daemon(() -> accept(accepting));
  }

  /** Whoever connects is greeted only after this time. */
  void slow(Duration time) {
    delay = time;
    mostAtOnce.set(0);
  }

  void refuse(String address) {
    refused.add(address);
  }

  void refuseNobody() {
    refused.clear();
  }

  /** Connections the gate has taken so far. */
  int connections() {
    return connections.get();
  }

  /** The most connections that were open at once since the server was made slow. */
  int mostAtOnce() {
    return mostAtOnce.get();
  }

  /** Everything that has arrived, oldest first. */
  List<Mail> received() {
    return Arrays.stream(mailbox.getReceivedMessages()).map(MailServer::mail).toList();
  }

  private static Mail mail(MimeMessage message) {
    try {
      return new Mail(message.getMessageID(), message.getAllRecipients()[0].toString().replaceAll(".*<|>.*", ""), message.getSubject());
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void accept(ServerSocket accepting) {
    while (!accepting.isClosed()) {
      try {
        Socket client = accepting.accept();
        connections.incrementAndGet();
        sockets.add(client);
        mostAtOnce.accumulateAndGet(sockets.size(), Math::max);
        daemon(() -> greet(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  /** A client that has given up meanwhile is not served any more. */
  private void greet(Socket client) {
    Instant end = Instant.now().plus(delay);
    try {
      client.setSoTimeout(200);
      while (Instant.now().isBefore(end)) {
        try {
          if (client.getInputStream().read() < 0) {
            sockets.remove(client);
            close(client);
            return;
          }
        } catch (SocketTimeoutException e) {
          // Still waiting, as it should: clients do not speak before they are greeted.
        }
      }
      client.setSoTimeout(0);
    } catch (IOException e) {
      sockets.remove(client);
      return;
    }
    converse(client);
  }

  private void converse(Socket client) {
    try (client; Socket server = new Socket(Settings.HOST, mailbox.getSmtp().getPort());
        BufferedReader said = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream answer = client.getOutputStream(); OutputStream forward = server.getOutputStream()) {
      daemon(() -> answers(server, answer));
      boolean text = false;
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        String address = text || !line.toUpperCase().startsWith("RCPT TO:") ? null : line.replaceAll(".*<|>.*", "");
        if (address != null && refused.contains(address)) {
          write(answer, "550 5.1.1 <" + address + ">: Recipient address rejected: User unknown");
          continue;
        }
        if (!text && line.equalsIgnoreCase("DATA")) {
          text = true;
        } else if (text && line.equals(".")) {
          text = false;
        }
        write(forward, line);
      }
    } catch (IOException e) {
      // The sender has gone or the gate was shut; what was not forwarded did not arrive.
    } finally {
      sockets.remove(client);
    }
  }

  private static void answers(Socket server, OutputStream answer) {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.ISO_8859_1))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        write(answer, line);
      }
    } catch (IOException e) {
      // The conversation is over.
    }
  }

  private static void write(OutputStream out, String line) throws IOException {
    synchronized (out) {
      out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "mail-gate");
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

  @Override
  public void close() {
    down();
    mailbox.stop();
  }
}
