package io.kennung.local.signin;

import static io.kennung.local.page.Page.escaped;

import io.kennung.local.page.Page;
import io.kennung.local.page.Site;
import io.kennung.local.signin.oauth.Parameters;
import io.kennung.local.signin.oauth.Refusal;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person sees of signing in. */
final class SignInPage {

  /** The request goes with the choice: nothing is kept of it before. */
  private static final List<String> REQUEST =
      List.of(
          "client_id",
          "redirect_uri",
          "response_type",
          "scope",
          "state",
          "nonce",
          "code_challenge",
          "code_challenge_method");

  private SignInPage() {}

  static String of(Parameters request) {
    String kept =
        REQUEST.stream()
            .flatMap(name -> request.find(name).map(value -> hidden(name, value)).stream())
            .collect(Collectors.joining());
    String people =
        Stream.of(Person.values()).map(SignInPage::button).collect(Collectors.joining());
    return Page.of(
        "Sign in to Kennung",
        """
        <header><h1>Sign in to Kennung</h1><p class="faint">For development only: whoever asks is let in.</p></header>
        <form method="post" action="/authorize">
        %s<ul class="sheet" aria-label="People">
        %s</ul>
        </form>
        """
            .formatted(kept, people));
  }

  /** For a request that must not be answered elsewhere. */
  static void sendRefusal(HttpServerRequest request, Refusal refusal) {
    sendNote(request, 400, "This cannot be answered", refusal.error() + ": " + refusal.why());
  }

  /** A page that says one thing. */
  static void sendNote(HttpServerRequest request, int status, String title, String text) {
    Site.html(
        request,
        status,
        Page.POLICY,
        Page.of(
            title,
            "<header><h1>%s</h1></header>\n<p>%s</p>\n".formatted(escaped(title), escaped(text))));
  }

  private static String hidden(String name, String value) {
    return "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n".formatted(name, escaped(value));
  }

  private static String button(Person person) {
    return """
    <li><button name="person" value="%s"><span class="what">%s</span><span class="who">%s</span></button></li>
    """
        .formatted(person.login(), person.fullName(), String.join(", ", person.roles()));
  }
}
