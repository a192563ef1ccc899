package io.kennung.verification.senders.smpp;

import static org.jsmpp.SMPPConstant.STAT_ESME_RALYBND;
import static org.jsmpp.SMPPConstant.STAT_ESME_RINVBNDSTS;
import static org.jsmpp.SMPPConstant.STAT_ESME_RINVDSTADR;
import static org.jsmpp.SMPPConstant.STAT_ESME_RMSGQFUL;
import static org.jsmpp.SMPPConstant.STAT_ESME_RSYSERR;
import static org.jsmpp.SMPPConstant.STAT_ESME_RTHROTTLED;
import static org.jsmpp.SMPPConstant.STAT_ESME_RX_T_APPN;

import io.kennung.verification.senders.SendFailure;
import io.kennung.verification.senders.SendFailure.Reason;
import java.net.SocketTimeoutException;
import java.util.Set;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jspecify.annotations.Nullable;

/** What a carrier's refusals mean. */
final class SmppRefusals {

  /** The carrier's own trouble, which passes. */
  private static final Set<Integer> BUSY =
      Set.of(
          STAT_ESME_RTHROTTLED,
          STAT_ESME_RMSGQFUL,
          STAT_ESME_RSYSERR,
          STAT_ESME_RX_T_APPN,
          STAT_ESME_RALYBND,
          STAT_ESME_RINVBNDSTS);

  private SmppRefusals() {}

  /** Why no session came about: whatever the carrier has against us, it has for every message. */
  static SendFailure ofBind(Throwable thrown) {
    Integer status = status(thrown);
    if (status != null && !BUSY.contains(status)) {
      return new SendFailure(Reason.REFUSED);
    }
    return broken(thrown);
  }

  /** Why a message was not taken. What the carrier has against this one it may not have others. */
  static SendFailure ofSubmit(Throwable thrown) {
    Integer status = status(thrown);
    if (status != null && status == STAT_ESME_RINVDSTADR) {
      return new SendFailure(Reason.NUMBER);
    }
    if (status != null && !BUSY.contains(status)) {
      return SendFailure.refusedHere();
    }
    return broken(thrown);
  }

  private static SendFailure broken(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof ResponseTimeoutException || cause instanceof SocketTimeoutException) {
        return new SendFailure(Reason.TIMEOUT);
      }
    }
    return new SendFailure(Reason.PROVIDER);
  }

  /** The {@code command_status}; null when there was no such answer. */
  private static @Nullable Integer status(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof NegativeResponseException negative) {
        return negative.getCommandStatus();
      }
    }
    return null;
  }
}
