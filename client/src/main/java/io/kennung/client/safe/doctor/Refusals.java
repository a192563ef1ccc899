package io.kennung.client.safe.doctor;

import io.kennung.client.safe.Reply;

/** What a status that refuses an upload mostly comes from, and what mends it: one sentence. */
final class Refusals {

  private Refusals() {}

  static String ofUpload(Reply reply, boolean isSignedIn) {
    int status = reply.status();
    return switch (status) {
      case 401 ->
          isSignedIn
              ? "reading is allowed but writing is not (status 401); give this user the right to"
                  + " write"
              : "the folder backups wants a user name and a password; put user:password@ in front"
                  + " of the host";
      case 403 ->
          "writing is forbidden (status 403); allow PUT, and let the server's own user write to the"
              + " folder backups";
      case 404, 409 ->
          "there is no folder named backups (status %d); make one beside the file config"
              .formatted(status);
      case 405, 501 ->
          "PUT is not known here (status %d); make a folder backups and switch WebDAV on for it"
              .formatted(status);
      case 413 ->
          "even a small backup is too large (status 413); raise the server's limit for uploads";
      case 429 -> "the server counts too many requests (status 429); try again later";
      case 500 ->
          "writing fails inside the server (status 500); make a folder backups beside the file"
              + " config, let the server's own user write to it, and look into its error log";
      case 502, 503, 504 ->
          "the server is not available at the moment (status %d); try again later"
              .formatted(status);
      case 507 -> "the server has no space left (status 507); make room or raise the quota";
      default ->
          reply.isRedirect()
              ? "uploads are sent to another address (status %d); give the final one"
                  .formatted(status)
              : "an upload is answered with status %d; look into the server's error log"
                  .formatted(status);
    };
  }
}
