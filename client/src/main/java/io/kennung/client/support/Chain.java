package io.kennung.client.support;

/** A record of what staff have looked at and done: each service with doors for them keeps one. */
public enum Chain {
  /** Of looks at identities, and of what was done about them. */
  IDENTITIES("identity-service", "support/audit"),
  /** Of searches by address. */
  SEARCHES("verification-service", "support/search/audit");

  private final String service;
  private final String path;

  Chain(String service, String path) {
    this.service = service;
    this.path = path;
  }

  /** Whose record it is; its entries fit into no other one. */
  public String service() {
    return service;
  }

  String path() {
    return path;
  }
}
