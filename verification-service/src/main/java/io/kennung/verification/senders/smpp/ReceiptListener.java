package io.kennung.verification.senders.smpp;

import static org.jsmpp.SMPPConstant.STAT_ESME_RX_T_APPN;

import io.kennung.verification.senders.DeliveryReports;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;

/**
 * Takes receipts. One that cannot be recorded now is given back to the carrier, which brings it
 * again later; so is one too many at once, that a slow database does not hold up the answers to our
 * own messages. What people write back is taken and forgotten.
 */
final class ReceiptListener implements MessageReceiverListener {

  static final int AT_ONCE = 6;

  private static final Logger LOG = Logger.getLogger(ReceiptListener.class);

  private final String name;
  private final DeliveryReports reports;
  private final Semaphore places = new Semaphore(AT_ONCE);

  ReceiptListener(String name, DeliveryReports reports) {
    this.name = name;
    this.reports = reports;
  }

  @Override
  public void onAcceptDeliverSm(DeliverSm deliver) throws ProcessRequestException {
    Receipt receipt = Receipt.of(deliver).orElse(null);
    if (receipt == null) {
      return;
    }
    if (!places.tryAcquire()) {
      throw later();
    }
    try {
      reports.report(name, receipt.id(), receipt.fate());
    } catch (RuntimeException e) {
      LOG.warnf("a receipt of %s could not be recorded: %s", name, e.getClass().getName());
      throw later();
    } finally {
      places.release();
    }
  }

  @Override
  public void onAcceptAlertNotification(AlertNotification alert) {}

  @Override
  public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
    throw later();
  }

  private static ProcessRequestException later() {
    return new ProcessRequestException("later", STAT_ESME_RX_T_APPN);
  }
}
