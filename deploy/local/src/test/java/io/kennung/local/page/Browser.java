package io.kennung.local.page;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Asks a site for this and that. */
public final class Browser implements AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI site;

  public Browser(URI site) {
    this.site = site;
  }

  public HttpResponse<String> get(String path) throws Exception {
    return send("GET", path);
  }

  public HttpResponse<String> delete(String path) throws Exception {
    return send("DELETE", path);
  }

  @Override
  public void close() {
    client.close();
  }

  private HttpResponse<String> send(String method, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(site.resolve(path)).method(method, BodyPublishers.noBody()).build();
    return client.send(request, BodyHandlers.ofString());
  }
}
