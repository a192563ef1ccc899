package io.kennung.local.signin;

import io.kennung.local.page.Page;
import io.kennung.local.page.Site;
import io.kennung.local.signin.oauth.AuthorizationRequest;
import io.kennung.local.signin.oauth.Parameters;
import io.kennung.local.signin.oauth.Refusal;
import io.kennung.local.signin.oauth.ReturnAddress;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;

/**
 * Where a person is chosen. The choice is a POST: what fetches links on its own, such as a browser
 * that guesses the next page, gets no code. Chromium applies {@code form-action} to where a form's
 * answer leads, too, so the policy of the page names the origin of the return address.
 */
final class AuthorizeDoor {

  private final Sessions sessions;

  AuthorizeDoor(Sessions sessions) {
    this.sessions = sessions;
  }

  /** Shows the page, or sends the browser back with a code or an error. */
  void answer(HttpServerRequest request, Matcher path) {
    try {
      Parameters parameters = Parameters.of(request);
      Client.demandKnown(parameters.get("client_id"));
      answer(request, parameters, ReturnAddress.of(parameters, "redirect_uri"));
    } catch (Refusal e) {
      SignInPage.sendRefusal(request, e);
    }
  }

  private void answer(HttpServerRequest request, Parameters parameters, ReturnAddress back) {
    try {
      AuthorizationRequest asked = AuthorizationRequest.of(parameters, back);
      Optional<Person> chosen =
          request.method().equals(HttpMethod.POST)
              ? parameters.find("person").flatMap(Person::named)
              : Optional.empty();
      if (chosen.isPresent()) {
        String code = sessions.begin(asked, chosen.get());
        Site.redirect(request, back.with(Map.of("code", code)));
      } else {
        Site.html(
            request,
            200,
            Page.policyWithForms("'self' " + back.origin()),
            SignInPage.of(parameters));
      }
    } catch (Refusal e) {
      Site.redirect(
          request,
          back.with(new TreeMap<>(Map.of("error", e.error(), "error_description", e.why()))));
    }
  }
}
