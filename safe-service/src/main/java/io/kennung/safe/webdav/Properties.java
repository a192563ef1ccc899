package io.kennung.safe.webdav;

import java.util.OptionalInt;

/** The answer to {@code PROPFIND}: of what was asked for itself, and of nothing in it. */
final class Properties {

  /** Multi-Status. */
  static final int STATUS = 207;

  private static final String RESPONSE =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <D:multistatus xmlns:D="DAV:"><D:response><D:href>%s</D:href><D:propstat><D:prop>%s</D:prop>\
      <D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response></D:multistatus>
      """;

  private Properties() {}

  /**
   * @param path as it was asked for, free of what XML would have to escape
   */
  static String ofFolder(String path) {
    return RESPONSE.formatted(path, "<D:resourcetype><D:collection/></D:resourcetype>");
  }

  /**
   * @param path as it was asked for, free of what XML would have to escape
   * @param length in bytes; empty where it is not told
   */
  static String ofFile(String path, OptionalInt length) {
    String told =
        length.isPresent()
            ? "<D:getcontentlength>%d</D:getcontentlength>".formatted(length.getAsInt())
            : "";
    return RESPONSE.formatted(path, "<D:resourcetype/>" + told);
  }
}
