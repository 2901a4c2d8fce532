/** What the package asks of the database server, and the engine's tables in it as the package needs them. */
package cn.pmo.itproject.database;
