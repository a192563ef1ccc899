package io.kennung.client.safe.servers;

import io.kennung.client.safe.Calls;
import io.kennung.client.safe.Certificates;
import io.kennung.client.safe.SafeAddress;
import io.kennung.client.safe.SafeServer;
import io.kennung.client.safe.doctor.Diagnosis;
import io.kennung.client.safe.doctor.Doctor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** The folder of backups that the page describes, its password, and the servers that open it. */
final class Site {

  private final Path folder;
  private final Certificates certificates;
  private final Path root;
  private final int port;

  Site(Path folder, Certificates certificates) throws IOException, GeneralSecurityException {
    this.folder = folder;
    this.certificates = certificates;
    port = WebServer.freePort();
    root = Files.createDirectory(folder.resolve("root"));
    Path backups = Files.createDirectory(root.resolve("backups"));
    Path config = Files.writeString(root.resolve("config"), Page.block("json config"));
    Path passwords =
        Files.writeString(folder.resolve("htpasswd"), "anna:{SHA}" + sha1("geheim") + "\n");
    Files.writeString(folder.resolve("chain.pem"), certificates.chain("here"));
    Files.writeString(folder.resolve("key.pem"), certificates.key("here"));
    for (Path path : List.of(folder, root, backups, config, passwords)) {
      WebServer.openToAll(path);
    }
  }

  Path backups() {
    return root.resolve("backups");
  }

  Path passwords() {
    return folder.resolve("htpasswd");
  }

  /** What is in the folder backups. */
  List<Path> left() throws IOException {
    try (var files = Files.list(root.resolve("backups"))) {
      return files.toList();
    }
  }

  WebServer startApache(String site) throws IOException {
    String program = WebServer.required("apache2", "apache2-bin");
    StringBuilder main =
        new StringBuilder("ServerRoot %s\nPidFile %s/pid\n".formatted(folder, folder));
    for (String module :
        List.of(
            "mpm_event",
            "authz_core",
            "authz_user",
            "authn_core",
            "authn_file",
            "auth_basic",
            "auth_digest",
            "allowmethods",
            "dav",
            "dav_fs",
            "socache_shmcb",
            "ssl")) {
      main.append(
          "LoadModule %s_module /usr/lib/apache2/modules/mod_%s.so\n".formatted(module, module));
    }
    main.append(
        "Listen 127.0.0.1:%d\nServerName 127.0.0.1\nErrorLog %s/error.log\n"
            .formatted(port, folder));
    if (WebServer.isRoot()) {
      main.append("User www-data\nGroup www-data\n");
    }
    Files.writeString(
        folder.resolve("site.conf"), adapted(site).replace("*:443", "127.0.0.1:" + port));
    main.append("Include site.conf\n");
    Path file = Files.writeString(folder.resolve("main.conf"), main);
    return start(List.of(program, "-f", file.toString(), "-D", "FOREGROUND"));
  }

  WebServer startNginx(String block) throws IOException {
    String program = WebServer.required("nginx", "nginx");
    String site = adapted(block).replace("listen 443", "listen 127.0.0.1:" + port);
    String temporary =
        """
        client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/fcgi;
        uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi; access_log off;
        """
            .formatted(folder);
    Path file =
        Files.writeString(
            folder.resolve("main.conf"),
            "%spid %s/pid; error_log stderr; daemon off; events {}\nhttp {\n%s%s}\n"
                .formatted(WebServer.isRoot() ? "user www-data;\n" : "", folder, temporary, site));
    return start(List.of(program, "-c", file.toString(), "-e", "stderr"));
  }

  WebServer startRclone() throws IOException {
    String program = WebServer.required("rclone", "rclone");
    String command =
        adapted(Page.block("sh rclone")).strip().replace("--addr :443", "--addr 127.0.0.1:" + port);
    return start(List.of(command.replaceFirst("^rclone ", program + " ").split(" ")));
  }

  /** Addresses, folders and certificates are exchanged, nothing else. */
  private String adapted(String text) {
    return text.replace(
            "/etc/letsencrypt/live/safe.example.org/fullchain.pem", folder + "/chain.pem")
        .replace("/etc/letsencrypt/live/safe.example.org/privkey.pem", folder + "/key.pem")
        .replace("/etc/kennung-safe.htpasswd", folder + "/htpasswd")
        .replace("/var/lib/apache2/kennung-safe-locks", folder + "/locks")
        .replace("/srv/kennung-safe", root.toString());
  }

  WebServer start(List<String> command) throws IOException {
    return WebServer.start(folder, port, command);
  }

  private String address(String userInfo) {
    return "https://%s@127.0.0.1:%d/".formatted(userInfo, port);
  }

  SafeServer server(String userInfo) {
    return new SafeServer(new Calls(SafeAddress.of(address(userInfo)), certificates.trust()));
  }

  Diagnosis examine(String userInfo) {
    return new Doctor(address -> new Calls(address, certificates.trust()), new SecureRandom())
        .examine(SafeAddress.of(address(userInfo)));
  }

  private static String sha1(String password) throws GeneralSecurityException {
    return Base64.getEncoder()
        .encodeToString(
            MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8)));
  }
}
