package cn.pmo.itproject.notification;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;

/** What a failure to send a mail means. */
final class SmtpFailures {

  private static final int PERMANENT = 500;
  private static final int CLOSING = 421;

  private final List<Throwable> all;

  private SmtpFailures(List<Throwable> all) {
    this.all = all;
  }

  /** Everything that is behind a failure: mail has two chains of causes, and Spring a third place. */
  static SmtpFailures of(Throwable failure) {
    List<Throwable> all = new ArrayList<>();
    collect(failure, all, Collections.newSetFromMap(new IdentityHashMap<>()));
    return new SmtpFailures(all);
  }

  private static void collect(Throwable failure, List<Throwable> all, Set<Throwable> seen) {
    if (failure == null || !seen.add(failure)) {
      return;
    }
    all.add(failure);
    collect(failure.getCause(), all, seen);
    if (failure instanceof MessagingException mail) {
      collect(mail.getNextException(), all, seen);
    }
    if (failure instanceof MailSendException send) {
      Stream.of(send.getMessageExceptions()).forEach(each -> collect(each, all, seen));
    }
  }

  private <T> Stream<T> ofType(Class<T> type) {
    return all.stream().filter(type::isInstance).map(type::cast);
  }

  /** Whether the server refuses the address for good. */
  boolean refused() {
    return ofType(SMTPAddressFailedException.class).anyMatch(refusal -> refusal.getReturnCode() >= PERMANENT);
  }

  /** Whether there is no talking to the server: what holds for this mail holds for the next one. */
  boolean unreachable() {
    return ofType(IOException.class).findAny().isPresent() || ofType(MailConnectException.class).findAny().isPresent()
        || ofType(AuthenticationFailedException.class).findAny().isPresent()
        || ofType(MailAuthenticationException.class).findAny().isPresent()
        || ofType(SMTPSendFailedException.class).anyMatch(answer -> answer.getReturnCode() == CLOSING);
  }

  /** Whether the server said why: then it has not taken the mail. */
  boolean answered() {
    return ofType(SMTPSendFailedException.class).anyMatch(answer -> answer.getReturnCode() > 0);
  }

  /** The words of the server; those of the system if it said nothing. */
  String answer() {
    String words = Stream.concat(ofType(SMTPAddressFailedException.class),
            Stream.concat(ofType(SMTPSendFailedException.class), ofType(AuthenticationFailedException.class)))
        .map(Throwable::getMessage).findFirst()
        .orElseGet(() -> all.get(all.size() - 1).getClass().getSimpleName() + " " + all.get(all.size() - 1).getMessage());
    return String.valueOf(words).strip().replaceAll("\\s+", " ");
  }
}
