package cn.pmo.itproject.phrase;

/** A sentence somebody often writes in opinions (常用语). */
record Phrase(String id, String text) {
}
