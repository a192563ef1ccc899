package io.kennung.setup.check;

import java.util.List;

/** For each service something that everybody may ask, by the path that the front door knows. */
enum PublicRead {
  /** An identity that cannot be. Where licences are asked for, ours is missing. */
  IDENTITY("/identity/nobody", new Answer(404, "\"success\":false"), new Answer(401, "")),
  /** A link that was never sent: the page that says so. */
  VERIFICATION("/link/email/nobody", new Answer(404, "<html")),
  /** What clients are told about backups. Where only some may, we may not. */
  SAFE("/safe/config", new Answer(200, "maxBackupBytes"), new Answer(401, "")),
  /** The page with the form. */
  REVOCATION("/revoke", new Answer(200, "<form"));

  private final String path;
  private final List<Answer> good;

  PublicRead(String path, Answer... good) {
    this.path = path;
    this.good = List.of(good);
  }

  String path() {
    return path;
  }

  List<Answer> good() {
    return good;
  }
}
