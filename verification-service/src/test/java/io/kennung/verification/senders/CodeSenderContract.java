package io.kennung.verification.senders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kennung.pages.Language;
import io.kennung.verification.senders.DeliveryReports.Fate;
import io.kennung.verification.senders.SendFailure.Reason;
import io.kennung.verification.senders.testing.FakeProvider;
import io.kennung.verification.senders.testing.FakeProvider.Mood;
import io.kennung.verification.senders.testing.FakeProvider.Received;
import io.kennung.verification.senders.testing.LogCapture;
import io.kennung.verification.senders.testing.RecordedReports;
import io.kennung.verification.senders.testing.RecordedReports.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every provider must do, whatever it speaks. */
public abstract class CodeSenderContract {

  protected static final String NUMBER = "+4915112345678";
  protected static final String TEXT =
      "Kennung: 314159 - très {vite} <&> https://id.example.org/l?code=314159&x=[1]~ 1 €";
  protected static final Duration AMPLE = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(500);

  /** What the machine may take on top of a timeout; far less than {@link #AMPLE}. */
  private static final Duration SLACK = Duration.ofSeconds(8);

  protected final RecordedReports reports = new RecordedReports();

  private FakeProvider provider;
  private CodeSender sender;

  /** The one that this test talks to; made when first asked for. */
  protected abstract FakeProvider provider();

  /** Named {@code own}; talks to {@link #provider} and reports to {@link #reports}. */
  protected abstract CodeSender sender(Duration timeout);

  /** The one of this test, with ample time. */
  protected final CodeSender sender() {
    return sender;
  }

  protected abstract void close(CodeSender sender);

  @BeforeEach
  void start() {
    provider = provider();
    sender = sender(AMPLE);
  }

  @AfterEach
  void stop() {
    close(sender);
    provider.close();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aMessageArrivesCompleteAndUnchanged(Language language) throws Exception {
    for (Channel channel : sender.channels()) {
      String reference = sender.send(message(channel, NUMBER, TEXT, language)).orElseThrow();

      Received received = provider.received().getLast();
      assertThat(received.channel()).isEqualTo(channel);
      assertThat(received.to()).isEqualTo(NUMBER);
      assertThat(received.text()).isEqualTo(TEXT);
      assertThat(received.reference()).isEqualTo(reference);
      if (channel == Channel.CALL) {
        assertThat(received.language()).isEqualTo(language.tag());
      }
    }
    assertThat(provider.received()).hasSameSizeAs(sender.channels());
  }

  @Test
  void aLongTextOfAnyScriptArrivesUnchanged() throws Exception {
    for (String script :
        List.of("prêt 123456 ", "готов 123456 ", "bereit {123456} € ", "123🔑456 ")) {
      String text = script.repeat(30).strip();

      sender.send(message(Channel.SMS, NUMBER, text, Language.FRENCH));

      assertThat(provider.received().getLast().text()).isEqualTo(text);
    }
    assertThat(provider.received()).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({
    "NUMBER_AT_FAULT, NUMBER, false",
    "ACCOUNT_REFUSED, REFUSED, true",
    "COUNTRY_REFUSED, REFUSED, false",
    "OUT_OF_ORDER, PROVIDER, true",
    "TOO_BUSY, PROVIDER, true",
    "TALKS_NONSENSE, PROVIDER, true",
    "HANGS_UP, PROVIDER, true"
  })
  void failuresAreToldApart(Mood mood, Reason reason, boolean concernsOthers) {
    provider.feels(mood);

    SendFailure failure = failure(sender, message(Channel.SMS));

    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.concernsOthers()).isEqualTo(concernsOthers);
    assertThat(provider.received()).isEmpty();
  }

  @Test
  void whoHangsIsLeftAfterTheTimeout() throws Exception {
    provider.feels(Mood.HANGS);
    CodeSender hasty = sender(SHORT);
    try {
      long begin = System.nanoTime();
      SendFailure failure = failure(hasty, message(Channel.SMS));

      assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
      assertThat(Duration.ofNanos(System.nanoTime() - begin))
          .isBetween(SHORT.minusMillis(50), SHORT.plus(SLACK));
    } finally {
      close(hasty);
    }
  }

  @Test
  void whoIsInterruptedStopsWaiting() throws Exception {
    provider.feels(Mood.HANGS);
    Thread.currentThread().interrupt();

    SendFailure failure =
        catchThrowableOfType(SendFailure.class, () -> sender.send(message(Channel.SMS)));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure).isNotNull();
  }

  @Test
  void aProviderThatIsBackTakesMessagesAgain() throws Exception {
    for (Mood mood : List.of(Mood.TALKS_NONSENSE, Mood.HANGS_UP, Mood.OUT_OF_ORDER)) {
      provider.feels(mood);
      failure(sender, message(Channel.SMS));
      provider.feels(Mood.TAKES);

      assertThat(sender.send(message(Channel.SMS))).isPresent();
    }
    assertThat(provider.received()).hasSize(3);
  }

  @Test
  void anAnswerThatComesTwiceIsOneMessageAndNotTheAnswerToTheNext() throws Exception {
    provider.feels(Mood.ANSWERS_TWICE);
    String first = sender.send(message(Channel.SMS)).orElseThrow();
    provider.feels(Mood.TAKES);
    String second = sender.send(message(Channel.SMS)).orElseThrow();

    assertThat(provider.received())
        .extracting(Received::reference)
        .containsExactly(first, second)
        .doesNotHaveDuplicates();
  }

  @Test
  void twentyAtOnceAllArrive() throws Exception {
    List<String> numbers = IntStream.range(0, 20).mapToObj(i -> "+49151%08d".formatted(i)).toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<String>> sends =
          numbers.stream()
              .<Callable<String>>map(number ->
                  () ->
                      sender
                          .send(message(Channel.SMS, number, TEXT, Language.GERMAN))
                          .orElseThrow())
              .toList();
      for (Future<String> sent : threads.invokeAll(sends)) {
        assertThat(sent.get()).isNotEmpty();
      }
    }
    assertThat(provider.received())
        .extracting(Received::to)
        .containsExactlyInAnyOrderElementsOf(numbers);
    assertThat(provider.received()).extracting(Received::reference).doesNotHaveDuplicates();
  }

  @Test
  void aFateIsReportedUnderTheReference() throws Exception {
    String arrived = sender.send(message(Channel.SMS)).orElseThrow();
    String lost = sender.send(message(Channel.SMS)).orElseThrow();

    provider.tell(lost, Fate.FAILED);
    provider.tell(arrived, Fate.DELIVERED);

    assertThat(reports.all())
        .containsExactly(
            new Report(sender.name(), lost, Fate.FAILED),
            new Report(sender.name(), arrived, Fate.DELIVERED));
  }

  @Test
  void neitherNumberNorTextIsEverLogged() throws Exception {
    StringBuilder said = new StringBuilder();
    try (LogCapture log = new LogCapture()) {
      for (Mood mood : Mood.values()) {
        provider.feels(mood);
        CodeSender fresh = sender(SHORT);
        try {
          fresh.send(message(Channel.SMS)).ifPresent(this::tellBoth);
        } catch (SendFailure failure) {
          said.append(failure).append(failure.getCause());
        } finally {
          close(fresh);
        }
      }
      said.append(log.text());
    }
    assertThat(said.append(message(Channel.SMS)).toString())
        .doesNotContain(NUMBER.substring(1))
        .doesNotContain(hex(NUMBER.substring(1)))
        .doesNotContain("314159")
        .doesNotContain(hex("314159"))
        .doesNotContain("très");
  }

  private void tellBoth(String reference) {
    try {
      provider.tell(reference, Fate.DELIVERED);
      provider.tell(reference, Fate.FAILED);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  protected static SendFailure failure(CodeSender sender, CodeMessage message) {
    SendFailure failure = catchThrowableOfType(SendFailure.class, () -> sender.send(message));
    assertThat(failure).as("sending fails").isNotNull();
    return failure;
  }

  protected static CodeMessage message(Channel channel) {
    return message(channel, NUMBER, TEXT, Language.GERMAN);
  }

  protected static CodeMessage message(Channel channel, String to, String text, Language language) {
    return new CodeMessage(
        "reference-1", channel, to, text, language, Instant.parse("2026-11-21T10:00:00Z"));
  }

  private static String hex(String text) {
    StringBuilder hex = new StringBuilder();
    text.chars().forEach(character -> hex.append("%02x".formatted(character)));
    return hex.toString();
  }
}
