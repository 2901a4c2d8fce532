/** What has happened in a project: its course step by step, and all its documents with who approved them. */
package cn.pmo.itproject.course;
