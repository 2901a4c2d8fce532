package cn.pmo.itproject.organization;

import cn.pmo.itproject.rule.RuleViolationException;
import java.text.Collator;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What forms need to know about the organisation. Any user who is logged in may ask. */
@RestController
@RequestMapping("/api/organization")
class OrganizationController {

  private static final int MAX_PEOPLE = 100;

  private final Directory directory;
  private final CurrentUser currentUser;
  private final People people;

  OrganizationController(Directory directory, CurrentUser currentUser, People people) {
    this.directory = directory;
    this.currentUser = currentUser;
    this.people = people;
  }

  /** All departments and units, as options of a select, by name. */
  @GetMapping("/departments")
  List<Option> departments() {
    return options(directory.groupsOfType(Departments.GROUP_TYPE), Departments.GROUP_TYPE);
  }

  /** The user who is logged in, with departments and roles. */
  @GetMapping("/me")
  Me me() {
    String id = currentUser.requireId();
    List<Group> groups = directory.groupsOf(id);
    return new Me(id, currentUser.displayName(id), options(groups, Departments.GROUP_TYPE), options(groups, Roles.GROUP_TYPE));
  }

  /** People whose id or name contains {@code q}, by name: to name a colleague in a form. */
  @GetMapping("/people")
  List<Person> people(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "20") int limit) {
    if (limit < 1 || limit > MAX_PEOPLE) {
      throw new RuleViolationException("limit", "人数 limit=" + limit + " 无效，应为 1 至 " + MAX_PEOPLE);
    }
    return people.search(q, limit);
  }

  private static List<Option> options(Collection<Group> groups, String type) {
    Collator collator = Collator.getInstance(Locale.SIMPLIFIED_CHINESE);
    return groups.stream()
        .filter(group -> type.equals(group.getType()))
        .map(group -> new Option(group.getId(), DisplayNames.of(group)))
        .sorted(Comparator.comparing(Option::label, collator).thenComparing(Option::value))
        .toList();
  }

  /** A group as an option: its id and its name. */
  record Option(String value, String label) {
  }

  record Me(String id, String name, List<Option> departments, List<Option> roles) {
  }
}
