/**
 * The organisation's directory (LDAP) as the source of users and groups, by Camunda's plugin for it. What the plugin leaves open is closed
 * here: names go into filters escaped, ids are told apart to the letter, groups within groups count, a directory that is away or slow is told
 * from a wrong password.
 */
package cn.pmo.itproject.directory;
