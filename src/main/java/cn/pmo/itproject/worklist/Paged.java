package cn.pmo.itproject.worklist;

import java.util.List;

/** One page of a list, newest first; pages count from 0. */
record Paged<T>(List<T> items, int page, int size, long total) {
}
