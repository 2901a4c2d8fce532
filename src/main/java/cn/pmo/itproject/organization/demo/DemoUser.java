package cn.pmo.itproject.organization.demo;

import java.util.List;

/** A person of the demo with the groups (roles, departments) he or she is a member of. */
record DemoUser(String id, String familyName, String givenName, List<String> groups) {
}
