/** Logins of the web applications, kept in the database: every node knows them, and they outlast each of them. */
package cn.pmo.itproject.session;
