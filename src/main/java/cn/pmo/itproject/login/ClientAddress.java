package cn.pmo.itproject.login;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Where the current request comes from, as the proxy tells it ({@code server.forward-headers-strategy}). */
final class ClientAddress {

  /** What belongs to one person or house in IPv6: the last 64 bits are chosen freely by whoever has it. */
  private static final int NETWORK_BYTES = 8;

  private ClientAddress() {
  }

  /** Empty outside of a request. */
  static Optional<String> current() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
        ? Optional.ofNullable(attributes.getRequest().getRemoteAddr()).map(ClientAddress::network) : Optional.empty();
  }

  /** The address itself, of IPv6 the network. */
  static String network(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      // No name is looked up: what contains a colon is an address or refused.
      InetAddress parsed = InetAddress.getByName(address);
      if (!(parsed instanceof Inet6Address)) {
        return parsed.getHostAddress();
      }
      byte[] bytes = parsed.getAddress();
      StringBuilder network = new StringBuilder();
      for (int i = 0; i < NETWORK_BYTES; i += 2) {
        network.append(Integer.toHexString((bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff)).append(':');
      }
      return network.append(":/64").toString();
    } catch (UnknownHostException e) {
      return address.substring(0, Math.min(64, address.length()));
    }
  }
}
