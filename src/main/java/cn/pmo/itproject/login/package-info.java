/**
 * How people prove who they are: passwords of the engine's own users and how they are kept, waits after failed logins, and what users may
 * change about themselves. Works inside the engine, so that it holds for every client.
 */
package cn.pmo.itproject.login;
