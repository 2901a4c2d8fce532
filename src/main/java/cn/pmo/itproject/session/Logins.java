package cn.pmo.itproject.session;

import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;

/**
 * Who is logged in in a session, at which engine, and how fresh what is known of him is. Camunda's filter sets the same object again at
 * the end of every request; this tells whether it is another one.
 */
record Logins(Map<String, String> people, Map<String, Date> checked) {

  static final Logins NONE = new Logins(Map.of(), Map.of());

  /** What an attribute of the session says; nobody for null. */
  static Logins of(Object attribute) {
    if (!(attribute instanceof Authentications authentications)) {
      return NONE;
    }
    Map<String, String> people = new HashMap<>();
    Map<String, Date> checked = new HashMap<>();
    authentications.getAuthentications().forEach(login -> {
      people.put(login.getProcessEngineName(), login.getIdentityId());
      checked.put(login.getProcessEngineName(), login.getCacheValidationTime());
    });
    return new Logins(people, checked);
  }
}
