package cn.pmo.itproject.directory;

import static javax.naming.directory.SearchControls.OBJECT_SCOPE;
import static javax.naming.directory.SearchControls.SUBTREE_SCOPE;

import cn.pmo.itproject.login.LoginFailures;
import cn.pmo.itproject.login.RecentLogins;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.naming.InvalidNameException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.SearchResult;
import javax.naming.ldap.LdapName;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.Direction;
import org.camunda.bpm.engine.impl.GroupQueryProperty;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.UserQueryProperty;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.identity.impl.ldap.LdapConfiguration;
import org.camunda.bpm.identity.impl.ldap.LdapGroupEntity;
import org.camunda.bpm.identity.impl.ldap.LdapGroupQuery;
import org.camunda.bpm.identity.impl.ldap.LdapIdentityProviderSession;
import org.camunda.bpm.identity.impl.ldap.LdapUserEntity;
import org.camunda.bpm.identity.impl.ldap.LdapUserQueryImpl;

/**
 * Users and groups of the directory as one command of the engine sees them. Takes the place of the plugin's session: that one puts names and
 * ids of groups into its filters as they were typed, takes an unknown group for all of them, does not know types, and logs somebody in under
 * every spelling of his name (a directory does not tell capitals from small letters), who would be several people to the rules then.
 */
final class DirectorySession extends LdapIdentityProviderSession {

  /** What the engine takes for an id (application.yml); entries with another one are not of this application. */
  private static final Pattern USER_ID = Pattern.compile("[a-zA-Z0-9._@-]+");
  private static final Pattern GROUP_ID = Pattern.compile("[a-zA-Z0-9._-]+");
  private static final int LONGEST_PASSWORD = 1000;
  /** Up to so many members are looked up one by one. */
  private static final int FEW = 20;
  private static final int DEEPEST = 10;
  /** How many conditions a filter has at most. */
  private static final int MOST_CONDITIONS = 200;
  private static final Map<String, Function<User, String>> USER_ORDERS = Map.of(
      UserQueryProperty.USER_ID.getName(), User::getId, UserQueryProperty.FIRST_NAME.getName(), User::getFirstName,
      UserQueryProperty.LAST_NAME.getName(), User::getLastName, UserQueryProperty.EMAIL.getName(), User::getEmail);
  private static final Map<String, Function<Group, String>> GROUP_ORDERS = Map.of(
      GroupQueryProperty.GROUP_ID.getName(), Group::getId, GroupQueryProperty.NAME.getName(), Group::getName,
      GroupQueryProperty.TYPE.getName(), Group::getType);

  private final DirectorySettings settings;
  private final DirectoryGroups names;
  private final DirectoryClient client;
  private final RecentLogins recent;
  private final LoginFailures failures;

  DirectorySession(LdapConfiguration configuration, DirectorySettings settings, DirectoryGroups names, DirectoryState state,
      RecentLogins recent, LoginFailures failures) {
    super(configuration);
    this.settings = settings;
    this.names = names;
    this.client = new DirectoryClient(configuration, settings, state);
    this.recent = recent;
    this.failures = failures;
  }

  @Override
  public void close() {
    client.close();
  }

  @Override
  public boolean checkPassword(String userId, String password) {
    if (userId == null || password == null || password.isEmpty() || password.length() > LONGEST_PASSWORD || !USER_ID.matcher(userId).matches()) {
      return false;
    }
    if (recent.contains(userId, password, "")) {
      return true;
    }
    failures.admitAddress();
    failures.admitUser(userId);
    Optional<LdapUserEntity> user = user(userId);
    // For somebody unknown the directory is asked, too, and in vain: the answer takes as long.
    boolean right = user.map(known -> client.canBind(known.getDn(), password))
        .orElseGet(() -> client.canBind("cn=" + UUID.randomUUID() + "," + settings.baseDn(), UUID.randomUUID().toString()) && false);
    if (right) {
      failures.forgetUser(userId);
      recent.add(userId, password, "");
    } else {
      failures.countForAddress();
      failures.countForUser(userId);
    }
    return right;
  }

  @Override
  public User findUserById(String userId) {
    return user(userId).filter(user -> mayRead(Resources.USER, user.getId())).orElse(null);
  }

  @Override
  public long findUserCountByQueryCriteria(LdapUserQueryImpl query) {
    return matching(query).size();
  }

  @Override
  public List<User> findUserByQueryCriteria(LdapUserQueryImpl query) {
    return page(matching(query), query, USER_ORDERS);
  }

  private List<User> matching(LdapUserQueryImpl query) {
    if (query.getTenantId() != null) {
      return List.of();
    }
    Collection<LdapUserEntity> users = query.getGroupId() == null ? users(filter(query)) : membersOf(query.getGroupId(), filter(query));
    Set<String> ids = query.getIds() == null || query.getIds().length == 0 ? null : Set.of(distinct(query.getIds()));
    List<User> matching = new ArrayList<>();
    for (LdapUserEntity user : users) {
      if ((query.getId() == null || query.getId().equals(user.getId())) && (ids == null || ids.contains(user.getId()))
          && mayRead(Resources.USER, user.getId())) {
        matching.add(user);
      }
    }
    return matching;
  }

  private String filter(LdapUserQueryImpl query) {
    DirectorySettings.Users users = settings.users();
    StringBuilder filter = new StringBuilder("(&").append(users.filter());
    if (query.getId() != null) {
      filter.append(Filters.equal(users.id(), query.getId()));
    }
    if (query.getIds() != null && query.getIds().length > 0 && query.getIds().length <= MOST_CONDITIONS) {
      filter.append(Filters.anyOf(users.id(), List.of(query.getIds())));
    }
    equal(filter, users.firstName(), query.getFirstName());
    like(filter, users.firstName(), query.getFirstNameLike());
    equal(filter, users.lastName(), query.getLastName());
    like(filter, users.lastName(), query.getLastNameLike());
    equal(filter, users.email(), query.getEmail());
    like(filter, users.email(), query.getEmailLike());
    return filter.append(')').toString();
  }

  @Override
  public Group findGroupById(String groupId) {
    List<Group> groups = matching((LdapGroupQuery) createGroupQuery(Context.getCommandContext()).groupId(groupId));
    return groups.isEmpty() ? null : groups.get(0);
  }

  @Override
  public long findGroupCountByQueryCriteria(LdapGroupQuery query) {
    return matching(query).size();
  }

  @Override
  public List<Group> findGroupByQueryCriteria(LdapGroupQuery query) {
    return page(matching(query), query, GROUP_ORDERS);
  }

  private List<Group> matching(LdapGroupQuery query) {
    if (query.getTenantId() != null) {
      return List.of();
    }
    Collection<LdapGroupEntity> groups = query.getUserId() == null ? groups(filter(query)) : groupsOf(query.getUserId());
    Set<String> ids = query.getIds() == null || query.getIds().length == 0 ? null : Set.of(distinct(query.getIds()));
    List<Group> matching = new ArrayList<>();
    for (LdapGroupEntity group : groups) {
      if ((query.getId() == null || query.getId().equals(group.getId())) && (ids == null || ids.contains(group.getId()))
          && (query.getName() == null || query.getName().equals(group.getName()))
          && (query.getNameLike() == null || Filters.isLike(group.getName(), query.getNameLike()))
          && (query.getType() == null || query.getType().equals(group.getType()))
          && mayRead(Resources.GROUP, group.getId())) {
        matching.add(group);
      }
    }
    return matching;
  }

  /** What narrows the search; the exact comparison follows. Names may be those of roles, which the directory does not know. */
  private String filter(LdapGroupQuery query) {
    StringBuilder filter = new StringBuilder("(&").append(settings.groups().filter());
    if (query.getId() != null) {
      filter.append(Filters.equal(settings.groups().id(), names.inDirectory(query.getId())));
    }
    if (query.getIds() != null && query.getIds().length > 0 && query.getIds().length <= MOST_CONDITIONS) {
      filter.append(Filters.anyOf(settings.groups().id(), List.of(query.getIds()).stream().map(names::inDirectory).toList()));
    }
    return filter.append(')').toString();
  }

  private Optional<LdapUserEntity> user(String userId) {
    if (userId == null || !USER_ID.matcher(userId).matches()) {
      return Optional.empty();
    }
    List<LdapUserEntity> users = users("(&" + settings.users().filter() + Filters.equal(settings.users().id(), userId) + ")").stream()
        .filter(user -> userId.equals(user.getId())).toList();
    // Two entries with one id: nobody knows who it is.
    return users.size() == 1 ? Optional.of(users.get(0)) : Optional.empty();
  }

  private List<LdapUserEntity> users(String filter) {
    List<LdapUserEntity> users = new ArrayList<>();
    searchUsers(usersBase(), SUBTREE_SCOPE, filter, users);
    return users;
  }

  private void searchUsers(String base, int scope, String filter, List<LdapUserEntity> users) {
    DirectorySettings.Users names = settings.users();
    client.search(base, scope, filter, entry -> {
      LdapUserEntity user = new LdapUserEntity();
      user.setDn(entry.getNameInNamespace());
      user.setId(value(entry, names.id()));
      user.setFirstName(value(entry, names.firstName()));
      user.setLastName(value(entry, names.lastName()));
      user.setEmail(value(entry, names.email()));
      if (user.getId() != null && USER_ID.matcher(user.getId()).matches()) {
        users.add(user);
      }
    }, names.id(), names.firstName(), names.lastName(), names.email());
  }

  private List<LdapGroupEntity> groups(String filter) {
    List<LdapGroupEntity> groups = new ArrayList<>();
    DirectorySettings.Groups attributes = settings.groups();
    String[] wanted = attributes.type().isEmpty() ? new String[] {attributes.id(), attributes.name()}
        : new String[] {attributes.id(), attributes.name(), attributes.type()};
    client.search(groupsBase(), SUBTREE_SCOPE, filter, entry -> {
      String id = value(entry, attributes.id());
      if (id == null || !GROUP_ID.matcher(names.id(id)).matches()) {
        return;
      }
      LdapGroupEntity group = new LdapGroupEntity();
      group.setDn(entry.getNameInNamespace());
      group.setId(names.id(id));
      group.setName(names.name(group.getId(), value(entry, attributes.name())));
      group.setType(names.type(group.getId(), attributes.type().isEmpty() ? null : value(entry, attributes.type())));
      groups.add(group);
    }, wanted);
    return groups;
  }

  /** The groups somebody is in, and those these are in. */
  private Collection<LdapGroupEntity> groupsOf(String userId) {
    Map<String, LdapGroupEntity> found = new LinkedHashMap<>();
    List<String> members = user(userId).map(user -> List.of(user.getDn())).orElse(List.of());
    for (int depth = 0; depth < (settings.groups().nested() ? DEEPEST : 1) && !members.isEmpty(); depth++) {
      List<String> next = new ArrayList<>();
      for (int from = 0; from < members.size(); from += MOST_CONDITIONS) {
        List<String> part = members.subList(from, Math.min(members.size(), from + MOST_CONDITIONS));
        groups("(&" + settings.groups().filter() + Filters.anyOf(settings.groups().member(), part) + ")").forEach(group -> {
          if (found.putIfAbsent(group.getDn(), group) == null) {
            next.add(group.getDn());
          }
        });
      }
      members = next;
    }
    return found.values();
  }

  /** The people in a group, and in groups that are in it; nobody for an unknown one. */
  private Collection<LdapUserEntity> membersOf(String groupId, String filter) {
    Map<LdapName, List<String>> members = new HashMap<>();
    Set<LdapName> open = new HashSet<>();
    DirectorySettings.Groups attributes = settings.groups();
    String wanted = attributes.nested() ? attributes.filter()
        : "(&" + attributes.filter() + Filters.equal(attributes.id(), names.inDirectory(groupId)) + ")";
    client.search(groupsBase(), SUBTREE_SCOPE, wanted, entry -> dn(entry.getNameInNamespace()).ifPresent(dn -> {
      members.put(dn, values(entry, attributes.member()));
      String id = value(entry, attributes.id());
      if (id != null && groupId.equals(names.id(id))) {
        open.add(dn);
      }
    }), attributes.id(), attributes.member());
    Set<LdapName> seen = new HashSet<>();
    Set<LdapName> people = new HashSet<>();
    while (!open.isEmpty()) {
      LdapName group = open.iterator().next();
      open.remove(group);
      seen.add(group);
      for (String member : members.get(group)) {
        dn(member).ifPresent(dn -> {
          if (!members.containsKey(dn)) {
            people.add(dn);
          } else if (attributes.nested() && !seen.contains(dn)) {
            open.add(dn);
          }
        });
      }
    }
    return users(people, filter);
  }

  private List<LdapUserEntity> users(Set<LdapName> people, String filter) {
    if (people.size() > FEW) {
      return users(filter).stream().filter(user -> dn(user.getDn()).filter(people::contains).isPresent()).toList();
    }
    List<LdapUserEntity> users = new ArrayList<>();
    Optional<LdapName> base = dn(usersBase());
    people.stream().filter(dn -> base.isPresent() && dn.startsWith(base.get()))
        .forEach(dn -> searchUsers(dn.toString(), OBJECT_SCOPE, filter, users));
    return users;
  }

  private boolean mayRead(Resource resource, String id) {
    if (!Context.getCommandContext().isAuthorizationCheckEnabled()) {
      // The rules look things up for whoever is at work: the manager below would still ask for his rights.
      return true;
    }
    boolean self = resource == Resources.USER && id.equals(Context.getCommandContext().getAuthenticatedUserId());
    return self || Context.getCommandContext().getAuthorizationManager().isAuthorized(Permissions.READ, resource, id);
  }

  private String usersBase() {
    return below(settings.users().searchBase());
  }

  private String groupsBase() {
    return below(settings.groups().searchBase());
  }

  private String below(String searchBase) {
    return searchBase.isBlank() ? settings.baseDn() : searchBase.strip() + "," + settings.baseDn();
  }

  private static void equal(StringBuilder filter, String attribute, String value) {
    if (value != null) {
      filter.append(Filters.equal(attribute, value));
    }
  }

  private static void like(StringBuilder filter, String attribute, String pattern) {
    if (pattern != null) {
      filter.append(Filters.like(attribute, pattern));
    }
  }

  private static String[] distinct(String[] values) {
    return List.of(values).stream().distinct().toArray(String[]::new);
  }

  private static Optional<LdapName> dn(String text) {
    try {
      return Optional.of(new LdapName(text));
    } catch (InvalidNameException e) {
      return Optional.empty();
    }
  }

  private static String value(SearchResult entry, String attribute) {
    List<String> values = values(entry, attribute);
    return values.isEmpty() ? null : values.get(0);
  }

  private static List<String> values(SearchResult entry, String name) {
    List<String> values = new ArrayList<>();
    try {
      Attribute attribute = entry.getAttributes().get(name);
      if (attribute != null) {
        NamingEnumeration<?> all = attribute.getAll();
        while (all.hasMore()) {
          if (all.next() instanceof String value) {
            values.add(value);
          }
        }
      }
      return values;
    } catch (NamingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> List<T> page(List<T> all, AbstractQuery<?, ?> query, Map<String, Function<T, String>> orders) {
    List<T> sorted = new ArrayList<>(all);
    Comparator<T> comparator = null;
    for (QueryOrderingProperty order : query.getOrderingProperties()) {
      Function<T, String> property = orders.get(order.getQueryProperty().getName());
      if (property != null) {
        Comparator<T> next = Comparator.comparing(item -> Optional.ofNullable(property.apply(item)).orElse("").toLowerCase(Locale.ROOT));
        next = Direction.DESCENDING.equals(order.getDirection()) ? next.reversed() : next;
        comparator = comparator == null ? next : comparator.thenComparing(next);
      }
    }
    if (comparator != null) {
      sorted.sort(comparator);
    }
    int from = Math.min(sorted.size(), Math.max(0, query.getFirstResult()));
    int to = (int) Math.min(sorted.size(), (long) from + query.getMaxResults());
    return sorted.subList(from, to);
  }
}
