package cn.pmo.itproject.organization;

import java.text.Collator;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/**
 * Finds the people of the organisation, whatever the current user may look up in Admin. Users are read at once, however many there are;
 * groups only of those who are found.
 */
@Component
public class People {

  private final Directory directory;

  People(Directory directory) {
    this.directory = directory;
  }

  /**
   * People by name, at most {@code limit}.
   *
   * @param text part of the id or the name, in capitals or small letters; everybody when it is blank
   */
  public List<Person> search(String text, int limit) {
    String part = text.strip().toLowerCase(Locale.ROOT);
    return persons(directory.users().stream().filter(user -> user.getId().toLowerCase(Locale.ROOT).contains(part)
        || DisplayNames.of(user).toLowerCase(Locale.ROOT).contains(part)), limit);
  }

  /** The members of any of the groups, each once, by name. */
  public List<Person> membersOf(Collection<String> groups) {
    return persons(groups.stream().flatMap(group -> directory.membersOf(group).stream()), Integer.MAX_VALUE);
  }

  /** The user with this id; empty for an unknown one. */
  public Optional<Person> find(String id) {
    return directory.user(id).map(this::person);
  }

  /** The mail addresses of those of the users who exist, by id; empty where somebody has none. */
  public Map<String, Optional<String>> emails(Collection<String> ids) {
    return directory.users(ids).stream().collect(Collectors.toMap(User::getId,
        user -> Optional.ofNullable(user.getEmail()).map(String::strip).filter(email -> !email.isEmpty())));
  }

  private List<Person> persons(Stream<User> users, int limit) {
    Collator collator = Collator.getInstance(Locale.SIMPLIFIED_CHINESE);
    Comparator<User> byName = Comparator.comparing(DisplayNames::of, collator);
    Set<String> seen = new HashSet<>();
    return users.sorted(byName.thenComparing(User::getId)).filter(user -> seen.add(user.getId())).limit(limit).map(this::person).toList();
  }

  private Person person(User user) {
    List<Group> groups = directory.groupsOf(user.getId());
    return new Person(user.getId(), DisplayNames.of(user), names(groups, Departments.GROUP_TYPE), names(groups, Roles.GROUP_TYPE));
  }

  private static List<String> names(List<Group> groups, String type) {
    return groups.stream().filter(group -> type.equals(group.getType())).map(DisplayNames::of)
        .sorted(Collator.getInstance(Locale.SIMPLIFIED_CHINESE)).toList();
  }
}
