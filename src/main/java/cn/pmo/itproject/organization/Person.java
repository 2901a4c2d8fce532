package cn.pmo.itproject.organization;

import java.util.List;

/**
 * A user as people know him.
 *
 * @param id login name
 * @param name as it is written in Chinese (张伟); the id when the user has no name
 * @param departments names of the departments and units, sorted
 * @param roles names of the roles, sorted
 */
public record Person(String id, String name, List<String> departments, List<String> roles) {
}
