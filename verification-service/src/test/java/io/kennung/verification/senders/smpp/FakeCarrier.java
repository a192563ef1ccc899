package io.kennung.verification.senders.smpp;

import static org.jsmpp.SMPPConstant.STAT_ESME_RINVDSTADR;
import static org.jsmpp.SMPPConstant.STAT_ESME_RINVPASWD;
import static org.jsmpp.SMPPConstant.STAT_ESME_RSUBMITFAIL;
import static org.jsmpp.SMPPConstant.STAT_ESME_RSYSERR;
import static org.jsmpp.SMPPConstant.STAT_ESME_RTHROTTLED;

import io.kennung.verification.senders.Channel;
import io.kennung.verification.senders.DeliveryReports.Fate;
import io.kennung.verification.senders.testing.FakeProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.EnquireLink;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jsmpp.util.MessageId;

/** A message centre. */
final class FakeCarrier implements FakeProvider {

  static final String SYSTEM_ID = "kennung";
  static final String PASSWORD = "s3cret";

  private final ServerSocket socket;
  private final Map<Session, Connection> connections = new ConcurrentHashMap<>();
  private final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();
  private final List<SubmitSm> submitted = new CopyOnWriteArrayList<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final Assembly assembly = new Assembly();
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicInteger enquiries = new AtomicInteger();
  private final AtomicInteger inside = new AtomicInteger();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Mood mood = Mood.TAKES;

  FakeCarrier() {
    this(plainSocket());
  }

  FakeCarrier(ServerSocket socket) {
    this.socket = socket;
    Thread.startVirtualThread(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Each submission as it came, in order. */
  List<SubmitSm> submitted() {
    return submitted;
  }

  /** All sessions there have been. */
  List<SMPPServerSession> sessions() {
    return sessions;
  }

  /** How often we were asked whether we are still there. */
  int enquiries() {
    return enquiries.get();
  }

  /** How many submissions are in work. */
  int inside() {
    return inside.get();
  }

  @Override
  public void feels(Mood mood) {
    this.mood = mood;
  }

  @Override
  public List<Received> received() {
    return received;
  }

  @Override
  public void tell(String reference, Fate fate) throws Exception {
    tell(
        "id:%s sub:001 dlvrd:001 submit date:2611210955 done date:2611210956 stat:%s err:000 text:"
            .formatted(reference, fate == Fate.DELIVERED ? "DELIVRD" : "UNDELIV"));
  }

  /** Brings a receipt, and throws when it is not taken. */
  void tell(String receipt, OptionalParameter... parameters) throws Exception {
    bring(0x04, receipt, parameters);
  }

  /** Brings whatever this class of messages is. */
  void bring(int esmClass, String text, OptionalParameter... parameters) throws Exception {
    sessions
        .getLast()
        .deliverShortMessage(
            "",
            TypeOfNumber.INTERNATIONAL,
            NumberingPlanIndicator.ISDN,
            "4915112345678",
            TypeOfNumber.ALPHANUMERIC,
            NumberingPlanIndicator.UNKNOWN,
            "Kennung",
            new ESMClass(esmClass),
            (byte) 0,
            (byte) 0,
            new RegisteredDelivery(),
            GeneralDataCoding.DEFAULT,
            text.getBytes(StandardCharsets.ISO_8859_1),
            parameters);
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      socket.close();
      for (Connection connection : connections.values()) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ServerSocket plainSocket() {
    try {
      return new ServerSocket(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Connection connection = new SocketConnection(socket.accept());
        SMPPServerSession session =
            new SMPPServerSession(connection, null, new Receiver(), null, 3, 100);
        session.setTransactionTimer(30_000);
        connections.put(session, connection);
        Thread.startVirtualThread(() -> bind(session));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void bind(SMPPServerSession session) {
    try {
      BindRequest request = session.waitForBind(30_000);
      boolean known =
          request.getSystemId().equals(SYSTEM_ID) && request.getPassword().equals(PASSWORD);
      if (known && mood != Mood.ACCOUNT_REFUSED) {
        sessions.add(session);
        request.accept("carrier");
      } else {
        request.reject(STAT_ESME_RINVPASWD);
      }
    } catch (Exception e) {
      session.close();
    }
  }

  private SubmitSmResult take(SubmitSm submit, SMPPServerSession session)
      throws ProcessRequestException, IOException {
    // Once: the test may have changed it when an answer without success is out.
    Mood now = mood;
    switch (now) {
      case TAKES -> {}
      case ANSWERS_TWICE -> {
        String id = record(submit);
        answer(session, submit, id);
        return result(id);
      }
      case NUMBER_AT_FAULT -> throw new ProcessRequestException("no", STAT_ESME_RINVDSTADR);
      case COUNTRY_REFUSED -> throw new ProcessRequestException("no", STAT_ESME_RSUBMITFAIL);
      case OUT_OF_ORDER -> throw new ProcessRequestException("no", STAT_ESME_RSYSERR);
      case TOO_BUSY -> throw new ProcessRequestException("no", STAT_ESME_RTHROTTLED);
      case TALKS_NONSENSE ->
          write(session, "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      case HANGS_UP -> connections.get(session).close();
      case HANGS -> awaitTheEnd();
      default -> throw new AssertionError(now);
    }
    return result(now == Mood.TAKES ? record(submit) : "none");
  }

  private static SubmitSmResult result(String id) {
    try {
      return new SubmitSmResult(new MessageId(id), new OptionalParameter[0]);
    } catch (PDUStringException e) {
      throw new AssertionError(e);
    }
  }

  /** To be read by the client as the answer to this submission. */
  private void answer(SMPPServerSession session, SubmitSm submit, String id) throws IOException {
    OutputStream out = connections.get(session).getOutputStream();
    synchronized (out) {
      try {
        new DefaultPDUSender()
            .sendSubmitSmResp(out, submit.getSequenceNumber(), id, new OptionalParameter[0]);
      } catch (PDUStringException e) {
        throw new IOException(e);
      }
    }
  }

  void write(SMPPServerSession session, byte[] octets) throws IOException {
    OutputStream out = connections.get(session).getOutputStream();
    synchronized (out) {
      out.write(octets);
      out.flush();
    }
  }

  private String record(SubmitSm submit) {
    String id = "0A%x".formatted(count.incrementAndGet());
    submitted.add(submit);
    assembly
        .add(submit)
        .ifPresent(text ->
            received.add(new Received(Channel.SMS, "+" + submit.getDestAddress(), text, "", id)));
    return id;
  }

  private void awaitTheEnd() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Receiver extends DeafReceiver {

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm submit, SMPPServerSession session)
        throws ProcessRequestException {
      inside.incrementAndGet();
      try {
        return take(submit, session);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        inside.decrementAndGet();
      }
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session session)
        throws ProcessRequestException {
      throw new ProcessRequestException("no", STAT_ESME_RSYSERR);
    }

    @Override
    public void onAcceptEnquireLink(EnquireLink enquireLink, Session source) {
      enquiries.incrementAndGet();
    }
  }
}
