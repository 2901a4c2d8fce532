package cn.pmo.itproject.deployment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** Who speaks TLS to people's browsers ({@code it-project.tls}). */
public enum TlsMode {
  /** A proxy in front, to which the nodes speak plain HTTP. */
  PROXY,
  /** The node itself ({@code server.ssl}). */
  SERVER,
  /** Nobody: passwords and documents go over the network in plain text. */
  NONE;

  static final String SETTING = "it-project.tls";

  /** Whether people come over HTTPS. */
  public boolean isEncrypted() {
    return this != NONE;
  }

  /** What is configured; empty if it is not, or to something else. */
  public static Optional<TlsMode> of(Environment environment) {
    String value = environment.getProperty(SETTING, "").strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(values()).filter(mode -> mode.name().equals(value)).findFirst();
  }
}
