package cn.pmo.itproject.directory;

import java.io.IOException;
import java.util.Hashtable;
import java.util.function.Consumer;
import javax.naming.AuthenticationException;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.NoPermissionException;
import javax.naming.OperationNotSupportedException;
import javax.naming.PartialResultException;
import javax.naming.directory.SearchControls;
import javax.naming.directory.SearchResult;
import javax.naming.ldap.Control;
import javax.naming.ldap.InitialLdapContext;
import javax.naming.ldap.LdapContext;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.PagedResultsControl;
import javax.naming.ldap.PagedResultsResponseControl;
import javax.naming.ldap.StartTlsRequest;
import javax.naming.ldap.StartTlsResponse;
import org.camunda.bpm.identity.impl.ldap.LdapClient;
import org.camunda.bpm.identity.impl.ldap.LdapConfiguration;
import org.camunda.bpm.identity.impl.ldap.LdapSearchResults;

/** Connections to the directory: one for the searches of a command, one for each password that is checked. */
final class DirectoryClient extends LdapClient {

  private static final String FACTORY = "com.sun.jndi.ldap.LdapCtxFactory";

  private final DirectorySettings settings;
  private final DirectoryState state;

  DirectoryClient(LdapConfiguration configuration, DirectorySettings settings, DirectoryState state) {
    super(configuration);
    this.settings = settings;
    this.state = state;
  }

  /**
   * Every entry of a search, however many pages it has.
   *
   * @param scope of {@link SearchControls}
   * @throws cn.pmo.itproject.rule.TryLaterException if the directory does not answer; half an answer is none
   */
  void search(String base, int scope, String filter, Consumer<SearchResult> found, String... attributes) {
    state.check();
    try {
      if (initialContext == null) {
        initialContext = connect(settings.managerDn(), settings.managerPassword());
      }
      SearchControls controls = new SearchControls();
      controls.setSearchScope(scope);
      controls.setReturningAttributes(attributes);
      controls.setTimeLimit((int) settings.readTimeout().toMillis());
      byte[] next = null;
      do {
        initialContext.setRequestControls(new Control[] {new PagedResultsControl(settings.pageSize(), next, Control.NONCRITICAL)});
        try (LdapSearchResults results = new LdapSearchResults(initialContext.search(new LdapName(base), filter, controls))) {
          while (results.hasMore()) {
            found.accept(results.next());
          }
        } catch (PartialResultException e) {
          // The rest is on other servers, to which Active Directory refers at the root of a domain; what is here has been read.
        }
        next = cookie(initialContext.getResponseControls());
      } while (next != null);
    } catch (NameNotFoundException e) {
      if (scope != SearchControls.OBJECT_SCOPE) {
        throw state.failed(e);
      }
      // A member that has been removed from the directory.
    } catch (NamingException | IOException e) {
      close();
      throw state.failed(e);
    }
  }

  /**
   * Whether a password opens an entry.
   *
   * @throws cn.pmo.itproject.rule.TryLaterException if the directory does not answer
   */
  boolean canBind(String dn, String password) {
    state.check();
    try {
      closeLdapCtx(connect(dn, password));
      return true;
    } catch (AuthenticationException | NoPermissionException | OperationNotSupportedException e) {
      // Wrong, expired, locked or not meant for people: the directory's reasons are not for whoever tries.
      return false;
    } catch (NamingException | IOException e) {
      throw state.failed(e);
    }
  }

  void close() {
    closeLdapCtx(initialContext);
    initialContext = null;
  }

  private LdapContext connect(String dn, String password) throws NamingException, IOException {
    if (password.isEmpty()) {
      // To a directory a login without a password is one of nobody, and welcome.
      throw new AuthenticationException("empty password");
    }
    Hashtable<String, String> environment = new Hashtable<>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, FACTORY);
    environment.put(Context.PROVIDER_URL, settings.url());
    environment.put("com.sun.jndi.ldap.connect.timeout", String.valueOf(settings.connectTimeout().toMillis()));
    environment.put("com.sun.jndi.ldap.read.timeout", String.valueOf(settings.readTimeout().toMillis()));
    if (!settings.startTls()) {
      environment.put(Context.SECURITY_AUTHENTICATION, "simple");
      environment.put(Context.SECURITY_PRINCIPAL, dn);
      environment.put(Context.SECURITY_CREDENTIALS, password);
      return new InitialLdapContext(environment, null);
    }
    LdapContext context = new InitialLdapContext(environment, null);
    try {
      StartTlsResponse tls = (StartTlsResponse) context.extendedOperation(new StartTlsRequest());
      tls.negotiate();
      context.addToEnvironment(Context.SECURITY_AUTHENTICATION, "simple");
      context.addToEnvironment(Context.SECURITY_PRINCIPAL, dn);
      context.addToEnvironment(Context.SECURITY_CREDENTIALS, password);
      context.reconnect(null);
      return context;
    } catch (NamingException | IOException e) {
      closeLdapCtx(context);
      throw e;
    }
  }

  private static byte[] cookie(Control[] controls) {
    if (controls != null) {
      for (Control control : controls) {
        if (control instanceof PagedResultsResponseControl page && page.getCookie() != null && page.getCookie().length > 0) {
          return page.getCookie();
        }
      }
    }
    return null;
  }
}
