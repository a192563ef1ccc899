package io.kennung.verification.senders.twilio;

import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.CallCreator;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.security.RequestValidator;
import com.twilio.twiml.TwiMLException;
import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Pause;
import com.twilio.twiml.voice.Say;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Twiml;
import io.kennung.pages.Language;
import io.kennung.verification.SafeUrl;
import io.kennung.verification.senders.Channel;
import io.kennung.verification.senders.CodeMessage;
import io.kennung.verification.senders.CodeSender;
import io.kennung.verification.senders.SendFailure;
import io.kennung.verification.senders.SendFailure.Reason;
import io.kennung.verification.senders.http.BoundedHttp;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One account at Twilio. */
final class TwilioSender implements CodeSender, AutoCloseable {

  /** Between picking up and listening. */
  private static final int PAUSE_SECONDS = 1;

  private static final int MAX_SID = 64;

  private final String name;
  private final TwilioConfig.Account config;
  private final URI hook;
  private final TwilioHttp http;
  private final TwilioRestClient client;
  private final RequestValidator validator;

  /**
   * @param hook where Twilio reports what became of a message
   * @throws IllegalStateException when the configuration makes no sense
   */
  TwilioSender(String name, TwilioConfig.Account config, URI hook) {
    String key = "directory.senders.twilio." + name;
    if (!config.timeout().isPositive()) {
      throw new IllegalStateException(key + ".timeout must be positive");
    }
    if (config.from().isPresent() && config.messagingService().isPresent()) {
      throw new IllegalStateException(key + ": set 'from' or 'messaging-service', not both");
    }
    this.name = name;
    this.config = config;
    this.hook = hook;
    if (channels().isEmpty()) {
      throw new IllegalStateException(
          key + " needs 'from' or 'messaging-service' for SMS, or 'calls-from' for calls");
    }
    this.http =
        new TwilioHttp(
            SafeUrl.base(key + ".base-url", config.baseUrl()), new BoundedHttp(config.timeout()));
    this.client =
        new TwilioRestClient.Builder(config.account(), config.authToken()).httpClient(http).build();
    this.validator = new RequestValidator(config.authToken());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Channel> channels() {
    Set<Channel> channels = EnumSet.noneOf(Channel.class);
    if (config.from().isPresent() || config.messagingService().isPresent()) {
      channels.add(Channel.SMS);
    }
    if (config.callsFrom().isPresent()) {
      channels.add(Channel.CALL);
    }
    return channels;
  }

  @Override
  public Optional<String> send(CodeMessage message) throws SendFailure {
    try {
      String sid =
          switch (message.channel()) {
            case SMS -> write(message);
            case CALL -> call(message);
          };
      if (sid == null || sid.isEmpty() || sid.length() > MAX_SID) {
        throw new SendFailure(Reason.PROVIDER);
      }
      return Optional.of(sid);
    } catch (TwilioHttp.Failed e) {
      throw e.failure();
    } catch (TwilioException nonsense) {
      // Its text repeats the answer.
      throw new SendFailure(Reason.PROVIDER);
    }
  }

  /** Whether Twilio has signed this report with this account's token. */
  boolean hasSigned(Map<String, String> report, @Nullable String signature) {
    return signature != null && validator.validate(hook.toString(), report, signature);
  }

  @Override
  public void close() {
    http.close();
  }

  private @Nullable String write(CodeMessage message) throws SendFailure {
    PhoneNumber to = new PhoneNumber(message.to());
    String service = config.messagingService().orElse(null);
    MessageCreator creator =
        service != null
            ? new MessageCreator(to, service, message.text())
            : new MessageCreator(to, sender(config.from()), message.text());
    Message taken = creator.setStatusCallback(hook).create(client);
    // The SDK makes null of "null".
    return taken == null ? null : taken.getSid();
  }

  private @Nullable String call(CodeMessage message) throws SendFailure {
    PhoneNumber to = new PhoneNumber(message.to());
    Call taken =
        new CallCreator(to, sender(config.callsFrom()), new Twiml(spoken(message)))
            .setStatusCallback(hook)
            .create(client);
    return taken == null ? null : taken.getSid();
  }

  private static PhoneNumber sender(Optional<String> configured) throws SendFailure {
    return new PhoneNumber(configured.orElseThrow(() -> new SendFailure(Reason.NONE)));
  }

  private static String spoken(CodeMessage message) {
    try {
      return new VoiceResponse.Builder()
          .pause(new Pause.Builder().length(PAUSE_SECONDS).build())
          .say(new Say.Builder(message.text()).language(voice(message.language())).build())
          .build()
          .toXml();
    } catch (TwiMLException e) {
      throw new IllegalStateException("every text can be written as XML", null);
    }
  }

  private static Say.Language voice(Language language) {
    return switch (language) {
      case ENGLISH -> Say.Language.EN_US;
      case GERMAN -> Say.Language.DE_DE;
      case FRENCH -> Say.Language.FR_FR;
      case ITALIAN -> Say.Language.IT_IT;
      case SPANISH -> Say.Language.ES_ES;
    };
  }
}
