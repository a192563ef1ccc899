package io.kennung.local.signin.oauth;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;

/** What a request says, in its address or, if it is a POST, in its form. Each thing once. */
public final class Parameters {

  private final MultiMap values;

  private Parameters(MultiMap values) {
    this.values = values;
  }

  /**
   * Reads them.
   *
   * @throws Refusal when they cannot be read
   */
  public static Parameters of(HttpServerRequest request) {
    if (request.method().equals(HttpMethod.POST)) {
      return new Parameters(request.formAttributes());
    }
    try {
      return new Parameters(request.params());
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("the address cannot be read");
    }
  }

  /**
   * What is said under this name; nothing if it is empty, as RFC 6749, 3.1 asks.
   *
   * @throws Refusal when it is said twice: two readers might take different ones
   */
  public Optional<String> find(String name) {
    List<String> all = values.getAll(name);
    if (all.size() > 1) {
      throw Refusal.invalid("%s is there more than once".formatted(name));
    }
    return all.stream().filter(each -> !each.isEmpty()).findFirst();
  }

  /**
   * What must be there.
   *
   * @throws Refusal when it is not, or twice
   */
  public String get(String name) {
    return find(name).orElseThrow(() -> Refusal.invalid("%s is missing".formatted(name)));
  }
}
