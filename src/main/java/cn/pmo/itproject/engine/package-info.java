/** What several capabilities need of the engine and its database, and knows none of them. */
package cn.pmo.itproject.engine;
