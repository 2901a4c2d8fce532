package cn.pmo.itproject.notification;

/** What a template makes: a subject of one line, and the same as a page and as plain text. */
record Mail(String subject, String html, String text) {
}
